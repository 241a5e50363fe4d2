import { readData } from '../data-files';
import { type Language } from '../../domain/instant';
import { type Word } from '../text/normalize';

interface NumberData {
  units: Record<string, number>;
  times: Record<string, number>;
  scales: Record<string, number>;
  wholes: Record<string, number>;
  fractions: Record<string, number>;
  slangMoney: Record<string, number>;
  counts: Record<string, number>;
  about: string[];
  currency: Record<string, string>;
  budgetWords: string[];
  quantityUnits: Record<string, 'person' | 'piece' | 'cup' | 'gram' | 'kilogram' | 'litre' | 'month'>;
  unitFactors: Record<string, number>;
  oneOf: Record<string, 'person' | 'piece' | 'cup' | 'gram' | 'kilogram' | 'litre' | 'month'>;
  otherUnits: string[];
  roundTimes: Record<string, number>;
  peopleWords: string[];
  digitBefore: string[];
  buyVerbs: string[];
  paperCups: string[];
}

/** Number words, units and slang of both languages. */
export const NUMBERS = JSON.parse(readData('numbers.json')) as NumberData;

/** A number as said: `from`..`to` are word indexes, `to` exclusive. */
export interface SaidNumber {
  value: number;
  from: number;
  to: number;
  /** The scale said ("juta" = 1 000 000), 1 when none. */
  scale: number;
  /** Written in digits. */
  digits: boolean;
  /** Written in groups of three ("25.000"). */
  grouped: boolean;
  /** "80an", "20 jutaan". */
  rounded: boolean;
}

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
  if (!first) return undefined;
  const base =
    first.kind === 'number' ? digitsAt(words, at) : first.kind === 'word' ? wordsAt(words, at) : undefined;
  return base && withScale(words, base, language);
}

function digitsAt(words: readonly Word[], at: number): SaidNumber | undefined {
  const read = parseDigits(words[at]?.text ?? '');
  if (!read) return undefined;
  const half = words[at + 1]?.standard === 'setengah' && (words[at + 2]?.standard ?? '') in NUMBERS.scales;
  const value = half ? read.value + 0.5 : read.value;
  const number = {
    ...read,
    value,
    from: at,
    to: at + (half ? 2 : 1),
    scale: 1,
    digits: true,
    rounded: false,
  };
  // "3 ratus ribu", "2 puluhan"
  const next = words[number.to]?.standard ?? '';
  const times = NUMBERS.times[next] ?? NUMBERS.roundTimes[next];
  if (!times) return number;
  return { ...number, value: value * times, to: number.to + 1, rounded: next in NUMBERS.roundTimes };
}

/** "1.500.000", "1,5", "25.000", "1,500.50"; undefined for times ("12:30") and the like. */
export function parseDigits(text: string): { value: number; grouped: boolean } | undefined {
  if (/^\d+$/u.test(text)) return { value: Number(text), grouped: false };
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/u.test(text)) {
    return { value: Number(text.replace(/\./gu, '').replace(',', '.')), grouped: true };
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/u.test(text)) {
    return { value: Number(text.replace(/,/gu, '')), grouped: true };
  }
  if (/^\d+[.,]\d{1,4}$/u.test(text)) return { value: Number(text.replace(',', '.')), grouped: false };
  return undefined;
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
    else if (!(word === 'and' && index > at && startsNumber(words[index + 1]))) break;
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

function startsNumber(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.standard in NUMBERS.units || word.standard in NUMBERS.fractions || word.standard === 'a')
  );
}

function scaleOf(
  word: Word | undefined,
  number: SaidNumber,
  language: Language | undefined,
): number | undefined {
  if (!word) return undefined;
  if (word.text === 'm' || word.text === 'b') {
    if (!number.digits) return undefined;
    return word.text === 'b' || language !== 'en' ? 1e9 : 1e6;
  }
  if (word.text === 'k') return number.digits && word.glued ? 1000 : undefined;
  return NUMBERS.scales[word.standard];
}

function withScale(words: readonly Word[], base: SaidNumber, language: Language | undefined): SaidNumber {
  const number = { ...base };
  if (words[number.to]?.standard === 'a' && (words[number.to + 1]?.standard ?? '') in NUMBERS.scales)
    number.to++;
  for (
    let scale = scaleOf(words[number.to], number, language);
    scale;
    scale = scaleOf(words[number.to], number, language)
  ) {
    number.value *= scale;
    number.scale *= scale;
    number.rounded ||= /an$/u.test(words[number.to]?.text ?? '') && words[number.to]?.standard !== 'an';
    number.to++;
    addRest(words, number, language);
  }
  if (base.scale > 1) addRest(words, number, language);
  const suffix =
    words[number.to]?.text === '-' && words[number.to + 1]?.text === 'an'
      ? 2
      : words[number.to]?.text === 'an'
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
  if (!rest || rest.value >= number.scale || (rest.scale === 1 && (rest.digits || rest.value < 100)))
    return undefined;
  return rest;
}
