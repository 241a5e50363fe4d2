import { type Entity } from '../../domain/recognition/entities';
import { countOf, countsOf } from '../acts/counted-goods';
import { ARTICLES, LINKS } from '../acts/goods-words';
import { type NormalText, type Word } from '../text/normalize';
import { ASKING_WORDS, PURPOSE_WORDS } from './asking-words';

/** A stretch of words. */
export interface Run {
  from: number;
  /** Exclusive. */
  to: number;
}

/** Words of a list of goods: with a number of their own, or behind "and" and other goods. */
export function isListed(
  normal: NormalText,
  entities: readonly Entity[],
  run: Run,
  isNameAt: (at: number) => boolean,
): boolean {
  return isCounted(normal, entities, run) || isJoined(normal, run, isNameAt);
}

/** "Kursi 1", "2 coffee tables"; "gayo giling halus 2" counts the coffee. */
export function isCounted(normal: NormalText, entities: readonly Entity[], { from, to }: Run): boolean {
  const { words } = normal;
  const products = entities.filter(({ type }) => type === 'product');
  if (products.some((product) => isAt(product, words[from - 1]))) return false;
  const counts = new Set([...countsOf(normal, products, entities).values()].map(({ start }) => start));
  const numberAt = (at: number): boolean =>
    entities.some(
      (entity) => countOf(entity) !== undefined && !counts.has(entity.start) && isAt(entity, words[at]),
    );
  const lead = LINKS.has(words[from - 1]?.standard ?? '') ? from : head(words, from);
  const isPurpose = PURPOSE_WORDS.has(words[lead - 2]?.standard ?? '');
  return (numberAt(lead - 1) && !isPurpose) || numberAt(to);
}

/** Where the goods begin whose second word stands at `from`: "2 coffee tables". */
function head(words: readonly Word[], from: number): number {
  const before = words[from - 1];
  return before?.kind === 'word' && !ASKING_WORDS.has(before.standard) ? from - 1 : from;
}

/** "2 moka pots and a waffle iron". */
function isJoined({ words }: NormalText, { from }: Run, isNameAt: (at: number) => boolean): boolean {
  const at = ARTICLES.has(words[from - 1]?.standard ?? '') ? from - 1 : from;
  const isBehindGoods = isNameAt(at - 2) || /^\d+$/u.test(words[at - 2]?.text ?? '');
  return LINKS.has(words[at - 1]?.standard ?? '') && isBehindGoods;
}

function isAt({ start, end }: Entity, word: Word | undefined): boolean {
  return word !== undefined && start < word.end && word.start < end;
}
