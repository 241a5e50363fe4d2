import { type Language } from '../../domain/time/instant';
import { type Word } from '../text/normalize';
import { NUMBERS, type SaidNumber } from './number-data';
import { digitsAt } from './written-numbers';

/** A number in words begins with one of these. */
const STARTS = new Set([
  ...[NUMBERS.units, NUMBERS.wholes, NUMBERS.times, NUMBERS.fractions].flatMap((words) => Object.keys(words)),
  ...['a', 'and'],
]);

/** "a million". */
const ONE = { value: 1, scale: 1, digits: false, grouped: false, rounded: false };

/**
 * Reads a number at a word, in digits or words, with its scale. @returns undefined when none starts there.
 * "M" is milliard in Indonesian, million in English (F-18).
 */
export function readNumber(
  words: readonly Word[],
  at: number,
  language: Language | undefined,
): SaidNumber | undefined {
  const first = words[at];
  if (!first || (first.kind !== 'number' && !STARTS.has(first.standard))) return undefined;
  if (pointsOut(words, at)) return undefined;
  const isOne = first.standard === 'a' && (NUMBERS.scales[words[at + 1]?.standard ?? ''] ?? 0) >= 1000;
  if (isOne) return withScale(words, { ...ONE, from: at, to: at + 1 }, language);
  const base =
    first.kind === 'number' ? digitsAt(words, at) : first.kind === 'word' ? wordsAt(words, at) : undefined;
  return base && withScale(words, base, language);
}

/** Words after which "one" is a thing and no number. */
const BEFORE_A_THING = new Set(
  'which that this the any another other better best no each every first second third last'.split(' '),
);

/** "which one", "that one"; "the one million" and "that one bag" count. */
function pointsOut(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.standard ?? '';
  const isOne = words[at]?.standard === 'one' && BEFORE_A_THING.has(before);
  const next = words[at + 1]?.standard ?? '';
  return isOne && !(next in NUMBERS.scales || NUMBERS.quantityUnits[next] === 'piece');
}

/** "dua puluh lima", "satu setengah", "satu koma lima", "twenty five", "seratus". */
function wordsAt(words: readonly Word[], at: number): SaidNumber | undefined {
  let total = 0;
  let scale = 1;
  let rounded = false;
  let index = at;
  for (; index < words.length; index++) {
    const word = words[index]?.standard ?? '';
    const unit = NUMBERS.units[word];
    // "dua tiga juta" is two numbers, "dua puluh tiga" one.
    if (unit !== undefined && unit < 10 && index > at && isDigit(words[index - 1])) break;
    const whole = NUMBERS.wholes[word];
    const times = NUMBERS.times[word] ?? NUMBERS.roundTimes[word];
    rounded ||= word in NUMBERS.roundTimes || (whole !== undefined && word.endsWith('an'));
    const decimals =
      word === 'koma' || word === 'point' ? NUMBERS.units[words[index + 1]?.standard ?? ''] : undefined;
    if (decimals !== undefined && index > at) {
      total += decimals / 10;
      index++;
    } else if (unit !== undefined) total += unit;
    else if (whole !== undefined) total += whole;
    else if (times !== undefined && (index > at || word === 'hundred'))
      total = times === 0 ? total + 10 : timesLast(total, times);
    else if (NUMBERS.fractions[word] !== undefined && fractionFits(words, index, at))
      total += NUMBERS.fractions[word] ?? 0;
    else if (word === 'a' && index > at && words[index - 1]?.standard === 'and') continue;
    else if (!(word === 'and' && index > at && startsNumber(words, index + 1))) break;
    if (whole !== undefined && whole >= 1000) {
      scale = whole;
      index++;
      break;
    }
  }
  if (index === at) return undefined;
  return { value: total, from: at, to: index, scale, digits: false, grouped: false, rounded };
}

/** "dua puluh lima ratus": only the units before are multiplied. */
function timesLast(total: number, times: number): number {
  const last = total % 10 === 0 ? total % 100 : total % 10;
  return total - last + (last || 1) * times;
}

/** "setengah juta", "satu setengah juta", "setengah kilo": not "setengah jadi". */
function fractionFits(words: readonly Word[], index: number, at: number): boolean {
  const next = words[index + 1]?.standard ?? '';
  const then = words[index + 2]?.standard ?? '';
  const counted = (word: string) =>
    word in NUMBERS.scales || word in NUMBERS.quantityUnits || word in NUMBERS.counts;
  return index > at || counted(next) || ((next === 'a' || next === 'of') && counted(then));
}

function startsNumber(words: readonly Word[], at: number): boolean {
  const word = words[at]?.standard ?? '';
  const isPart = (said: string) => said in NUMBERS.fractions;
  return word in NUMBERS.units || isPart(word) || (word === 'a' && isPart(words[at + 1]?.standard ?? ''));
}

function isDigit(word: Word | undefined): boolean {
  const unit = NUMBERS.units[word?.standard ?? ''];
  return unit !== undefined && unit < 10;
}

function scaleOf(
  word: Word | undefined,
  number: SaidNumber,
  language: Language | undefined,
  hasComma: boolean,
): number | undefined {
  if (!word) return undefined;
  if (word.text === 'm' || word.text === 'b') {
    if (!number.digits) return undefined;
    if (word.text === 'b') return language === 'en' ? 1e9 : undefined;
    return language !== 'en' || hasComma ? 1e9 : 1e6;
  }
  if (word.text === 'k') return number.digits && (word.glued || number.value >= 10) ? 1000 : undefined;
  return NUMBERS.scales[word.standard];
}

function withScale(words: readonly Word[], base: SaidNumber, language: Language | undefined): SaidNumber {
  const number = { ...base };
  if (words[number.to]?.standard === 'a' && (words[number.to + 1]?.standard ?? '') in NUMBERS.scales)
    number.to++;
  // "1,2 M" is Indonesian whatever the rest.
  const hasComma = /^\d+,\d{1,2}$/u.test(words[base.from]?.text ?? '');
  const next = () => scaleOf(words[number.to], number, language, hasComma);
  for (let scale = next(); scale; scale = next()) {
    number.value *= scale;
    number.scale *= scale;
    number.rounded ||= /an$/u.test(words[number.to]?.text ?? '') && words[number.to]?.standard !== 'an';
    number.to++;
    addRest(words, number, language);
  }
  if (base.scale > 1) addRest(words, number, language);
  const isRounding = (word: Word | undefined) => word?.text === 'an' || (word?.text === 'ish' && word.glued);
  const suffix =
    words[number.to]?.text === '-' && isRounding(words[number.to + 1])
      ? 2
      : isRounding(words[number.to])
        ? 1
        : 0;
  if (suffix > 0 || /^\d+an$/u.test(words[base.from]?.text ?? '')) {
    number.rounded = true;
    number.to += suffix;
    const scale = NUMBERS.scales[words[number.to]?.standard ?? ''];
    if (scale)
      Object.assign(number, { value: number.value * scale, scale: number.scale * scale, to: number.to + 1 });
  }
  number.value = Math.round(number.value * 1e6) / 1e6;
  return number;
}

function addRest(words: readonly Word[], number: SaidNumber, language: Language | undefined): void {
  const rest = restAfter(words, number, language);
  if (rest) Object.assign(number, { value: number.value + rest.value, to: rest.to });
}

/** "satu juta lima ratus ribu", "sejuta setengah", "2 juta 500 ribu": the smaller part after the larger. */
function restAfter(
  words: readonly Word[],
  number: SaidNumber,
  language: Language | undefined,
): SaidNumber | undefined {
  const next = words[number.to];
  if (number.scale < 1000 || !next) return undefined;
  if (next.standard === 'setengah') {
    return { ...number, value: number.scale / 2, to: number.to + 1 };
  }
  const rest = readNumber(words, number.to, language);
  // "2 juta 500", "tiga juta lima ratus": the thousands go without saying.
  if (rest && number.scale === 1e6 && isHundreds(words, rest)) return { ...rest, value: rest.value * 1000 };
  if (!rest || rest.value >= number.scale || (rest.scale === 1 && (rest.digits || rest.value < 100)))
    return undefined;
  return rest;
}

function isHundreds(words: readonly Word[], { value, scale, to }: SaidNumber): boolean {
  const next = words[to]?.standard ?? '';
  const isCounted = next in NUMBERS.quantityUnits || NUMBERS.otherUnits.includes(next);
  return scale === 1 && value >= 100 && value < 1000 && value % 50 === 0 && !isCounted;
}
