import { type Entity } from '../../domain/recognition/entities';
import { type NormalText } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';
import { COMPANY_MARKS, isCapital, isGivenName, NAME_ENDS, nameSet, titled } from './name-words';
import { isFiller, nameLead, type NameLead } from './name-leads';
import { type IsCommonWord } from './places';

const NOT_NAMES = nameSet('notNames');
const FOLLOWERS = nameSet('nameFollowers');
const LONGEST_NAME = 4;
const DENIALS = new Set(['bukan', 'not']);
const CONTRASTS = new Set(['tetapi', 'tapi', 'melainkan', 'but', "it's", 'its', 'yang benar']);
/** A name asked for is within this many words, and an unknown name is most of that many. */
const FURTHEST_NAME = 8;
const LONGEST_ANSWER = 6;
const HERE = /^(?:here|speaking|di sini|disini|is my name|nama saya|namanya saya)(?: |$)/u;

/**
 * "nama saya Ratna", "saya Sari", "I'm Mark"; any short answer when a name was asked.
 * @param isOrdinary words that in small letters are not names.
 */
export function createNameReader(isOrdinary: IsCommonWord): EntityReader {
  return (input) => readNames(input, (word) => isOrdinary(word) && !isGivenName(word));
}

function readNames(input: EntityInput, isOrdinary: IsCommonWord): Entity[] {
  const { normal } = input;
  const found: Entity[] = [];
  for (let at = 0; at < normal.words.length; at++) {
    const lead = isNameWord(normal, at) || isInitial(normal, at) ? nameLead(normal.words, at) : undefined;
    // One name is the customer's; further ones only when called names ("penerimanya Budi").
    if (!lead || (found.length > 0 && !lead.sure)) continue;
    const end = nameEnd(normal, at, lead.sure, isOrdinary);
    if (end <= at || !fits(normal, { at, end }, lead, isOrdinary)) continue;
    found.push(nameOf(normal, at, end));
    at = end - 1;
  }
  if (found.length > 0) return found;
  const put = putRight(normal);
  if (put) return [put];
  return asAnswer(input, isOrdinary) ?? beforeContact(input, isOrdinary) ?? bareName(normal) ?? [];
}

/** "bukan Bagus, Bagas": of two names the one that is not denied. */
function putRight(normal: NormalText): Entity | undefined {
  const { words } = normal;
  const at = words.findIndex(
    ({ standard }, index) => DENIALS.has(standard) && looksLikeName(normal, index + 1),
  );
  if (at < 0) return undefined;
  let next = at + 2;
  while (words[next]?.kind === 'mark' || CONTRASTS.has(words[next]?.standard ?? '')) next++;
  const isOther = next > at + 2 && isNameWord(normal, next) && looksLikeName(normal, next);
  return isOther ? nameOf(normal, next, next + 1) : undefined;
}

function fits(
  normal: NormalText,
  { at, end }: { at: number; end: number },
  lead: NameLead,
  isOrdinary: IsCommonWord,
): boolean {
  const word = normal.words[at]?.text ?? '';
  if (lead.given) return isGivenName(word);
  const isPlain = isOrdinary(word) || /(?:nya|kan)$/u.test(word);
  if (lead.sure) return isCapital(normal, at) || !isPlain;
  if (isCapital(normal, at) && (lead.self || !isPlain)) return true;
  return isSmallName(normal, at, end, lead, isOrdinary);
}

function nameOf(normal: NormalText, from: number, to: number): Entity {
  return { type: 'name', ...titled(normal, from, to) };
}

/** @returns the word after the name, `at` when there is none. */
function nameEnd(normal: NormalText, at: number, sure: boolean, isOrdinary: IsCommonWord): number {
  let end = isInitial(normal, at) ? at + 2 : at;
  while (end < normal.words.length && end - at < LONGEST_NAME && isNameWord(normal, end)) {
    const word = normal.words[end]?.text ?? '';
    if (end > at && isCapital(normal, at) && !isCapital(normal, end)) break;
    if (end > at && !isCapital(normal, end) && (isOrdinary(word) || FOLLOWERS.has(word)) && !sure) break;
    if (end > at && FOLLOWERS.has(word)) break;
    end += isJoined(normal, end) ? 3 : 1;
  }
  return end;
}

/** "M. Rizki". */
function isInitial({ words, original }: NormalText, at: number): boolean {
  const [letter, dot, name] = words.slice(at, at + 3);
  if (letter?.text.length !== 1 || dot?.text !== '.' || name?.kind !== 'word') return false;
  return /^\p{Lu}\. ?\p{Lu}/u.test(original.slice(letter.start, name.end));
}

/** "Jean-Paul". */
function isJoined(normal: NormalText, at: number): boolean {
  const [dash, second] = normal.words.slice(at + 1, at + 3);
  return dash?.text === '-' && dash.glued && second?.glued === true && isCapital(normal, at + 2);
}

function isNameWord(normal: NormalText, at: number): boolean {
  const word = normal.words[at];
  if (word?.kind !== 'word' || word.text.length < 2 || isFiller(word)) return false;
  // "Mikir2" is a word said twice.
  if (/\p{N}/u.test(normal.original.slice(word.start, word.end))) return false;
  const known = [word.text, word.standard].some((form) => NOT_NAMES.has(form) || NAME_ENDS.has(form));
  return !known && !COMPANY_MARKS.has(word.text) && (isGivenName(word.text) || !word.standard.includes(' '));
}

/** "saya sari" then an end, a comma, "dari" or a number: a name even in small letters. */
function isSmallName(
  normal: NormalText,
  at: number,
  end: number,
  { self, titled: isTitled }: NameLead,
  isOrdinary: IsCommonWord,
): boolean {
  const first = normal.words[at];
  const next = normal.words[end];
  const given = isGivenName(first?.text ?? '');
  if (!given && (isOrdinary(first?.text ?? '') || first?.text !== first?.standard)) return false;
  if (!given && ((!self && !isTitled) || /(?:nya|kan)$/u.test(first?.text ?? ''))) return false;
  if (given) return true;
  if (next === undefined) return end - at <= 3;
  if (next.kind === 'mark' || next.kind === 'number') return true;
  return ['dari', 'from'].includes(next.standard) || (isTitled && NAME_ENDS.has(next.standard));
}

/** What was asked for: a given name or a capital anywhere, any other word where little else is said. */
function asAnswer({ normal, expecting }: EntityInput, isOrdinary: IsCommonWord): Entity[] | undefined {
  if (expecting !== 'name') return undefined;
  const { words } = normal;
  const may = (at: number): boolean =>
    isNameWord(normal, at) && mayName(normal, at, isOrdinary) && !DENIALS.has(words[at - 1]?.standard ?? '');
  const isTold = (at: number): boolean => isCapital(normal, at) || isGivenName(words[at]?.text ?? '');
  const places = words.map((_, at) => at).filter(may);
  let first = places.find(isTold) ?? (words.length <= LONGEST_ANSWER ? places[0] : undefined);
  if (first === undefined || first > FURTHEST_NAME) return undefined;
  while (first > 0 && may(first - 1)) first--;
  let end = first + 1;
  while (end < words.length && end - first < LONGEST_NAME && may(end)) end++;
  return [nameOf(normal, first, end)];
}

/** A word of the language in small letters or in another spelling ("bntr") is nobody's name. */
function mayName(normal: NormalText, at: number, isOrdinary: IsCommonWord): boolean {
  const word = normal.words[at];
  if (!word) return false;
  if (isGivenName(word.text)) return true;
  const isSpelt = word.text === word.standard && word.text.length > 2 && /[aeiouy]/u.test(word.text);
  return isSpelt && !isOrdinary(word.text) && !/(?:nya|kan)$/u.test(word.text);
}

/** "Sari 0812…", "Ratna, ratna@…", "halo, Paul here", "Dewi dari PT …": a name, then a contact, "here" or "dari". */
function beforeContact({ normal }: EntityInput, isOrdinary: IsCommonWord): Entity[] | undefined {
  const { words } = normal;
  for (let from = 0; from < words.length; from++) {
    let end = from;
    while (end - from < LONGEST_NAME && isNameWord(normal, end) && looksLikeName(normal, end)) end++;
    if (end === from) continue;
    const given = isGivenName(words[from]?.text ?? '');
    const next = words.slice(end, end + 2).find((word) => word.kind !== 'mark');
    const isContact = next?.kind === 'email' || (next?.kind === 'number' && /^(?:08|62)/u.test(next.text));
    const isHere = HERE.test(
      words
        .slice(end, end + 3)
        .map(({ text }) => text)
        .join(' '),
    );
    const isPlain = isOrdinary(words[from]?.text ?? '');
    const isOfCompany = COMPANY_MARKS.has(next?.text ?? '') && !isPlain;
    const isFrom =
      ['dari', 'from'].includes(words[end]?.standard ?? '') &&
      (given || (!isPlain && isCapital(normal, end + 1)));
    if (
      ((given || from === 0) && isContact) ||
      ((given || (isCapital(normal, from) && (from > 0 || !isPlain))) && isHere) ||
      ((given || from === 0) && isOfCompany) ||
      (isFrom && from < 4)
    )
      return [nameOf(normal, from, end)];
    from = end;
  }
  return undefined;
}

function looksLikeName(normal: NormalText, at: number): boolean {
  return isCapital(normal, at) || isGivenName(normal.words[at]?.text ?? '');
}

/** Nothing but a name: "budi santoso". */
function bareName(normal: NormalText): Entity[] | undefined {
  const { words } = normal;
  if (words.length < 2 || words.length > 3 || !words.every(({ text }) => isGivenName(text))) return undefined;
  return [nameOf(normal, 0, words.length)];
}
