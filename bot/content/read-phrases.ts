import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, type Language } from '../../domain/time/instant';
import { parseLu } from '../../recognizers/lu';
import { type Phrase } from '../../recognizers/recognizer';
import { parseSlotLabel, SLOT_LABELS } from '../../recognizers/slots/slot-labels';
import { placeKey } from './content';
import { readText, type ContentReader } from './content-reader';

/** All lines of `phrases/<language>/*.lu`, files in order of name, so that training is repeatable. */
export function readPhrases(reader: ContentReader): Phrase[] {
  const phrases: Phrase[] = [];
  for (const language of LANGUAGES) {
    const folder = path.join(reader.folder, 'phrases', language);
    const files = existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.lu'))
          .sort()
      : [];
    if (files.length === 0) {
      reader.problems.push({ file: `phrases/${language}`, message: 'There is no .lu file here; add one.' });
    }
    for (const name of files) readPhraseFile(reader, `phrases/${language}/${name}`, language, phrases);
  }
  return phrases;
}

function readPhraseFile(reader: ContentReader, file: string, language: Language, into: Phrase[]): void {
  const text = readText(reader, file) ?? '';
  const read = parseLu(text, { file, language });
  reader.problems.push(...read.problems);
  const lines = text.split(/\r?\n/u).map(plainUtterance);
  let line = 0;
  for (const { text: utterance, intent, entities = [] } of read.phrases) {
    // The parser gives phrases in the order of their lines but not the lines.
    line = Math.max(lines.indexOf(utterance, line), 0) + 1;
    reader.places.set(placeKey('phrase', into.length), { file, line });
    const slots = SLOT_FILE.test(file) ? entities : undefined;
    for (const { entity } of slots ?? []) {
      if (!parseSlotLabel(entity)) reader.problems.push({ file, line, message: unknownLabel(entity) });
    }
    into.push({ text: utterance, intent, language, ...(slots && { slots }) });
  }
}

/** Files whose lines, labelled or not, teach the slot tagger. */
const SLOT_FILE = /\/slots-[^/]*\.lu$/u;

function unknownLabel(label: string): string {
  const known = Object.entries(SLOT_LABELS).map(
    ([type, roles]) => `${type}:{${Object.keys(roles).join(',')}}`,
  );
  return `There is no label "${label}"; there are ${known.join(', ')}.`;
}

/** `- I want {@product=M1}` → `I want M1`. */
function plainUtterance(line: string): string {
  const item = line
    .trim()
    .replace(/^[-*+]/u, '')
    .trim();
  if (!item.includes('{')) return item;
  return item.replace(/\{\s*@?[^={}]+=\s*([^{}]*)\}/gu, (_label, inner: string) => inner.trim());
}
