import { readWordLists } from '../data-files';
import { lightStem } from '../text/stem';

const LISTS = readWordLists('asking-words.txt');

/** Words of questions in either language, and their stems: they describe no goods, and no row need have them. */
export const ASKING_WORDS: ReadonlySet<string> = new Set(
  [...LISTS.values(), ...functionWords()].flat().flatMap((word) => [word, lightStem(word)]),
);

/** Behind these stands a purpose or a place, no goods: "buat nikahan", "for my clinic". */
export const PURPOSE_WORDS: ReadonlySet<string> = new Set(LISTS.get('purpose') ?? []);

/** Beside these a name of goods still stands alone: "kak, botol buat cold brew". */
export const BARE_WORDS: ReadonlySet<string> = new Set(LISTS.get('bare') ?? []);

/** With these somebody asks whether a thing is sold: "jual", "carry". */
export const SELLING_WORDS: ReadonlySet<string> = new Set(LISTS.get('selling') ?? []);

/** Behind these a word says how a thing is to be: "yang manis", "which foams milk". */
export const RELATIVE_WORDS: ReadonlySet<string> = new Set(LISTS.get('relative') ?? []);

/** A fact with one of these says what a thing has not: "tanpa listrik", "tidak ada". */
export const MISSING_WORDS: ReadonlySet<string> = new Set(
  (LISTS.get('missing') ?? []).flatMap((word) => [word, lightStem(word)]),
);

function functionWords(): string[][] {
  const lists = [...readWordLists('language-words.txt')];
  return lists.filter(([list]) => list.endsWith('function')).map(([, words]) => words);
}
