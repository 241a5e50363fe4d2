import { type PackSize, type PriceLimit, type Superlative, type Wanted } from '../../domain/recognition/acts';
import { type Entity, type Span } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';
import { type NormalText } from '../text/normalize';

const LISTS = readWordLists('goods.txt');
const SUPERLATIVES: readonly Superlative[] = [
  'cheapest',
  'dearest',
  'best_selling',
  'best',
  'largest',
  'smallest',
  'newest',
];

export const CONTAINERS: ReadonlySet<string> = new Set(LISTS.get('container'));
export const ARTICLES: ReadonlySet<string> = new Set(LISTS.get('article'));
export const LINKS: ReadonlySet<string> = new Set(LISTS.get('link'));

function finderOf<T>(lists: ReadonlyArray<readonly [string, T]>): PhraseFinder<T> {
  const finder = new PhraseFinder<T>();
  for (const [list, value] of lists) for (const phrase of LISTS.get(list) ?? []) finder.add(phrase, value);
  return finder;
}

const SUPERLATIVE = finderOf(SUPERLATIVES.map((name) => [name, name] as const));
const LIMIT = finderOf([
  ['at-most', 'atMost'],
  ['at-least', 'atLeast'],
] as const);
const EXCLUDE_BEFORE = finderOf([['exclude-before', true]] as const);
const EXCLUDE_AFTER = finderOf([['exclude-after', true]] as const);
const SIZE = finderOf([
  ['size-1000', 1000],
  ['size-500', 500],
  ['size-250', 250],
] as const);
export const PURPOSES: ReadonlySet<string> = new Set(LISTS.get('purpose'));
export const AROUND_PURPOSE: ReadonlySet<string> = new Set(LISTS.get('around-purpose'));
/** "Swap … for …" */
export const EXCHANGES: ReadonlySet<string> = new Set(LISTS.get('exchange'));
export const SIZE_LEADS: ReadonlySet<string> = new Set(LISTS.get('size-lead'));

/** How many words may stand between "di bawah" and its sum, "tanpa" and its goods. */
const REACH = 3;

/** The limit on a price and the superlative that the words of a part say. */
export function readQuery(
  normal: NormalText,
  entities: readonly Entity[],
  { from, to }: { from: number; to: number },
): Omit<Wanted, 'about'> {
  const words = normal.words.map(({ standard }) => standard);
  const superlative = SUPERLATIVE.find(words.slice(from, to))[0]?.value;
  const [start, end] = [normal.words[from]?.start ?? 0, normal.words[to - 1]?.end ?? 0];
  const limit = entities
    .filter((entity) => start <= entity.start && entity.end <= end)
    .flatMap((entity) => limitOf(entity, normal, words))
    .at(0);
  return { ...(limit && { limit }), ...(superlative && { superlative }) };
}

function limitOf(entity: Entity, normal: NormalText, words: readonly string[]): PriceLimit[] {
  if (entity.type !== 'money' || entity.value.currency !== 'IDR') return [];
  const { min, max, approximate } = entity.value;
  if (min !== max) return [{ atLeast: min, atMost: max }];
  const at = normal.words.findIndex(({ start }) => start >= entity.start);
  const lead = LIMIT.find(words.slice(Math.max(0, at - REACH), at)).at(-1)?.value;
  if (lead !== undefined) return [lead === 'atMost' ? { atMost: max } : { atLeast: min }];
  return approximate ? [{ around: max }] : [];
}

/** "tanpa filter", "set V60 tidak jadi". */
export function isExcluded({ words }: NormalText, { start, end }: Pick<Span, 'start' | 'end'>): boolean {
  const standard = words.map((word) => word.standard);
  const from = words.findIndex((word) => word.end > start);
  const after = words.findIndex((word) => word.start >= end);
  const before = EXCLUDE_BEFORE.find(standard.slice(Math.max(0, from - REACH - 1), from));
  const behind = after < 0 ? [] : EXCLUDE_AFTER.find(standard.slice(after, after + REACH));
  return (
    behind.some((found) => found.from === 0) ||
    before.some(({ to }) => to > 0 && nothingBetween(standard.slice(Math.max(0, from - REACH - 1), from), to))
  );
}

/** No other goods are named between, and no word links. */
function nothingBetween(words: readonly string[], to: number): boolean {
  return words.slice(to).every((word) => !LINKS.has(word) && word !== ',');
}

/** The pack size said near goods: "yang sekilo", "kiloan", "gayo 1kg", "250". */
export function sizeNear(normal: NormalText, goods: Span, entities: readonly Entity[]): PackSize | undefined {
  const { words } = normal;
  const inName = /(?:^|\s)(\d{2,4}) ?(g|gr|gram|ml)?$/iu.exec(goods.text);
  if (inName) return { amount: Number(inName[1]), unit: unitOf(inName[2]) };
  const from = words.findIndex((word) => word.end > goods.start);
  const to = words.findIndex((word) => word.start >= goods.end);
  const standard = words.map((word) => word.standard);
  const after = to < 0 ? [] : standard.slice(to, to + REACH);
  const before = standard.slice(Math.max(0, from - REACH), from);
  const said =
    SIZE.find(after).find(({ from: at }) => at === 0 || SIZE_LEADS.has(after[at - 1] ?? '')) ??
    SIZE.find(before).find(
      ({ from: at, phrase }) => phrase.includes(' ') || SIZE_LEADS.has(before[at - 1] ?? ''),
    );
  if (said) return { amount: said.value, unit: 'gram' };
  return weightAfter(goods, entities, normal);
}

/** A weight right behind the goods is the pack's ("gayo 1kg"); before them it is how much is wanted ("2 kg gayo"). */
function weightAfter(goods: Span, entities: readonly Entity[], { words }: NormalText): PackSize | undefined {
  const weight = entities.find((entity) => {
    if (entity.type !== 'quantity' || entity.start < goods.end) return false;
    const between = words.filter(({ start, end }) => start >= goods.end && end <= entity.start);
    return between.length <= 2 && between.every(({ standard }) => SIZE_LEADS.has(standard));
  });
  if (weight?.type !== 'quantity') return undefined;
  const { amount, unit } = weight.value;
  if (unit === 'gram') return { amount, unit };
  return unit === 'kilogram' ? { amount: amount * 1000, unit: 'gram' } : undefined;
}

function unitOf(said: string | undefined): PackSize['unit'] {
  if (said === undefined) return undefined;
  return said.toLowerCase() === 'ml' ? 'millilitre' : 'gram';
}
