import { type Entity, type QuantityValue } from '../../domain/recognition/entities';
import { spanOfWords, type Word } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { hedgedAfter, saidAbout } from './money';
import { NUMBERS, type SaidNumber } from './number-data';
import { readNumber } from './number-words';

/** How far before a number a word of buying may stand. */
const BUYING_REACH = 3;
const RANGE_LINK = /^(?:-|sampai|to|hingga|atau|or|\/|s \/ d|s \. d(?: \.)?)(?= )/u;
/** Larger numbers beside a product are its price. */
const MOST_GOODS = 999;
/** What may follow "ketelnya 1". */
const ENDS = new Set([
  'dan',
  'and',
  'sama',
  'ya',
  'saja',
  'dong',
  'kak',
  'plus',
  'terus',
  'juga',
  'deh',
  'please',
]);

const BEFORE_GOODS = new Set(['of', 'the', 'x', 'your', 'those']);
const AFTER_GOODS = new Set(['nya', 'x', '-', '=', ':']);

/** Counts with a unit ("80an orang", "2 kg", "selusin") and, failing a unit, bare numbers. */
export function readQuantities(input: EntityInput): Entity[] {
  const { words } = input.normal;
  const found: Entity[] = [];
  for (let at = 0; at < words.length; at++) {
    const entity = oneOf(input, at) ?? counted(input, at);
    if (!entity) continue;
    if (entity.entity) found.push(entity.entity);
    at = entity.to - 1;
  }
  return found;
}

interface Counted {
  /** Missing when the number belongs to something else (a time, a percentage). */
  entity?: Entity;
  to: number;
}

function oneOf(input: EntityInput, at: number): Counted | undefined {
  const { words } = input.normal;
  const unit = NUMBERS.oneOf[words[at]?.standard ?? ''];
  if (!unit) return undefined;
  const half = halfAfter(words, at + 1);
  const value = { amount: 1 + half / 2, unit, approximate: hedgedAfter(words, at + 1) };
  return quantity(input, { from: at, to: at + 1 + half }, value);
}

/** "sekilo setengah", "dua kilo setengah": one word more, unless it is half of something else. */
function halfAfter(words: readonly Word[], at: number): 0 | 1 {
  const next = words[at + 1]?.standard ?? '';
  return words[at]?.standard === 'setengah' && !(next in NUMBERS.quantityUnits) ? 1 : 0;
}

function quantity(input: EntityInput, at: { from: number; to: number }, value: QuantityValue): Counted {
  return { entity: { type: 'quantity', ...spanOfWords(input.normal, at.from, at.to), value }, to: at.to };
}

function counted(input: EntityInput, at: number): Counted | undefined {
  const { words } = input.normal;
  const dozen = NUMBERS.counts[words[at]?.standard ?? ''];
  const number: SaidNumber | undefined =
    dozen !== undefined && words[at]?.standard !== 'lusin'
      ? { value: dozen, from: at, to: at + 1, scale: 1, digits: false, grouped: false, rounded: false }
      : readNumber(words, at, input.language);
  if (!number) return undefined;
  // "half a dozen"
  if (number.value === 0.5 && words[number.to]?.standard === 'a') number.to++;
  const dozens = dozen === undefined ? NUMBERS.counts[words[number.to]?.standard ?? ''] : undefined;
  if (dozens !== undefined) {
    const half = halfAfter(words, number.to + 1);
    Object.assign(number, { value: (number.value + half / 2) * dozens, to: number.to + 1 + half });
  }
  const said = withMore(words, rangeTop(input, number));
  return (
    withUnit(input, said, dozen !== undefined || dozens !== undefined) ??
    ofGoods(input, said) ??
    bare(input, said)
  );
}

/** "20-30 orang" is about 25..., read as its upper end: what must be enough is the larger number. */
function rangeTop(input: EntityInput, number: SaidNumber): SaidNumber {
  const { words } = input.normal;
  const link = RANGE_LINK.exec(
    words
      .slice(number.to, number.to + 4)
      .map(({ standard }) => standard)
      .join(' '),
  )?.[0];
  if (link === undefined) return number;
  const top = readNumber(words, number.to + link.trim().split(' ').length, input.language);
  if (!top || top.value <= number.value || unitOf(words[top.to]) === undefined) return number;
  return { ...top, from: number.from, rounded: true };
}

/** "100+ orang", "100 lebih orang". */
function withMore(words: readonly Word[], number: SaidNumber): SaidNumber {
  const isMore = ['+', 'lebih'].includes(words[number.to]?.standard ?? '');
  return isMore && unitOf(words[number.to + 1]) !== undefined
    ? { ...number, to: number.to + 1, rounded: true }
    : number;
}

/** A unit, also rounded: "kiloan", "cangkiran". */
function unitOf(word: Word | undefined): QuantityValue['unit'] | undefined {
  const { quantityUnits } = NUMBERS;
  return quantityUnits[word?.standard ?? ''] ?? quantityUnits[roundedUnit(word)];
}

function roundedUnit(word: Word | undefined): string {
  return word?.standard.endsWith('an') === true ? word.standard.slice(0, -2) : '';
}

function withUnit(input: EntityInput, number: SaidNumber, dozens: boolean): Counted | undefined {
  const { words } = input.normal;
  // "3-month"
  const at =
    words[number.to]?.text === '-' && words[number.to + 1]?.glued === true ? number.to + 1 : number.to;
  const word = words[at]?.standard ?? '';
  const counted = unitOf(words[at]);
  const unit = counted === 'cup' && areThings(words, at) ? 'piece' : counted;
  if (!unit && !dozens && !number.rounded) return undefined;
  if (NUMBERS.addressBefore.includes(words[number.from - 1]?.standard ?? '')) return undefined;
  const person = /^ber\p{L}+$/u.test(words[number.from]?.standard ?? '');
  const end = unit && !input.goods.has(at) ? at + 1 : number.to;
  const isRounded =
    !(word in NUMBERS.quantityUnits) ||
    words
      .slice(end, end + 2)
      .map(({ text }) => text)
      .join('') === '-an';
  const half = unit === 'kilogram' || unit === 'litre' ? halfAfter(words, end) : 0;
  const value: QuantityValue = {
    amount: number.value * (NUMBERS.unitFactors[word] ?? 1) + half / 2,
    unit: unit ?? (person ? 'person' : dozens ? 'piece' : 'none'),
    approximate: (unit !== undefined && isRounded) || isHedged(words, number, end),
  };
  return quantity(input, { from: number.from, to: end + half }, value);
}

/** Cups to drink from are bought, cups of paper are goods: "kirim 24 cups", "100 cup kertas". */
function areThings(words: readonly Word[], at: number): boolean {
  const isBought = words
    .slice(Math.max(0, at - BUYING_REACH), at)
    .some(({ standard }) => NUMBERS.buyVerbs.includes(standard));
  const isCup = ['cup', 'cups'].includes(words[at]?.text ?? '');
  return (isCup && isBought) || NUMBERS.paperCups.includes(words[at + 1]?.standard ?? '');
}

/** "2 grinder", "satu M1", "filternya 3": a small number beside goods counts them. */
function ofGoods(input: EntityInput, number: SaidNumber): Counted | undefined {
  const { goods } = input;
  const { words } = input.normal;
  if (number.value > MOST_GOODS || number.value < 1 || number.value % 1 !== 0) return undefined;
  const before = words[number.from - 1]?.standard ?? '';
  const unit = words[number.to]?.standard ?? '';
  const isOther = NUMBERS.otherUnits.includes(unit) && !(unit === 'x' && goods.has(number.to + 1));
  if (isOther || NUMBERS.digitBefore.includes(before)) return undefined;
  const next = words[number.to];
  if (isCountOfPeople(words, number)) {
    return quantity(input, number, {
      amount: number.value,
      unit: 'person',
      approximate: isHedged(words, number, number.to),
    });
  }
  const ends = next === undefined || next.kind === 'mark' || ENDS.has(next.standard);
  // "2 of the E2", "2x O10", "M1-nya 2", "O10 x 2"
  let to = number.to;
  while (to < number.to + 2 && BEFORE_GOODS.has(words[to]?.standard ?? '')) to++;
  let from = number.from - 1;
  while (from > number.from - 3 && AFTER_GOODS.has(words[from]?.text ?? '')) from--;
  if (!goods.has(to) && !(ends && goods.has(from))) return undefined;
  const value: QuantityValue = {
    amount: number.value,
    unit: 'piece',
    approximate: isHedged(words, number, number.to),
  };
  return quantity(input, number, value);
}

function isHedged(words: readonly Word[], number: SaidNumber, end: number): boolean {
  return number.rounded || saidAbout(words, number.from) || hedgedAfter(words, end);
}

/** "orangnya 25", "karyawan kita 60", "team of 15". */
function isCountOfPeople(words: readonly Word[], { from, to, digits }: SaidNumber): boolean {
  const next = words[to];
  const ends = next === undefined || next.kind === 'mark' || ENDS.has(next.standard);
  return (
    digits &&
    ends &&
    words.slice(Math.max(0, from - 2), from).some(({ text }) => NUMBERS.peopleWords.includes(text))
  );
}

function bare(input: EntityInput, number: SaidNumber): Counted | undefined {
  const { words } = input.normal;
  const next = words[number.to]?.standard ?? '';
  const before = words[number.from - 1]?.standard ?? '';
  const word = words[number.from];
  const isOther = NUMBERS.otherUnits.includes(next) || NUMBERS.digitBefore.includes(before);
  const isWord = !number.digits && number.value < 2 && input.expecting === undefined;
  if (isOther || isWord || /^0\d/u.test(word?.text ?? '')) return { to: number.to };
  const entity: Entity = {
    type: 'number',
    ...spanOfWords(input.normal, number.from, number.to),
    value: number.value,
  };
  return { entity, to: number.to };
}
