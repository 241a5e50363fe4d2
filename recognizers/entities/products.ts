import { distance } from 'fastest-levenshtein';
import { type Entity } from '../../domain/recognition/entities';
import { type ProductText } from '../recognizer';
import { spanOfWords, type NormalText } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';
import { type IsCommonWord } from './places';
import { gramsOf, ProductIndex, type ProductName } from './product-index';

const LONGEST_NAME_WORDS = 8;
const CANDIDATES = 12;
/** How sure a name is as the company writes it, and in the plural. */
const EXACT = 0.97;
const PLURAL = 0.94;
const SHORTEST_PLURAL = 4;
/** The possessive or article of Indonesian. */
const SUFFIX = 'nya';
/** Names are looked for in this many words; who lists more products writes to sales. */
const MOST_WORDS = 80;

interface Mention {
  from: number;
  to: number;
  product: number;
  score: number;
}

/** A reader of the catalogue's names and aliases, exact or mistyped. */
export function createProductReader(
  products: readonly ProductText[],
  isCommon: IsCommonWord,
  isOrdinary: IsCommonWord,
): EntityReader {
  const index = new ProductIndex(products, isOrdinary);
  const vocabularies = products.map((product) => memoizedWords(product));
  return ({ normal }: EntityInput) => {
    const keys = normal.words.slice(0, MOST_WORDS).map((word) => word.text.replace(/[^\p{L}\p{N}]/gu, ''));
    const exact = exactMentions(keys, index);
    const found = withoutOverlaps([...exact, ...fuzzyMentions(keys, index, isCommon)]);
    const mentions = withHeads(found, keys, vocabularies);
    return mentions.map((mention) => entityOf(normal, mention, products));
  };
}

/** The words a product is called and described by, made when first asked for. */
function memoizedWords({ name, aliases, description }: ProductText): () => ReadonlySet<string> {
  let words: ReadonlySet<string> | undefined;
  return () =>
    (words ??= new Set(
      [name, ...aliases, description]
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu),
    ));
}

/**
 * "Vietnamese drip filter" is one thing: a word that could name another right behind a name, or before it, belongs to
 * that name where its own row has the word.
 */
function withHeads(
  mentions: readonly Mention[],
  keys: readonly string[],
  vocabularies: ReadonlyArray<() => ReadonlySet<string>>,
): Mention[] {
  const belongs = (word: Mention, other: Mention | undefined): boolean =>
    other !== undefined &&
    word.to - word.from === 1 &&
    word.product !== other.product &&
    (word.from === other.to || word.to === other.from) &&
    (vocabularies[other.product]?.().has(keys[word.from] ?? '') ?? false);
  return mentions.filter((word, at) => !belongs(word, mentions[at - 1]) && !belongs(word, mentions[at + 1]));
}

function entityOf(
  normal: NormalText,
  { from, to, product, score }: Mention,
  products: readonly ProductText[],
): Entity {
  const { sku, name } = products[product] as ProductText;
  return { type: 'product', ...spanOfWords(normal, from, to), value: { sku, name, score } };
}

function exactMentions(keys: readonly string[], index: ProductIndex): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < keys.length; from++) {
    let key = '';
    // "s/d 1 juta" is not the product D1.
    if (keys[from]?.length === 1 && keys[from - 1] === '') continue;
    for (let to = from + 1; to <= keys.length && to - from <= LONGEST_NAME_WORDS; to++) {
      key += keys[to - 1] ?? '';
      if (keys[to - 1] === '' || keys[from] === '') continue;
      const exact = index.exact.get(key);
      const owners = exact ?? index.exact.get(singular(key)) ?? index.exact.get(unsuffixed(key)) ?? [];
      const sure = exact ? EXACT : PLURAL;
      for (const product of owners) mentions.push({ from, to, product, score: sure / owners.length });
    }
  }
  return mentions;
}

/** "coffee capsules" → "coffeecapsule"; the key itself when it is not a plural. */
function singular(key: string): string {
  return key.length > SHORTEST_PLURAL && key.endsWith('s') && !key.endsWith('ss') ? key.slice(0, -1) : key;
}

/** "gayonya" → "gayo", "o30nya" → "o30"; shorter words must be codes. */
function unsuffixed(key: string): string {
  if (!key.endsWith(SUFFIX)) return key;
  const stem = key.slice(0, -SUFFIX.length);
  return stem.length >= SHORTEST_PLURAL || /\d$/u.test(stem) ? stem : key;
}

function fuzzyMentions(keys: readonly string[], index: ProductIndex, isCommon: IsCommonWord): Mention[] {
  const common = keys.map((key) => key === '' || isCommon(key));
  // Words that are all spelt right are not typing errors: "mesin kantor" is not "mesin kantin".
  if (!common.includes(false)) return [];
  const grams = new Set<string>();
  keys.forEach((key, at) => {
    const near = common.slice(Math.max(0, at - LONGEST_NAME_WORDS), at + LONGEST_NAME_WORDS + 1);
    if (!near.includes(false)) return;
    for (const gram of gramsOf(key + (keys[at + 1] ?? ''))) grams.add(gram);
  });
  return index
    .candidates(grams, CANDIDATES)
    .map((name) => bestWindow(keys, name, common))
    .filter((mention) => mention !== undefined);
}

/** The words nearest to a name, when near enough: none in four letters, one in seven, two in thirteen, else three. */
function bestWindow(
  keys: readonly string[],
  name: ProductName,
  common: readonly boolean[],
): Mention | undefined {
  const { length } = name.key;
  const allowed = length < 5 ? 0 : length < 8 ? 1 : length < 14 ? 2 : 3;
  let best: Mention | undefined;
  for (let from = 0; from < keys.length; from++) {
    let key = '';
    if (keys[from]?.length === 1 && keys[from - 1] === '') continue;
    for (let to = from + 1; to <= keys.length && to - from <= LONGEST_NAME_WORDS; to++) {
      key += keys[to - 1] ?? '';
      if (key.length > length + allowed) break;
      if (key.length < length - allowed || keys[from] === '' || keys[to - 1] === '') continue;
      if (!common.slice(from, to).includes(false)) continue;
      const slips = distance(key, name.key);
      if (slips > allowed || (slips > 0 && !sameDigits(key, name.key))) continue;
      const score = (0.95 - (0.9 * slips) / length) * (name.derived ? 0.9 : 1);
      if (!best || score > best.score) best = { from, to, product: name.product, score };
    }
  }
  return best;
}

/** "O10" is not a slip for "O30". */
function sameDigits(first: string, second: string): boolean {
  return first.replace(/\D/gu, '') === second.replace(/\D/gu, '');
}

/** Better scores first, longer ones of equal score; what overlaps a kept one goes. */
function withoutOverlaps(mentions: Mention[]): Mention[] {
  const worth = ({ from, to, score }: Mention) => score + 0.05 * (to - from);
  mentions.sort((first, second) => worth(second) - worth(first));
  const kept: Mention[] = [];
  for (const mention of mentions) {
    const clashes = kept.some((other) => mention.from < other.to && other.from < mention.to);
    if (!clashes) kept.push(mention);
  }
  return kept.sort((first, second) => first.from - second.from);
}
