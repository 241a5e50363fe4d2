import { distance } from 'fastest-levenshtein';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Entity } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { spanOfClean, spanOfWords, type Word } from '../text/normalize';
import { type EntityInput } from './entity-reader';
import { NUMBERS } from './number-data';

const PHONE = /(?<![\w.,-])(?:\+|00)?\(?\d[\d\s().\-–/]{6,20}\d(?!\w)/gu;
const PHONE_WORDS =
  /\b(?:hp|no|nomor|telepon|tlp|telp|wa|whatsapp|hubungi|phone|call|number|handphone|kontak|contact)\b/u;
const MAIL_DOMAINS = readWordLists('email-domains.txt').get('domains') ?? [];

/** Telephone numbers as E.164. Only what looks Indonesian (08, 62) or carries a +, so that prices are safe. */
export function readPhones(input: EntityInput): Entity[] {
  const found: Entity[] = [];
  for (const match of input.normal.clean.text.matchAll(PHONE)) {
    const value = phoneOf(match[0], PHONE_WORDS.test(input.normal.text) || input.expecting === 'phone');
    if (value === undefined) continue;
    found.push({
      type: 'phone',
      ...spanOfClean(input.normal, match.index, match.index + match[0].length),
      value,
    });
  }
  return found;
}

/** "nol delapan satu dua …": the least number of digits spelled out one by one. */
const LEAST_SPOKEN = 9;

/** Telephone numbers told digit by digit, in words, with pauses, pairs ("double one") and digits between. */
export function readSpokenPhones({ normal }: EntityInput): Entity[] {
  const { words } = normal;
  for (let from = 0; from < words.length; from++) {
    const { digits, to, spoken } = spokenDigits(words, from);
    if (to === from) continue;
    const value = spoken > 0 && digits.length >= LEAST_SPOKEN ? phoneOf(digits, true) : undefined;
    if (value !== undefined) return [{ type: 'phone', ...spanOfWords(normal, from, to), value }];
    from = to - 1;
  }
  return [];
}

/** The digits told from a word on; pauses (commas, dashes, "terus") inside are looked past. */
function spokenDigits(words: readonly Word[], from: number): { digits: string; to: number; spoken: number } {
  let digits = '';
  let to = from;
  let spoken = 0;
  let times = 1;
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    const said =
      digitOf(word) ?? (word?.kind === 'number' && /^\d{1,8}$/u.test(word.text) ? word.text : undefined);
    if (said !== undefined) {
      digits += said.repeat(times);
      times = 1;
      spoken += word?.kind === 'number' ? 0 : 1;
      to = at + 1;
    } else if (REPEATS[word?.standard ?? ''] !== undefined) {
      times = REPEATS[word?.standard ?? ''] ?? 1;
    } else if (to === from || !PAUSES.has(word?.standard ?? '')) break;
  }
  return { digits, to, spoken };
}

const REPEATS: Record<string, number> = { double: 2, dobel: 2, triple: 3, tripel: 3 };
const PAUSES = new Set([',', '-', '.', 'terus', 'lalu', 'then', 'and', 'dan']);

function digitOf(word: Word | undefined): string | undefined {
  if (word?.standard === 'oh' || word?.standard === 'o' || word?.standard === 'zero') return '0';
  const digit = word?.kind === 'word' ? NUMBERS.units[word.standard] : undefined;
  return digit !== undefined && digit < 10 ? String(digit) : undefined;
}

/** @param expected a telephone is mentioned: landlines and numbers beginning with a bare 8 count too. */
export function phoneOf(said: string, expected: boolean): string | undefined {
  const plus = /^\s*(?:\+|00)/u.test(said);
  const digits = said.replace(/\D/gu, '').replace(/^00/u, '');
  if (!plus && !/^(?:0?8\d|62\d)/u.test(digits) && !(expected && /^0\d/u.test(digits))) return undefined;
  if (!plus && !expected && /^8/u.test(digits)) return undefined;
  const national = digits.replace(/^62/u, '').replace(/^0+/u, '');
  const asked = plus && !digits.startsWith('62') ? `+${digits}` : `+62${national}`;
  const parsed = parsePhoneNumberFromString(asked);
  if (parsed?.isValid()) return parsed.number;
  // Numbering plans grow: a mobile number of the right length is believed (F-12).
  const believable = asked.startsWith('+628') && national.length >= 9 && national.length <= 13;
  return believable ? asked : undefined;
}

/** E-mail addresses in lower case, with a suggestion for a domain that is one or two slips from a known one. */
export function readEmails(input: EntityInput): Entity[] {
  const { words } = input.normal;
  return words.flatMap((word, index): Entity[] => {
    if (word.kind !== 'email') return [];
    const address = word.text.replace(/[.-]+$/u, '');
    const suggestion = suggestedAddress(address);
    const value = suggestion === undefined ? { address } : { address, suggestion };
    return [{ type: 'email', ...spanOfWords(input.normal, index, index + 1), value }];
  });
}

/** "rani at gmail dot com", "rani[at]gmail.com", "rani @ gmail . com": an address said or hidden from robots. */
const SPOKEN_MAIL =
  /(?<![\w.])(?<user>[a-z][\w.+-]*\w)(?: ?[([] ?(?:at|et) ?[)\]] ?| (?:at|et|@) | ?@ | @ ?)(?<host>[a-z0-9-]+)(?: ?[([] ?(?:dot|titik) ?[)\]] ?| (?:dot|titik) | ?\. ?)(?<end>com|net|org|id|co ?(?:dot|titik|\.) ?id|ac ?(?:dot|titik|\.) ?id)(?!\w)/gu;

/** E-mail addresses spelt out in words. */
export function readSpokenEmails(input: EntityInput): Entity[] {
  const { text } = input.normal.clean;
  if (!/@|\bat\b|\bet\b/u.test(text)) return [];
  return [...text.matchAll(SPOKEN_MAIL)].map((match): Entity => {
    const { user = '', host = '', end = '' } = match.groups ?? {};
    const address = `${user}@${host}.${end.replace(/ ?(?:dot|titik|\.) ?/u, '.')}`;
    const suggestion = suggestedAddress(address);
    const value = suggestion === undefined ? { address } : { address, suggestion };
    return { type: 'email', ...spanOfClean(input.normal, match.index, match.index + match[0].length), value };
  });
}

export function suggestedAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (MAIL_DOMAINS.includes(domain)) return undefined;
  const [near] = MAIL_DOMAINS.map((known) => ({ known, slips: distance(domain, known) }))
    .filter(({ known, slips }) => slips <= (known.length > 8 ? 2 : 1))
    .sort((first, second) => first.slips - second.slips);
  return near && `${address.slice(0, at + 1)}${near.known}`;
}
