import { type FoldedText, type Stretch, foldText, stretchOf } from './folded-text';
import {
  ACCOUNT_NAME,
  CARD_CODE,
  CODE,
  FILLER,
  IDENTITY,
  IS,
  NO_PASSWORD,
  PASSWORD,
  PASSWORD_PERHAPS,
  UNIT,
  WHOSE,
} from './secret-words';

/** A secret, found by the words around it. */
export interface Secret extends Stretch {
  kind: 'identity' | 'secret';
}

const BEGIN = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const SIGNS = `[\\s:=,.;>~"'“”‘’*_(\\[/|-]{0,6}`;
const BETWEEN = `(?:${SIGNS}${FILLER}${END}){0,7}${SIGNS}`;
const NEXT = '[ .,/\\\\|:;*·~\\t\\n_-]{0,3}';
const NO_MORE = `(?!\\d)(?! ?${UNIT}${END})`;

const digits = (least: number, most: number): string =>
  `\\d(?:${NEXT}\\d){${least - 1},${most - 1}}${NO_MORE}`;

/** Digits behind or before the name of a secret. The group is what goes. */
const NUMBERS: ReadonlyArray<readonly [kind: Secret['kind'], pattern: RegExp]> = [
  ['secret', new RegExp(`${BEGIN}${CODE}${END}${BETWEEN}(${digits(4, 8)})`, 'dgu')],
  ['secret', new RegExp(`${BEGIN}${CARD_CODE}${END}${BETWEEN}(${digits(3, 4)})`, 'dgu')],
  // "pinku482914": written in one.
  ['secret', new RegExp(`${BEGIN}${CODE}(\\d{4,8}(?!\\d))`, 'dgu')],
  ['identity', new RegExp(`${BEGIN}${IDENTITY}${END}${BETWEEN}(${digits(14, 18)})`, 'dgu')],
  [
    'secret',
    new RegExp(
      `(?<![\\p{L}\\p{N}+-])(${digits(3, 8)})[\\s,=-]{0,4}(?:${IS}[ ,]+(?:${WHOSE} |the |kode )?${CODE}${END}|${CODE}[ ]${WHOSE}${END})`,
      'dgu',
    ),
  ],
  // "G-482914", "AB12CD": what a message sends to be typed in.
  [
    'secret',
    new RegExp(
      `${BEGIN}${CODE}${END}${BETWEEN}((?=[a-z0-9-]*[a-z])(?:(?:g|fb)-)?(?=[a-z]*\\d)[a-z0-9]{4,10})${END}`,
      'dgu',
    ),
  ],
];

/** A password in quotes, or as far as the next blank. It holds no blank unless it is quoted. */
const QUOTED = `["'“‘\`*][^"'”’\`*\\n]{2,60}["'”’\`*]`;
const TOKEN = `[^\\s"'“”]\\S{1,59}`;
const VALUE = `(${QUOTED}|${TOKEN})`;
const TELLS = `(?:\\s{0,3}(?:-+>|[:=>→~]+)|\\s{1,3}${IS}${END}|-\\s)`;

const KNOWN = `(?:${PASSWORD}|${PASSWORD_PERHAPS})`;
const WORDS = `(?:\\s{1,3}${FILLER}${END}){0,5}`;

/** Said to be one: "kata sandi saya itu …", "password: …". */
const TOLD = new RegExp(
  `${BEGIN}${KNOWN}${END}${WORDS}${TELLS}+(?:\\s{0,3}${FILLER}${END})?\\s{0,3}${VALUE}`,
  'dgu',
);
/** Only named: "password saya …". */
const NAMED = new RegExp(`${BEGIN}${PASSWORD}${END}${WORDS}[\\s,]{1,4}${VALUE}`, 'dgu');
const NAMED_PERHAPS = new RegExp(`${BEGIN}${PASSWORD_PERHAPS}${END}${WORDS}[\\s,]{1,3}${VALUE}`, 'dgu');

/** Said in a pair: "user/pass: budi / …", "email & password = …, …". */
const PAIRED = new RegExp(
  `${BEGIN}${ACCOUNT_NAME}\\s{0,2}(?:[-/&+,|]|dan${END}|and${END})\\s{0,2}${KNOWN}${END}${WORDS}\\s{0,3}(?:-+>|[:=>])+\\s{0,3}[^\\s/|,;]{1,80}\\s{0,3}[/|,;\\n ]\\s{0,3}${VALUE}`,
  'dgu',
);

/** What ends a sentence, or a bubble, behind a word. */
const LAST =
  /^[\s.!,)]*(?:(?:ya|yah|kak|min|gan|sis|pak|bu|mas|mbak|please|pls|makasih|thanks)[\s.!,]*)*(?:\n|$)/;

const ONLY_FILLER = new RegExp(`^${FILLER}$`, 'u');
const PHONE = /^\+?(?:62|0)[\d ().-]{8,}$/;
const REFERENCE = /^[a-z]{1,4}-\d/;

/**
 * Secrets that words betray. Numbers are looked for where number words are digits already, passwords as they
 * were written.
 */
export function secretsIn(written: FoldedText, inDigits: FoldedText): Secret[] {
  const numbers = NUMBERS.flatMap(([kind, pattern]) =>
    stretches(inDigits, pattern, () => true).map((stretch) => ({ kind, ...stretch })),
  );
  const passwords = [
    ...stretches(written, TOLD, (value) => isPassword(value)),
    ...stretches(written, PAIRED, (value) => isPassword(value)),
    ...stretches(written, NAMED, (value, rest) => isPassword(value) && (isMixed(value) || LAST.test(rest))),
    ...stretches(
      written,
      NAMED_PERHAPS,
      (value) => isPassword(value) && isMixed(value) && /\p{L}/u.test(value),
    ),
  ];
  return [...numbers, ...passwords.map((stretch) => ({ kind: 'secret' as const, ...stretch }))];
}

const NAME = new RegExp(`${BEGIN}(?:${CODE}|${IDENTITY}|${PASSWORD})${END}`, 'u');

/** Whether a text calls something a code, a password or an identity number, itself or what stands beside it. */
export function namesSecret(text: string): boolean {
  return NAME.test(foldText(text).text);
}

function stretches(
  folded: FoldedText,
  pattern: RegExp,
  isMeant: (value: string, rest: string) => boolean,
): Stretch[] {
  return [...folded.text.matchAll(pattern)].flatMap((match) => {
    const [start = 0, end = 0] = match.indices?.[1] ?? [];
    const meant = isMeant(folded.text.slice(start, end), folded.text.slice(end));
    return meant ? [stretchOf(folded, { start, end })] : [];
  });
}

function isPassword(value: string): boolean {
  const word = value.replace(/^["'“‘`*(]+|["'”’`*).,;!?]+$/g, '');
  if (word.length < 3 || value.includes('[disamarkan]')) return false;
  if (NO_PASSWORD.has(word) || ONLY_FILLER.test(word)) return false;
  return !PHONE.test(word) && !REFERENCE.test(word) && !new RegExp(`^\\d{1,3}${UNIT}?$`, 'u').test(word);
}

/** A made-up word: letters and digits mixed, or signs inside it. */
function isMixed(value: string): boolean {
  return /\d/.test(value) || /[\p{L}\d][!@#$%^&*_+=][\p{L}\d!]/u.test(value) || /^["'“‘`*]/.test(value);
}
