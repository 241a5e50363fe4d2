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
  const read = parseLu(readText(reader, file) ?? '', { file, language });
  reader.problems.push(...read.problems);
  for (const { text: utterance, line, intent, entities = [] } of read.phrases) {
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
