import { type Stretch } from './folded-text';

/** Numbers that are forbidden by what they are, whatever stands around them. */
export interface ForbiddenNumber extends Stretch {
  kind: 'card' | 'identity';
}

/** Digits that stand together, and what stands before the next ones. */
interface Group extends Stretch {
  digits: string;
  gap: string;
}

/** What people put between the groups of one number. Words are not among it. */
const GAP = /^[ \t\n.,/\\|_:;*•·~()'"-]{1,4}$/;

/** Cards as they are printed (ISO/IEC 7812, AmEx, Diners), and an identity number by its parts. */
const LAYOUTS = [
  '4444',
  '465',
  '464',
  '44443',
  '4441',
  '844',
  '88',
  '664',
  '6664',
  '2224224',
  '66222',
  '610',
];

const LONGEST = 19;
const SHORTEST = 13;

/** Behind a card: until when it is good, and the three digits from its back. */
const BEHIND_CARD =
  /^[\s,;:/|().-]{0,4}(?:(?:exp\w*|valid\w*|berlaku|masa|thru|sampai|good)[\s:.]*){0,3}(\d{2} ?[/-] ?(?:20)?\d{2})?(?!\d)[\s,;:/|().-]{0,4}(\d{3,4})?(?!\d)(?! ?(?:rb|ribu|k|jt|juta|pcs|kg|g|gram|orang|cup)\b)/;

/** What makes sixteen digits something else: a parcel, an account to pay to, an order. */
const OTHER_NUMBER =
  /(?:resi|awb|tracking|virtual account|va|rekening|rek|invoice|inv|order|pesanan)\W{0,3}(?:\w{1,10}\W{1,3}){0,2}$/;

/** Payment cards by their check digit and identity numbers (NIK) by their form, over any separators. */
export function forbiddenNumbers(text: string): ForbiddenNumber[] {
  const groups = groupsOf(text);
  const found: ForbiddenNumber[] = [];
  for (let index = 0; index < groups.length;) {
    const number = numberAt(groups, index, text);
    if (number) found.push(number.found);
    index += number?.groups ?? phoneAt(groups, index, text) ?? 1;
  }
  return found;
}

function groupsOf(text: string): Group[] {
  const matches = [...text.matchAll(/\d+/g)];
  return matches.map((match, place) => {
    const end = match.index + match[0].length;
    return {
      digits: match[0],
      start: match.index,
      end,
      gap: text.slice(end, matches[place + 1]?.index ?? end),
    };
  });
}

/** The number that begins with a group: as many groups as make it whole. */
function numberAt(
  groups: readonly Group[],
  from: number,
  text: string,
): { found: ForbiddenNumber; groups: number } | undefined {
  const first = groups[from];
  if (!first || text[first.start - 1] === '+') return undefined;
  let digits = '';
  for (let to = from; to < groups.length; to += 1) {
    const group = groups[to];
    if (!group || (to > from && !GAP.test(groups[to - 1]?.gap ?? ''))) return undefined;
    digits += group.digits;
    if (digits.length > LONGEST) return undefined;
    if (digits.length < SHORTEST || !(digits.length === 16 || isCard(digits))) continue;
    const parts = groups.slice(from, to + 1);
    const before = text.slice(Math.max(0, first.start - 40), first.start);
    if (!isOneNumber(parts) || isBesidePhone(groups, from, parts, text)) continue;
    const kind = kindOf(parts, before);
    if (kind === 'card') {
      const more = BEHIND_CARD.exec(text.slice(group.end))?.[0].trimEnd() ?? '';
      const end = group.end + (/\d/.test(more) ? more.length : 0);
      return { found: { kind, start: first.start, end }, groups: countUpTo(groups, from, end) };
    }
    if (kind) return { found: { kind, start: first.start, end: group.end }, groups: to + 1 - from };
  }
  return undefined;
}

function countUpTo(groups: readonly Group[], from: number, end: number): number {
  return groups.slice(from).filter((group) => group.end <= end).length;
}

/** An order number or an amount and then a telephone number: each makes sense alone. */
function isBesidePhone(
  groups: readonly Group[],
  from: number,
  parts: readonly Group[],
  text: string,
): boolean {
  const start = groups[from]?.start ?? 0;
  const isReference = /[\p{L}\p{N}][-_#]$/u.test(text.slice(Math.max(0, start - 2), start));
  if (isReference && !hasOneGap(parts)) return true;
  if (!isReference && isRegular(parts)) return false;
  return parts.some(
    (part, place) =>
      place > 0 && /^(08|62)/.test(part.digits) && phoneAt(groups, from + place, text) !== undefined,
  );
}

/** Four times four as a card is printed, or right by its check digit or its birthday. */
function isRegular(parts: readonly Group[]): boolean {
  const digits = joined(parts);
  if (layoutOf(parts) !== '4444' && layoutOf(acrossBubbles(parts)) !== '4444') return false;
  if (/^[3-6]/.test(digits) && hasOneGap(parts) && !gapsOf(parts).has('\n')) return true;
  return isCard(digits) || (hasProvince(digits) && hasBirthday(digits));
}

const gapsOf = (parts: readonly Group[]): ReadonlySet<string> =>
  new Set(parts.slice(0, -1).map(({ gap }) => gap.replaceAll(' ', '') || ' '));
const hasOneGap = (parts: readonly Group[]): boolean => gapsOf(parts).size <= 1;
const joined = (parts: readonly Group[]): string => parts.map(({ digits }) => digits).join('');
const layoutOf = (parts: readonly Group[]): string => parts.map(({ digits }) => digits.length).join('');

/** Whether groups are the parts of one number and not several numbers in a row. */
function isOneNumber(parts: readonly Group[]): boolean {
  if (parts.length === 1 || LAYOUTS.includes(layoutOf(parts))) return true;
  const bubbles = acrossBubbles(parts);
  if (bubbles.length < parts.length && isOneNumber(bubbles)) return true;
  const lengths = parts.map(({ digits }) => digits.length);
  // Two Indonesian telephone numbers side by side are not a card number that begins alike.
  if (/^(0|628)/.test(joined(parts))) return false;
  if (!hasOneGap(parts)) return false;
  const gaps = gapsOf(parts);
  // 1.500.000 and 2,000,000 are amounts, a comma stands between things that are counted up.
  const isAmount =
    ['.', ','].some((sign) => gaps.has(sign)) && lengths.slice(1).every((length) => length === 3);
  const areCounted = gaps.has(',') && lengths.some((length) => length > 4);
  return !isAmount && !areCounted;
}

/** A bubble can end anywhere in a number: what stands on both sides of its end is one group. */
function acrossBubbles(parts: readonly Group[]): Group[] {
  const merged: Group[] = [];
  let isOpen = false;
  for (const part of parts) {
    const last = merged.at(-1);
    if (last && isOpen) merged[merged.length - 1] = { ...part, digits: last.digits + part.digits };
    else merged.push(part);
    isOpen = part.gap.includes('\n');
  }
  return merged;
}

/**
 * Sixteen digits are a card or an identity number even where check digit or birthday are wrong: people mistype,
 * and what is nearly right tells as much. Unless they are called something else.
 */
function kindOf(parts: readonly Group[], before: string): ForbiddenNumber['kind'] | undefined {
  const digits = joined(parts);
  if (isCard(digits)) return 'card';
  if (digits.length !== 16 || /^(0|628)/.test(digits)) return undefined;
  if (hasProvince(digits) && hasBirthday(digits)) return 'identity';
  const isWhole = parts.length === 1 || LAYOUTS.includes(layoutOf(parts));
  const isApart = parts.slice(0, -1).some(({ gap }) => gap.includes('\n'));
  if (!isWhole || isApart || OTHER_NUMBER.test(before)) return undefined;
  return hasProvince(digits) ? 'identity' : 'card';
}

function isCard(digits: string): boolean {
  return isCardLength(digits) && passesLuhn(digits);
}

/** Lengths by what a card begins with; none begins with a zero. */
function isCardLength(digits: string): boolean {
  const { length } = digits;
  if (/^3[47]/.test(digits)) return length === 15;
  if (/^3[0689]/.test(digits)) return length === 14 || length === 16 || length === 19;
  if (/^4/.test(digits)) return length === 13 || length === 16 || length === 19;
  return /^(1946|[2-6])/.test(digits) && length >= 16;
}

/** ISO/IEC 7812-1 check digit: tells a card from an order or parcel number of the same length. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** An identity number begins with one of the provinces of Indonesia. */
function hasProvince(digits: string): boolean {
  return /^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/.test(digits);
}

/** … and goes on, behind regency and district, with a birthday; forty is added to the day of women. */
function hasBirthday(digits: string): boolean {
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  return ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) && month >= 1 && month <= 12;
}

/** A telephone number is passed over whole, so that none of it is taken for the beginning of something else. */
function phoneAt(groups: readonly Group[], from: number, text: string): number | undefined {
  const first = groups[from];
  const isPlus = first && text[first.start - 1] === '+';
  if (!first || !(isPlus || /^(0|62)/.test(first.digits))) return undefined;
  let digits = 0;
  for (let to = from; to < groups.length; to += 1) {
    digits += groups[to]?.digits.length ?? 0;
    if (digits > 15) return undefined;
    if (digits >= 10) return to + 1 - from;
    if (!GAP.test(groups[to]?.gap ?? '')) return undefined;
  }
  return undefined;
}
