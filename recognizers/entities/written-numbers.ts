import { type Word } from '../text/normalize';
import { NUMBERS, type SaidNumber } from './number-data';

/** Reads a number in digits at a word, with "3 ratus" and "2 puluhan". */
export function digitsAt(words: readonly Word[], at: number): SaidNumber | undefined {
  const read = parseDigits(words[at]?.text ?? '');
  if (!read) return undefined;
  const cut = { scale: 1, digits: true, grouped: false, rounded: false };
  const part = fractionAt(words, at);
  if (part !== undefined) return { ...cut, value: part, from: at, to: at + 3 };
  const more = fractionAt(words, at + 1);
  if (more !== undefined) return { ...cut, value: read.value + more, from: at, to: at + 4 };
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

/** "1/2 kg", "¾ juta": below one, and of something that can be cut. */
function fractionAt(words: readonly Word[], at: number): number | undefined {
  const [above, stroke, below, unit] = words.slice(at, at + 4);
  if (!/^[/\u2044]$/u.test(stroke?.text ?? '') || below?.kind !== 'number' || unit === undefined)
    return undefined;
  const value = Number(above?.text) / Number(below.text);
  const isCut = unit.standard in NUMBERS.quantityUnits || unit.standard in NUMBERS.scales;
  return value < 1 && Number(below.text) <= 10 && isCut ? Math.round(value * 1e4) / 1e4 : undefined;
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
