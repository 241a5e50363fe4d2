import { type Entity } from '../../domain/recognition';
import { type NormalText } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';
import { COMPANY_MARKS, isCapital, NAME_ENDS, nameSet, titled } from './name-words';
import { type IsCommonWord } from './places';

const NOT_NAMES = nameSet('notNames');
const GIVEN = nameSet('givenNames');
const FOLLOWERS = nameSet('nameFollowers');
const LONGEST_NAME = 4;
const HERE = /^(?:here|speaking|di sini|disini)(?: |$)/u;

/** Ways to say one's name. A sure one takes any word, the others only what looks like a name. */
const SURE =
  /(?:(?:nama|namanya|nm) (?:lengkap )?(?:saya|aku|kami|panggilan|pic|gue)?(?: - nya| nya)?(?: adalah| itu| yaitu)?|namaku|(?:saya|aku) bernama|my (?:full )?name is|name(?: is)?|(?:di)?panggil (?:saya|aku|saja)(?: saja)?|dipanggil|call me|nama gue|atas nama|a \. n \.?|a \/ n|an\.|pic(?: - nya| nya)?(?: adalah| is)?|contact person|cp) ?:? ?$/u;
const LOOSE =
  /(?:^|[.,!?\n] |halo |pagi |siang |sore |malam |hi |kak |permisi )?(?:saya|aku|i am|this is|it is|it's|its|dengan|ini dengan|ini|sama|perkenalkan|hubungi|contact|ask for|attention|attn|penerima|kepada|regards ,|salam ,|hormat saya ,|cheers ,|thanks ,|terima kasih ,) (?:pak |bu |mas |mbak |ibu |bapak |saudara |kak |dokter )?$/u;

/**
 * "nama saya Ratna", "saya Sari", "I'm Mark"; any short answer when a name was asked.
 * @param isOrdinary words that in small letters are no names.
 */
export function createNameReader(isOrdinary: IsCommonWord): EntityReader {
  return (input) => readNames(input, (word) => isOrdinary(word) && !GIVEN.has(word));
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
    const end = nameEnd(normal, at, sure, isOrdinary);
    if (end <= at) continue;
    if (sure || isCapital(normal, at) || isSmallName(normal, at, end, isOrdinary))
      return [nameOf(normal, at, end)];
  }
  return asAnswer(input) ?? beforeContact(input) ?? bareName(normal) ?? [];
}

function nameOf(normal: NormalText, from: number, to: number): Entity {
  return { type: 'name', ...titled(normal, from, to) };
}

/** @returns the word after the name, `at` when there is none. */
function nameEnd(normal: NormalText, at: number, sure: boolean, isOrdinary: IsCommonWord): number {
  let end = at;
  while (end < normal.words.length && end - at < LONGEST_NAME && isNameWord(normal, end)) {
    const word = normal.words[end]?.text ?? '';
    if (end > at && isCapital(normal, at) && !isCapital(normal, end)) break;
    if (end > at && !isCapital(normal, end) && (isOrdinary(word) || FOLLOWERS.has(word)) && !sure) break;
    if (end > at && FOLLOWERS.has(word)) break;
    end++;
  }
  return end;
}

function isNameWord(normal: NormalText, at: number): boolean {
  const word = normal.words[at];
  if (word?.kind !== 'word' || word.text.length < 2) return false;
  const known = [word.text, word.standard].some((form) => NOT_NAMES.has(form) || NAME_ENDS.has(form));
  return !known && !COMPANY_MARKS.has(word.text) && (GIVEN.has(word.text) || !word.standard.includes(' '));
}

/** "saya sari" then an end, a comma, "dari" or a number: a name even in small letters. */
function isSmallName(normal: NormalText, at: number, end: number, isOrdinary: IsCommonWord): boolean {
  const first = normal.words[at];
  const next = normal.words[end];
  const given = GIVEN.has(first?.text ?? '');
  if (!given && (isOrdinary(first?.text ?? '') || first?.text !== first?.standard)) return false;
  if (!given && !['saya', 'am'].includes(normal.words[at - 1]?.standard ?? '')) return false;
  if (given) return true;
  if (next === undefined) return end - at <= 3;
  if (next.kind === 'mark' || next.kind === 'number') return true;
  return ['dari', 'from'].includes(next.standard);
}

function asAnswer({ normal, expecting }: EntityInput): Entity[] | undefined {
  if (expecting !== 'name') return undefined;
  const first = normal.words.findIndex((_, index) => isNameWord(normal, index));
  if (first < 0 || first > 3) return undefined;
  let end = first;
  while (end < normal.words.length && end - first < LONGEST_NAME && isNameWord(normal, end)) end++;
  return [nameOf(normal, first, end)];
}

/** "Sari 0812…", "Ratna, ratna@…", "halo, Paul here", "Dewi dari PT …": a name, then a contact, "here" or "dari". */
function beforeContact({ normal }: EntityInput): Entity[] | undefined {
  const { words } = normal;
  for (let from = 0; from < words.length; from++) {
    let end = from;
    while (end - from < LONGEST_NAME && isNameWord(normal, end) && looksLikeName(normal, end)) end++;
    if (end === from) continue;
    const given = GIVEN.has(words[from]?.text ?? '');
    const next = words.slice(end, end + 2).find((word) => word.kind !== 'mark');
    const isContact = next?.kind === 'email' || (next?.kind === 'number' && /^(?:08|62)/u.test(next.text));
    const isHere = HERE.test(
      words
        .slice(end, end + 2)
        .map(({ text }) => text)
        .join(' '),
    );
    const isFrom = given && ['dari', 'from'].includes(words[end]?.standard ?? '');
    if (
      ((given || from === 0) && isContact) ||
      ((given || isCapital(normal, from)) && isHere) ||
      (isFrom && from < 4)
    )
      return [nameOf(normal, from, end)];
    from = end;
  }
  return undefined;
}

function looksLikeName(normal: NormalText, at: number): boolean {
  return isCapital(normal, at) || GIVEN.has(normal.words[at]?.text ?? '');
}

/** Nothing but a name: "budi santoso". */
function bareName(normal: NormalText): Entity[] | undefined {
  const { words } = normal;
  if (words.length < 2 || words.length > 3 || !words.every(({ text }) => GIVEN.has(text))) return undefined;
  return [nameOf(normal, 0, words.length)];
}
