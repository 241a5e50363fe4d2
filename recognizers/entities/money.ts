import { type Entity, type MoneyValue } from '../../domain/recognition/entities';
import { spanOfWords, type Word } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { NUMBERS, type SaidNumber } from './number-data';
import { readNumber } from './number-words';

interface SaidMoney extends SaidNumber {
  currency: string | undefined;
  /** The amount was completed from the context ("budget 1,5" → 1,5 juta). */
  inferred: boolean;
}

const RANGE_WORDS = new Set(['-', 'sampai', 'hingga', 'to', 'sd', 's/d', 'ke', 'and', 'dan', 'sama']);
/** Words that join two amounts of a range only after "antara". */
const JOINS = new Set(['and', 'dan', 'sama']);
const BUDGET_WORDS = new Set(NUMBERS.budgetWords);
/** How many words a budget word may stand before its amount. */
const BUDGET_REACH = 4;

/** Amounts of money, with ranges, slang, and amounts only a budget question makes one (T21, T22, F-18). */
export function readMoney(input: EntityInput): Entity[] {
  const { words } = input.normal;
  const found: Entity[] = [];
  for (let at = 0; at < words.length; at++) {
    const low = amountAt(input, at);
    if (!low) continue;
    const high = rangeEnd(input, low);
    const first = high ? likeScale(low, high) : low;
    if (!high && !isMoney(input, low)) continue;
    if (high && !isMoney(input, high) && !isMoney(input, first)) continue;
    found.push(entityOf(input, first, high));
    at = (high ?? first).to - 1;
  }
  return found;
}

function amountAt(input: EntityInput, at: number): SaidMoney | undefined {
  const { words } = input.normal;
  const slang = NUMBERS.slangMoney[words[at]?.text ?? ''];
  if (slang !== undefined) {
    const number = {
      value: slang,
      from: at,
      to: words[at + 1]?.standard === 'ribu' ? at + 2 : at + 1,
      scale: 1000,
      digits: false,
      grouped: false,
      rounded: false,
    };
    return { ...number, currency: 'IDR', inferred: false };
  }
  const before = currencyAt(words, at);
  const number = readNumber(words, before ? before.to : at, input.language);
  if (!number) return undefined;
  const after = before ? undefined : NUMBERS.currency[words[number.to]?.standard ?? ''];
  const money = {
    ...number,
    from: at,
    to: number.to + (after ? 1 : 0),
    currency: before?.currency ?? after,
    inferred: false,
  };
  return completed(input, money);
}

function currencyAt(words: readonly Word[], at: number): { currency: string; to: number } | undefined {
  const currency = NUMBERS.currency[words[at]?.standard ?? ''];
  if (currency === undefined) return undefined;
  return { currency, to: at + (words[at + 1]?.text === '.' ? 2 : 1) };
}

/** In a budget, "1,5" and "35" are millions, "500" are thousands: nobody's budget is Rp 35. */
function completed(input: EntityInput, money: SaidMoney): SaidMoney {
  if (money.scale > 1 || money.currency !== undefined || money.value >= 10_000 || money.value <= 0)
    return money;
  if (!isAboutBudget(input, money) || hasUnit(input.normal.words, money)) return money;
  // "harga 2 M1" counts goods.
  if (input.goods.has(money.to)) return money;
  const factor = money.value < 100 ? 1e6 : 1e3;
  return { ...money, value: money.value * factor, scale: factor, inferred: true };
}

function isAboutBudget(input: EntityInput, money: SaidMoney): boolean {
  const { words } = input.normal;
  const near = words.slice(Math.max(0, money.from - BUDGET_REACH), money.from);
  if (near.some((word) => BUDGET_WORDS.has(word.standard) || BUDGET_WORDS.has(word.text))) return true;
  return input.expecting === 'money';
}

function hasUnit(words: readonly Word[], money: SaidMoney): boolean {
  const next = words[money.to]?.standard ?? '';
  const before = words[money.from - 1]?.standard ?? '';
  if (NUMBERS.digitBefore.includes(before)) return true;
  return next in NUMBERS.quantityUnits || NUMBERS.otherUnits.includes(next) || next in NUMBERS.counts;
}

function isMoney(input: EntityInput, money: SaidMoney): boolean {
  if (money.currency !== undefined || money.inferred) return true;
  if (hasUnit(input.normal.words, money)) return false;
  if (NUMBERS.thanks.includes(input.normal.words[money.to]?.standard.split(' ')[0] ?? '')) return false;
  if (money.scale >= 1000) return true;
  if (NUMBERS.digitBefore.includes(input.normal.words[money.from - 1]?.standard ?? '')) return false;
  // "1.250" where a count is asked is a count.
  if (input.expecting === 'quantity' || input.expecting === 'number') return false;
  if (money.grouped && money.value >= 1000) return true;
  const text = input.normal.words[money.from]?.text ?? '';
  return money.digits && /^[1-9]\d{3,10}00$/u.test(text);
}

function rangeEnd(input: EntityInput, low: SaidMoney): SaidMoney | undefined {
  const { words } = input.normal;
  const link = words[low.to]?.standard ?? '';
  const linked = RANGE_WORDS.has(link) ? 1 : link === 's' ? abbreviatedRange(words, low.to) : 0;
  if (linked === 0) return nextDigit(input, low);
  if (JOINS.has(link) && !/^(between|antara)$/u.test(words[low.from - 1]?.standard ?? '')) return undefined;
  const high = amountAt(input, low.to + linked);
  if (!high || high.value <= 0) return undefined;
  return likeScale(low, high).value < high.value ? high : undefined;
}

/** "dua tiga juta": the next digit follows at once. */
function nextDigit(input: EntityInput, low: SaidMoney): SaidMoney | undefined {
  const next = NUMBERS.units[input.normal.words[low.to]?.standard ?? ''];
  if (low.digits || low.scale > 1 || low.to > low.from + 1 || next !== low.value + 1) return undefined;
  return amountAt(input, low.to);
}

/** The words of "s/d" and "s.d.", 0 when it is neither. */
function abbreviatedRange(words: readonly Word[], at: number): number {
  if (!['/', '.'].includes(words[at + 1]?.text ?? '') || words[at + 2]?.text !== 'd') return 0;
  return words[at + 3]?.text === '.' ? 4 : 3;
}

/** "1,5-2 jt": the first amount takes the scale of the second. */
function likeScale(low: SaidMoney, high: SaidMoney): SaidMoney {
  if (low.scale > 1 && !low.inferred) return low;
  const bare = low.inferred ? low.value / low.scale : low.value;
  // "3-500rb" is from 300 thousand.
  const top = high.value / high.scale;
  const raised = bare * high.scale * (top >= 100 && top % 100 === 0 && bare < top / 100 ? 100 : 1);
  if (raised >= high.value || bare >= 10_000) return low;
  return { ...low, value: raised, scale: high.scale, inferred: low.inferred && high.inferred };
}

function entityOf(input: EntityInput, low: SaidMoney, high: SaidMoney | undefined): Entity {
  const { words } = input.normal;
  const value: MoneyValue = {
    min: low.value,
    max: high?.value ?? low.value,
    currency: low.currency ?? high?.currency ?? 'IDR',
    approximate:
      low.rounded ||
      (high?.rounded ?? false) ||
      low.inferred ||
      saidAbout(words, low.from) ||
      hedgedAfter(words, (high ?? low).to),
  };
  return { type: 'money', ...spanOfWords(input.normal, low.from, (high ?? low).to), value };
}

/** "sekitar", "kurang lebih", "around" before a number. */
export function saidAbout(words: readonly Word[], at: number): boolean {
  const one = words[at - 1]?.standard ?? '';
  const two = `${words[at - 2]?.standard ?? ''} ${one}`;
  return (
    NUMBERS.about.includes(one) ||
    NUMBERS.about.includes(two) ||
    NUMBERS.about.includes(words[at - 2]?.standard ?? '')
  );
}

/** "2 jutaan lebih", "30 orang kurleb": not "2 juta lebih murah". */
export function hedgedAfter(words: readonly Word[], at: number): boolean {
  return [1, 2].some((length) => {
    const said = words.slice(at, at + length).map(({ standard }) => standard);
    const next = words[at + length];
    const ends = next === undefined || next.kind === 'mark' || next.standard.length < 4;
    return ends && said.length === length && NUMBERS.aboutAfter.includes(said.join(' '));
  });
}
