import { type Entity, type QuantityValue } from '../../domain/recognition';
import { spanOfWords } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { saidAbout } from './money';
import { NUMBERS, readNumber, type SaidNumber } from './number-words';

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
  const unit = NUMBERS.oneOf[input.normal.words[at]?.standard ?? ''];
  return unit && quantity(input, { from: at, to: at + 1 }, { amount: 1, unit, approximate: false });
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
  const dozens = dozen === undefined ? NUMBERS.counts[words[number.to]?.standard ?? ''] : undefined;
  if (dozens !== undefined) Object.assign(number, { value: number.value * dozens, to: number.to + 1 });
  const said = rangeTop(input, number);
  return withUnit(input, said, dozen !== undefined || dozens !== undefined) ?? bare(input, said);
}

/** "20-30 orang" is about 25..., read as its upper end: what must be enough is the larger number. */
function rangeTop(input: EntityInput, number: SaidNumber): SaidNumber {
  const { words } = input.normal;
  if (!['-', 'sampai', 'to', 'hingga'].includes(words[number.to]?.standard ?? '')) return number;
  const top = readNumber(words, number.to + 1, input.language);
  if (!top || top.value <= number.value || !((words[top.to]?.standard ?? '') in NUMBERS.quantityUnits))
    return number;
  return { ...top, from: number.from, rounded: true };
}

function withUnit(input: EntityInput, number: SaidNumber, dozens: boolean): Counted | undefined {
  const { words } = input.normal;
  const word = words[number.to]?.standard ?? '';
  const unit = NUMBERS.quantityUnits[word];
  if (!unit && !dozens && !number.rounded) return undefined;
  const person = /^ber(dua|tiga|empat|lima)$/u.test(words[number.from]?.standard ?? '');
  const value: QuantityValue = {
    amount: number.value * (NUMBERS.unitFactors[word] ?? 1),
    unit: unit ?? (person ? 'person' : dozens ? 'piece' : 'none'),
    approximate: number.rounded || saidAbout(words, number.from),
  };
  return quantity(input, { from: number.from, to: number.to + (unit ? 1 : 0) }, value);
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
