import { type Entity } from '../../domain/recognition/entities';
import { type NormalText, type Word } from '../text/normalize';
import { CONTAINERS, LINKS, SIZE_LEADS } from './goods-words';

/** Words that may stand between a number and the noun it counts: "3 of those gayo". */
const BEFORE = 3;
/** So many behind the noun, its size and packs not counted: "gayo yang 1 kg dong kak, dua". */
const BEHIND = 3;
/** A comma between a number and a noun parts them unless nothing else is near; an "and" always does. */
const PARTED = 10;
/** Whole units: what counts goods, not people or weights. */
const COUNTING: ReadonlySet<string> = new Set(['piece', 'none']);
/** From here on a number may be grams or millilitres. */
const LEAST_SIZE = 50;
const WEIGHTS: ReadonlySet<string> = new Set(['gram', 'kilogram']);
/** Marks that belong to a count or a size. */
const JOINING: ReadonlySet<string> = new Set(['-', '.', ':', '=', '×', '(', ')']);

type Stretch = Pick<Entity, 'start' | 'end'>;

/** How many, when an entity counts things. */
export function countOf(entity: Entity): number | undefined {
  if (entity.type === 'number') return entity.value;
  return entity.type === 'quantity' && COUNTING.has(entity.value.unit) ? entity.value.amount : undefined;
}

/** The number that stands with each of the goods, each number with one of them: every count with its own noun. */
export function countsOf<G extends Stretch>(
  normal: NormalText,
  goods: readonly G[],
  entities: readonly Entity[],
): Map<G, Entity> {
  const numbers = entities.filter((entity) => countOf(entity) !== undefined && !isSize(normal, entity));
  const weights = entities.filter(({ type, value }) => type === 'quantity' && isWeight(value));
  // "Gayo 2, M1 1" counts behind, "2 gayo, 1 M1" before: as the message begins.
  const leads = (numbers[0]?.start ?? Infinity) < (goods[0]?.start ?? 0);
  const pairs = goods.flatMap((item) =>
    numbers.flatMap((number) => {
      const cost = costOf(normal, { item, number, goods, weights, leads });
      return cost === undefined ? [] : [{ item, number, cost }];
    }),
  );
  const found = new Map<G, Entity>();
  const taken = new Set<Entity>();
  for (const { item, number } of pairs.sort((one, other) => one.cost - other.cost)) {
    if (found.has(item) || taken.has(number)) continue;
    found.set(item, number);
    taken.add(number);
  }
  return found;
}

/** "Gayo yang 250": behind a word that leads to a size so great a number is one. */
function isSize({ words }: NormalText, entity: Entity): boolean {
  const before = words.findLast(({ end }) => end <= entity.start)?.standard ?? '';
  return (countOf(entity) ?? 0) >= LEAST_SIZE && SIZE_LEADS.has(before);
}

function isWeight(value: Entity['value']): boolean {
  return typeof value === 'object' && 'unit' in value && WEIGHTS.has(value.unit);
}

interface Pair {
  item: Stretch;
  number: Stretch;
  goods: readonly Stretch[];
  weights: readonly Stretch[];
  /** The message begins with a number. */
  leads: boolean;
}

/** How far a number stands from goods; undefined: it counts something else. */
function costOf(
  { words, original }: NormalText,
  { item, number, goods, weights, leads }: Pair,
): number | undefined {
  const isBefore = number.start < item.start;
  const [from, to] = isBefore ? [number.end, item.start] : [item.end, number.start];
  if (from > to || goods.some(({ start }) => start >= from && start < to)) return undefined;
  const between = words
    .filter(({ start, end }) => start >= from && end <= to)
    .filter(({ start }) => !weights.some((one) => one.start <= start && start < one.end));
  if (between.some(({ standard }) => LINKS.has(standard))) return undefined;
  const parted = between.filter(isMark).length + Number(original.slice(from, to).includes('\n'));
  const distance = between.filter((word) => word.kind !== 'mark' && !isAround(word)).length;
  if (distance > (isBefore ? BEFORE : BEHIND)) return undefined;
  return distance / BEFORE + parted * PARTED + (isBefore === leads ? 0 : 0.5);
}

function isMark({ kind, text }: Word): boolean {
  return kind === 'mark' && !JOINING.has(text);
}

function isAround({ standard }: Word): boolean {
  return SIZE_LEADS.has(standard) || CONTAINERS.has(standard);
}
