import { type Entity } from '../../domain/recognition';
import { readWordLists } from '../data-files';
import { originalWord, spanOfWords, type NormalText } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';
import { type IsCommonWord } from './places';

const LISTS = readWordLists('names.txt');
const NOT_NAMES = new Set(LISTS.get('notNames'));
const NAME_ENDS = new Set(LISTS.get('nameEnds'));
const COMPANY_MARKS = new Set(LISTS.get('companyMarks'));
const COMPANY_ENDS = new Set(LISTS.get('companyEnds'));
const LONGEST_NAME = 4;
const LONGEST_COMPANY = 5;

/** Ways to say one's name. A sure one takes any word, the others only what looks like a name. */
const SURE =
  /(?:nama (?:lengkap )?(?:saya|aku|kami|panggilan)?(?: adalah| itu| yaitu)?|(?:saya|aku) bernama|my (?:full )?name is|name(?: is)?|panggil (?:saya|aku|saja)(?: saja)?|call me|atas nama|a \. n \.?|a \/ n|an\.) ?:? ?$/u;
const LOOSE =
  /(?:^|[.,!?\n] |halo |pagi |siang |sore |malam |hi |kak |permisi )?(?:saya|aku|i am|this is|it is|dengan|ini dengan|ini) (?:pak |bu |mas |mbak )?$/u;

/**
 * "nama saya Ratna", "saya Sari", "I'm Mark"; any short answer when a name was asked.
 * @param isOrdinary words that in small letters are no names.
 */
export function createNameReader(isOrdinary: IsCommonWord): EntityReader {
  return (input) => readNames(input, isOrdinary);
}

function readNames(input: EntityInput, isOrdinary: IsCommonWord): Entity[] {
  const { normal } = input;
  for (let at = 0; at < normal.words.length; at++) {
    const before = `${normal.words
      .slice(Math.max(0, at - 5), at)
      .map((word) => word.standard)
      .join(' ')} `;
    const sure = SURE.test(before);
    if (!sure && !LOOSE.test(before)) continue;
    const end = nameEnd(normal, at, sure);
    if (end <= at) continue;
    const small = !isCapital(normal, at) && isOrdinary(normal.words[at]?.text ?? '');
    if (sure || isCapital(normal, at) || (!small && standsAlone(normal, at, end)))
      return [nameOf(normal, at, end)];
  }
  return asAnswer(input) ?? beforeContact(input) ?? [];
}

function nameOf(normal: NormalText, from: number, to: number): Entity {
  const span = spanOfWords(normal, from, to);
  const value = span.text.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { type: 'name', ...span, value };
}

/** @returns the word after the name, `at` when there is none. */
function nameEnd(normal: NormalText, at: number, sure: boolean): number {
  let end = at;
  while (end < normal.words.length && end - at < LONGEST_NAME && isNameWord(normal, end)) {
    if (end > at && !isCapital(normal, end) && (isCapital(normal, at) || !sure)) break;
    end++;
  }
  return end;
}

function isNameWord(normal: NormalText, at: number): boolean {
  const word = normal.words[at];
  if (word?.kind !== 'word' || word.text.length < 2) return false;
  const known = [word.text, word.standard].some((form) => NOT_NAMES.has(form) || NAME_ENDS.has(form));
  return !known && !COMPANY_MARKS.has(word.text) && !word.standard.includes(' ');
}

/** A capital in a text that is not all capitals. */
function isCapital(normal: NormalText, at: number): boolean {
  const word = originalWord(normal, at);
  return (
    /^\p{Lu}/u.test(word) &&
    (normal.original !== normal.original.toUpperCase() || word.length === normal.original.length)
  );
}

/** "saya sari" then an end, a comma, "dari" or a number: a name even in small letters. */
function standsAlone(normal: NormalText, at: number, end: number): boolean {
  const next = normal.words[end];
  if (normal.words[at - 1]?.standard !== 'saya' && normal.words[at - 1]?.standard !== 'am') return false;
  if (normal.words[at]?.text !== normal.words[at]?.standard) return false;
  return next === undefined
    ? end - at <= 2
    : [',', 'dari', 'from'].includes(next.standard) || next.kind === 'number';
}

function asAnswer({ normal, expecting }: EntityInput): Entity[] | undefined {
  if (expecting !== 'name') return undefined;
  const first = normal.words.findIndex((_, index) => isNameWord(normal, index));
  if (first < 0 || first > 3) return undefined;
  let end = first;
  while (end < normal.words.length && end - first < LONGEST_NAME && isNameWord(normal, end)) end++;
  return [nameOf(normal, first, end)];
}

/** "Sari 0812…", "Ratna, ratna@…": capitals at the start, then a contact. */
function beforeContact({ normal }: EntityInput): Entity[] | undefined {
  let end = 0;
  while (end < LONGEST_NAME && isNameWord(normal, end) && isCapital(normal, end)) end++;
  const next = [normal.words[end], normal.words[end + 1]];
  const contact = next.find((word) => word?.kind !== 'mark');
  const isContact =
    contact?.kind === 'email' || (contact?.kind === 'number' && /^(?:08|62)/u.test(contact.text));
  return end > 0 && isContact ? [nameOf(normal, 0, end)] : undefined;
}

/** "PT Sinar Abadi", "CV Maju Jaya", "Two Beans Ltd". */
export function readCompanies({ normal, expecting }: EntityInput): Entity[] {
  const found: Entity[] = [];
  for (let at = 0; at < normal.words.length; at++) {
    const end = COMPANY_MARKS.has(normal.words[at]?.text ?? '') ? companyEnd(normal, at + 1) : 0;
    if (end <= at + 1) continue;
    found.push(companyOf(normal, at, end));
    at = end - 1;
  }
  if (found.length > 0) return found;
  const ended = endedCompany(normal) ?? (expecting === 'company' ? answeredCompany(normal) : undefined);
  return ended ? [ended] : [];
}

function companyOf(normal: NormalText, from: number, to: number): Entity {
  const span = spanOfWords(normal, from, to);
  return { type: 'company', ...span, value: span.text };
}

function companyEnd(normal: NormalText, from: number): number {
  let end = normal.words[from]?.text === '.' ? from + 1 : from;
  const start = end;
  const capital = isCapital(normal, start);
  while (end < normal.words.length && end - start < LONGEST_COMPANY) {
    const word = normal.words[end];
    if (word?.kind !== 'word' && word?.text !== '&') break;
    if (
      NAME_ENDS.has(word.text) ||
      NAME_ENDS.has(word.standard) ||
      (capital && !isCapital(normal, end) && word.text !== '&')
    )
      break;
    end++;
  }
  return end === start ? from : end;
}

function endedCompany(normal: NormalText): Entity | undefined {
  const last = normal.words.findIndex(
    (word, index) => index > 0 && COMPANY_ENDS.has(word.text) && isCapital(normal, index),
  );
  let first = last;
  while (first > 0 && isCapital(normal, first - 1) && normal.words[first - 1]?.kind === 'word') first--;
  return last > 0 && first < last ? companyOf(normal, first, last + 1) : undefined;
}

function answeredCompany(normal: NormalText): Entity | undefined {
  const words = normal.words.filter((word) => word.kind === 'word');
  if (words.length === 0 || words.length > LONGEST_COMPANY) return undefined;
  const from = normal.words.findIndex((word) => word.kind === 'word' && !NOT_NAMES.has(word.standard));
  return from < 0 ? undefined : companyOf(normal, from, normal.words.length);
}
