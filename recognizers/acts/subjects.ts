import { type Subject } from '../../domain/recognition/acts';
import { type Entity, type Span } from '../../domain/recognition/entities';
import { spanOfWords, type NormalText, type Word } from '../text/normalize';
import { countOf, countsOf } from './counted-goods';
import { AROUND_PURPOSE, CONTAINERS, EXCHANGES, isExcluded, PURPOSES, sizeNear } from './goods-words';

/** "For my machine H2" */
const MOST_PURPOSE = 3;

export interface Goods {
  subjects: Subject[];
  /** Entities that are said by the subjects and tell nothing else. */
  used: ReadonlySet<Entity>;
}

/** The goods a text names, each with the number that stands with it, its size, and whether it is to be left out. */
export function readSubjects(normal: NormalText, entities: readonly Entity[]): Goods {
  const goods = entities.filter(({ type }) => type === 'product' || type === 'category');
  const named = goods.filter((item) => !isPartOfAnother(item, goods, normal));
  const packs = entities.filter((entity) => isKiloPacks(normal, entity));
  const counts = countsOf(normal, named, entities.map(asCount(packs)));
  const sizes = new Map(named.map((item) => [item, sizeNear(normal, item, entities)]));
  const subjects = named.map((item) => ({
    ...subjectOf(item, normal),
    count: countBeside(counts.get(item)),
    size: packs.some(({ start }) => start === counts.get(item)?.start) ? KILO_PACK : sizes.get(item),
  }));
  const isCount = ({ start }: Entity): boolean =>
    [...counts.values()].some((number) => number.start === start);
  const used = new Set<Entity>([
    ...goods,
    ...entities.filter((entity) => countOf(entity) !== undefined && isCount(entity)),
    ...packs,
  ]);
  const unknown = entities
    .filter((entity) => !used.has(entity))
    .flatMap((entity) => unnamedGoods(entity, normal));
  for (const { entity } of unknown) used.add(entity);
  const all = [...subjects, ...unknown.map(({ subject }) => subject)];
  return { subjects: all.sort((first, second) => first.span.start - second.span.start), used };
}

const KILO_PACK = { amount: 1000, unit: 'gram' } as const;

/** "Two kilo bags": a number of packs of a kilogram. */
function isKiloPacks({ words }: NormalText, { type, value, end }: Entity): boolean {
  if (type !== 'quantity' || value.unit !== 'kilogram') return false;
  const next = words.find(({ start }) => start >= end);
  return isContainer(next);
}

function asCount(packs: readonly Entity[]): (entity: Entity) => Entity {
  return (entity) =>
    entity.type === 'quantity' && packs.includes(entity)
      ? { ...entity, value: { ...entity.value, unit: 'piece' } }
      : entity;
}

function countBeside(number: Entity | undefined): number | undefined {
  return number && countOf(number);
}

/** A category in a product's name; "v60" right behind "kertas saring", whose full name has it. */
function isPartOfAnother(item: Entity, goods: readonly Entity[], { words }: NormalText): boolean {
  return goods.some((other) => {
    if (other === item || other.type !== 'product') return false;
    if (item.type === 'category') return overlaps(item, other);
    const isBehind = other.end <= item.start;
    const [from, to] = isBehind ? [other.end, item.start] : [item.end, other.start];
    const between = words.filter(({ start, end }) => start >= from && end <= to);
    // "Capsules for the H4" are no machine, "swap the capsules for the H4" names both.
    if (isBehind && between.length > 0) return isPurpose(between) && !isExchanged(other, words);
    return between.length === 0 && other.value.name.toLowerCase().includes(item.text.toLowerCase());
  });
}

/** "For the", "buat mesin": what follows says what the goods before it are for. */
function isPurpose(between: readonly Word[]): boolean {
  return (
    between.length <= MOST_PURPOSE &&
    PURPOSES.has(between[0]?.standard ?? '') &&
    between.slice(1).every(({ standard }) => AROUND_PURPOSE.has(standard))
  );
}

function isExchanged({ start }: Entity, words: readonly Word[]): boolean {
  return words.some((word) => word.end <= start && EXCHANGES.has(word.standard));
}

function subjectOf(item: Entity, normal: NormalText): Subject {
  const { text, start, end } = item;
  const common = { span: { text, start, end }, excluded: isExcluded(normal, item) };
  if (item.type === 'product') return { ...common, kind: 'product', product: item.value };
  if (item.type === 'category') return { ...common, kind: 'category', category: item.value.id };
  return { ...common, kind: 'unknown', words: text };
}

/** A count with a noun that names none of our products: "2 filter packs", "3 croissants". */
function unnamedGoods(entity: Entity, normal: NormalText): Array<{ entity: Entity; subject: Subject }> {
  const count = countOf(entity);
  if (count === undefined || entity.type !== 'quantity') return [];
  const inside = normal.words.filter(({ start, end }) => start >= entity.start && end <= entity.end);
  const noun = inside.at(-1);
  if (!noun || inside.length < 2 || CONTAINERS.has(noun.standard)) return [];
  const at = normal.words.indexOf(noun);
  const to = at + 1 + (isContainer(normal.words[at + 1]) ? 1 : 0);
  const span: Span = spanOfWords(normal, at, to);
  const excluded = isExcluded(normal, entity);
  return [{ entity, subject: { span, kind: 'unknown', words: span.text, count, excluded } }];
}

function isContainer(word: Word | undefined): boolean {
  return word !== undefined && CONTAINERS.has(word.standard) && word.standard.length > 2;
}

function overlaps(first: Entity, second: Entity): boolean {
  return first.start < second.end && second.start < first.end;
}
