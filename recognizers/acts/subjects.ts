import { type Subject } from '../../domain/recognition/acts';
import { type Entity } from '../../domain/recognition/entities';
import { type NormalText } from '../text/normalize';

/** Words that may stand between a number and the noun it counts: "3 bungkus gayo", "2 of the E2". */
const REACH = 3;
/** Whole units: what counts goods, not people or weights. */
const COUNTING: ReadonlySet<string> = new Set(['piece', 'none']);

export interface Goods {
  subjects: Subject[];
  /** Entities that are said by the subjects and tell nothing else. */
  used: ReadonlySet<Entity>;
}

/** The goods a text names, each with the number that stands with it. */
export function readSubjects(normal: NormalText, entities: readonly Entity[]): Goods {
  const used = new Set<Entity>();
  const goods = entities.filter(({ type }) => type === 'product' || type === 'category');
  const named = goods.filter(
    (item) =>
      item.type === 'product' || !goods.some((other) => other.type === 'product' && overlaps(item, other)),
  );
  const numbers = entities.filter(countOf);
  const subjects = named.map((item) => {
    used.add(item);
    const number = nearest(
      item,
      numbers.filter((entity) => !used.has(entity)),
      normal,
    );
    if (number) used.add(number);
    return subjectOf(item, number === undefined ? undefined : countOf(number));
  });
  return { subjects, used };
}

function subjectOf(item: Entity, count: number | undefined): Subject {
  const { text, start, end } = item;
  const common = { span: { text, start, end }, count, excluded: false };
  if (item.type === 'product') return { ...common, kind: 'product', product: item.value };
  if (item.type === 'category') return { ...common, kind: 'category', category: item.value.id };
  return { ...common, kind: 'unknown', words: text };
}

function countOf(entity: Entity): number | undefined {
  if (entity.type === 'number') return entity.value;
  return entity.type === 'quantity' && COUNTING.has(entity.value.unit) ? entity.value.amount : undefined;
}

/** Before its noun within reach, else right behind it: "2 filter packs", "gayo 250 dua". */
function nearest(item: Entity, numbers: readonly Entity[], normal: NormalText): Entity | undefined {
  const before = numbers.filter(
    (number) => number.end <= item.start && wordsBetween(normal, number.end, item.start) < REACH,
  );
  if (before.length > 0) return before.at(-1);
  return numbers.find(
    (number) => number.start >= item.end && wordsBetween(normal, item.end, number.start) < 2,
  );
}

/** How many words stand between two places; a mark parts them for good. */
function wordsBetween({ words }: NormalText, from: number, to: number): number {
  const between = words.filter(({ start, end }) => start >= from && end <= to);
  return between.some(({ kind, text }) => kind === 'mark' && text !== '-') ? Infinity : between.length;
}

function overlaps(first: Entity, second: Entity): boolean {
  return first.start < second.end && second.start < first.end;
}
