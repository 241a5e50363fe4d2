import { z } from 'zod';
import { CUES, type Cue, type Cues } from '../../dialogs/contract/cues';
import { readYaml, type ContentReader, type ReadFile } from './content-reader';
import { wordsPerLanguage } from './schemas';

const FILE = 'cues.yaml';

type Lists = Readonly<Record<string, z.output<typeof wordsPerLanguage>>>;

/**
 * `cues.yaml`: every list of words the dialogs look for, compiled once. A list that is missing, empty or not
 * known, and an entry that cannot be read, are told by line.
 */
export function readCues(reader: ContentReader): Cues {
  const schema = z.object(Object.fromEntries(CUES.map((cue) => [cue, wordsPerLanguage]))).strict();
  const read = readYaml<z.ZodType<Lists>>(reader, FILE, schema as z.ZodType<Lists>);
  const compiled = CUES.map((cue): [Cue, RegExp] => [cue, read ? compile(cue, read, reader) : NEVER]);
  return Object.fromEntries(compiled) as Cues;
}

const NEVER = /(?!)/u;

function compile(cue: Cue, read: ReadFile<Lists>, reader: ContentReader): RegExp {
  const lists = read.value[cue];
  const entries = (['id', 'en'] as const).flatMap((language) =>
    (lists?.[language] ?? []).map((entry, index) => ({ entry, line: read.lineOf([cue, language, index]) })),
  );
  if (entries.length === 0) {
    const message = `"${cue}" has no words; write at least one.`;
    reader.problems.push({ file: FILE, line: read.lineOf([cue]), message });
  }
  const patterns = entries.flatMap(({ entry, line }) => {
    const pattern = patternOf(entry);
    if (pattern !== undefined) return [pattern];
    const message = `"${entry}" cannot be read: use small letters and digits, (a|b), (a)?, * and ... only, every bracket closed.`;
    reader.problems.push({ file: FILE, line, message });
    return [];
  });
  return patterns.length === 0 ? NEVER : new RegExp(` (?:${patterns.join('|')}) `, 'u');
}

/** What an entry may be written with; anything else would never be found, for messages are read without it. */
const WRITTEN = /^[\p{Ll}\p{N} ()|?*.]+$/u;

/** An entry as a pattern; undefined when it is none. */
function patternOf(entry: string): string | undefined {
  const source = entry.replaceAll(' ... ', ' .*').replaceAll('*', '\u0000');
  if (!WRITTEN.test(entry)) return undefined;
  const pattern = source.replaceAll('.\u0000', '.*').replaceAll('\u0000', '\\p{L}*');
  try {
    new RegExp(`(?:${pattern})`, 'u');
    return pattern;
  } catch {
    // RegExp has no question "is this a pattern?"; it only throws.
    return undefined;
  }
}
