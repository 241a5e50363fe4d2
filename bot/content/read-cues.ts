import { z } from 'zod';
import { COMPLAINT_CUES } from '../../dialogs/contract/complaint-cues';
import { CUES, type Cue, type Cues } from '../../dialogs/contract/cues';
import { placeIn, readYaml, type ContentReader, type ReadFile } from './content-reader';
import { wordsPerLanguage } from './schemas';

/** Which file has which lists. */
const FILES: ReadonlyArray<readonly [string, readonly Cue[]]> = [
  ['cues.yaml', CUES],
  ['complaint-cues.yaml', COMPLAINT_CUES],
];

type Lists = Readonly<Record<string, z.output<typeof wordsPerLanguage>>>;

/**
 * `cues.yaml` and `complaint-cues.yaml`: every list of words the dialogs look for, compiled once. A list that is
 * missing, empty or not known, and an entry that cannot be read, are told by line.
 */
export function readCues(reader: ContentReader): Cues {
  return Object.fromEntries(FILES.flatMap(([file, cues]) => readFile(reader, file, cues))) as Cues;
}

function readFile(reader: ContentReader, file: string, cues: readonly Cue[]): Array<[Cue, RegExp]> {
  const schema = z.object(Object.fromEntries(cues.map((cue) => [cue, wordsPerLanguage]))).strict();
  const read = readYaml<z.ZodType<Lists>>(reader, file, schema as z.ZodType<Lists>);
  return cues.map((cue) => [cue, read ? compile(cue, read, reader) : NEVER]);
}

const NEVER = /(?!)/u;

function compile(cue: Cue, read: ReadFile<Lists>, reader: ContentReader): RegExp {
  const lists = read.value[cue];
  const entries = (['id', 'en'] as const).flatMap((language) =>
    (lists?.[language] ?? []).map((entry, index) => ({
      entry,
      place: placeIn(read, [cue, language, index]),
    })),
  );
  if (entries.length === 0) {
    const message = `"${cue}" has no words; write at least one.`;
    reader.problems.push({ file: read.file, line: read.lineOf([cue]), message });
  }
  const patterns = entries.flatMap(({ entry, place }) => {
    const pattern = patternOf(entry);
    if (pattern !== undefined) return [pattern];
    const message = `"${entry}" cannot be read: use small letters and digits, (a|b), (a)?, * and ... only, every bracket closed.`;
    reader.problems.push({ ...place, message });
    return [];
  });
  return patterns.length === 0 ? NEVER : new RegExp(` (?:${patterns.join('|')}) `, 'u');
}

/** What an entry may be written with; anything else would never be found, for messages are read without it. */
const WRITTEN = /^[\p{Ll}\p{N} ()|?*.]+$/u;

/** An entry as a pattern; undefined when it cannot be read. */
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
