import { type RecognitionContext } from '../../domain/recognition/recognition';
import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';
import { standardWord, withWords, type NormalText, type Word } from '../text/normalize';
import { slangForms } from '../text/slang';
import { WordSeparator } from '../text/word-separator';
import { type IsCommonWord } from './places';
import { nameLead } from './name-leads';
import { NAME_LISTS, isCapital } from './name-words';

type Expecting = RecognitionContext['expecting'];

/** Puts the spaces that were left out back between known words; each word keeps its place in the original. */
export type SpacesReader = (normal: NormalText, expecting: Expecting) => NormalText;

/** What is asked for by these is a name: it may be made of ordinary words. */
const NAMES: ReadonlySet<Expecting> = new Set<Expecting>(['name', 'company']);

/**
 * @param written words as people write them, and how often
 * @param isKnown a word that is met anywhere: nothing is missing in it.
 */
export function createSpacesReader(
  written: ReadonlyMap<string, number>,
  isKnown: IsCommonWord,
): SpacesReader {
  const separator = new WordSeparator(written);
  const names = knownNames();
  const isWhole = (word: string) => isKnown(word) || names.has(word) || slangForms().has(word);
  return (normal, expecting) => {
    if (NAMES.has(expecting)) return normal;
    const words: Word[] = [];
    for (let at = 0; at < normal.words.length; at++) {
      const run = runAt(normal, at);
      const parts = isLeft(normal, at, isWhole) ? undefined : separator.separate(run.text);
      if (parts) at += run.words - 1;
      words.push(...(parts ? separated(run, parts) : [normal.words[at] as Word]));
    }
    return words.every((word, at) => word === normal.words[at]) ? normal : withWords(normal, words);
  };
}

/** Names, addresses and numbers are what they are. */
function isLeft(normal: NormalText, at: number, isWhole: IsCommonWord): boolean {
  const word = normal.words[at] as Word;
  // "barang2" is one word said twice.
  if (word.kind !== 'word' || word.end - word.start !== word.text.length || isWhole(word.text)) return true;
  if (isInAddress(normal, word) || (at > 0 && isCapital(normal, at))) return true;
  const lead = nameLead(normal.words, at);
  return lead !== undefined && (lead.sure || lead.self || lead.titled);
}

/** A part of a web or mail address: what stands between blanks holds a slash or an at sign. */
function isInAddress({ original }: NormalText, { start, end }: Word): boolean {
  const before = /\S*$/u.exec(original.slice(0, start))?.[0] ?? '';
  const after = /^\S*/u.exec(original.slice(end))?.[0] ?? '';
  return /[/@]/u.test(before + after);
}

interface Run {
  text: string;
  start: number;
  /** How many words of the text it takes. */
  words: number;
}

/** A word with what clings to it around the digit of a product code: "hargam" "1" "berapa". */
function runAt({ original, words }: NormalText, at: number): Run {
  const first = words[at] as Word;
  let last = first;
  let to = at + 1;
  const takeOn = (kind: Word['kind']) => {
    const next = words[to];
    if (next?.kind !== kind || !next.glued) return;
    last = next;
    to++;
  };
  if (/^\d$/u.test(words[to]?.text ?? '')) takeOn('number');
  if (/\d$/u.test(original.slice(first.start, last.end))) takeOn('word');
  return { text: original.slice(first.start, last.end).toLowerCase(), start: first.start, words: to - at };
}

function separated({ start }: Run, parts: readonly string[]): Word[] {
  let from = start;
  return parts.map((text, place) => {
    const word: Word = {
      kind: /\d/u.test(text) ? 'code' : 'word',
      text,
      standard: standardWord(text),
      start: from,
      end: from + text.length,
      glued: place > 0,
    };
    from = word.end;
    return word;
  });
}

/** Towns and people's names, each of their words too. */
function knownNames(): ReadonlySet<string> {
  const lists = [AREA_NAMES.regencies, AREA_NAMES.districts, ...readWordLists('people.txt').values()];
  const names = [...lists.flat(), ...(NAME_LISTS.get('givenNames') ?? [])];
  return new Set(names.flatMap((name) => name.toLowerCase().split(' ')));
}
