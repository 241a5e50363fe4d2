import { type FoldedText, rewrite } from './folded-text';

/** Digits by their names, as people spell out a number; Indonesian and English, formal and spoken. */
const DIGITS: Readonly<Record<string, string>> = {
  ...{ nol: '0', kosong: '0', zero: '0', satu: '1', atu: '1', one: '1', dua: '2', two: '2', tiga: '3' },
  ...{ three: '3', empat: '4', four: '4', lima: '5', five: '5', enam: '6', enem: '6', six: '6' },
  ...{ tujuh: '7', tuju: '7', seven: '7', delapan: '8', lapan: '8', eight: '8', sembilan: '9', nine: '9' },
};

const TEENS: Readonly<Record<string, string>> = {
  ...{ sepuluh: '10', ten: '10', sebelas: '11', eleven: '11', twelve: '12', thirteen: '13' },
  ...{ fourteen: '14', fifteen: '15', sixteen: '16', seventeen: '17', eighteen: '18', nineteen: '19' },
};

const TENS: Readonly<Record<string, string>> = {
  ...{ twenty: '2', thirty: '3', forty: '4', fifty: '5', sixty: '6', seventy: '7', eighty: '8', ninety: '9' },
};

const names = (words: Readonly<Record<string, string>>): string => Object.keys(words).join('|');
const DIGIT = `(?:${names(DIGITS)})`;

/** "empat", "dua belas", "empat puluh satu", "forty-one", "double four", "dobel empat". */
const NUMBER_WORDS = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?:`,
    `(?:double|dobel|triple|tripel)[ -](?:${DIGIT}|\\d)`,
    `|${DIGIT} ?puluh(?: ${DIGIT})?`,
    `|${DIGIT} ?belas`,
    `|(?:${names(TENS)})(?:[ -]${DIGIT})?`,
    `|${names(TEENS)}`,
    `|${DIGIT}`,
    `)(?![\\p{L}\\p{N}])`,
  ].join(''),
  'gu',
);

/** The text with number words as digits, to look for numbers that were spelled out. */
export function withDigits(folded: FoldedText): FoldedText {
  return rewrite(folded, NUMBER_WORDS, inDigits);
}

function inDigits(words: string): string | undefined {
  const [first = '', second = ''] = words.split(/[ -]/);
  if (/^(double|dobel)$/.test(first)) return digit(second).repeat(2);
  if (/^(triple|tripel)$/.test(first)) return digit(second).repeat(3);
  const compound = /^(\p{L}+?) ?(puluh|belas)(?: (\p{L}+))?$/u.exec(words);
  if (compound?.[2] === 'belas') return `1${digit(compound[1])}`;
  if (compound?.[2] === 'puluh') return `${digit(compound[1])}${digit(compound[3] ?? 'nol')}`;
  if (first in TENS) return `${TENS[first]}${second === '' ? '0' : digit(second)}`;
  return TEENS[first] ?? DIGITS[first];
}

function digit(word = ''): string {
  return /^\d$/.test(word) ? word : (DIGITS[word] ?? '');
}
