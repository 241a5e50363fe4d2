import { type Entity, type Span } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { areaNamed } from '../entities/area-names';
import { isGivenName, nameSet } from '../entities/name-words';
import { type NormalText } from '../text/normalize';
import { ENTITY_OF, meaningOf, type SlotType } from './slot-labels';
import { type ReadSlot } from './slot-reader';
import { overlaps } from './spans';

/** A slot that the tagger alone finds must be this probable; where a rule agrees half is enough. */
const FOUND_ALONE = 0.6;
/** Fewer digits number no parcel, account or card. */
const TRACKING_DIGITS = 6;
/** Orders are told apart from counts by so many digits. */
const ORDER_DIGITS = 3;
/** A word and a number behind it are no order: "dia 0896", "ext 204". */
const IS_SPOKEN = /^\p{Ll}+\s/u;
/** "NS-20261102-0019". */
const DATED = /-\d{8}-\d{2,6}$/u;
/** So long a number after "resi" or "rekening" is no order of ours, whatever its form. */
const LONG_NUMBER = 8;

const NOT_NAMES = nameSet('notNames');
const TITLES = new Set(readWordLists('slot-words.txt').get('title'));

/** What only the tagger found, checked by what the world allows. */
export function foundAlone(
  slot: ReadSlot,
  normal: NormalText,
  known: readonly Entity[],
  isOrdinary: (word: string) => boolean,
): Entity[] {
  const { type, start, end, entity, probability, role } = slot;
  const meaning = meaningOf(type, role.role);
  if (!meaning || probability < FOUND_ALONE) return [];
  const span: Span = { text: normal.original.slice(start, end), start, end };
  const own = { ...span, ...meaning, sure: probability * role.probability };
  const digits = span.text.replace(/\D/gu, '').length;
  const beside = known.filter((other) => overlaps(other, span));
  if (beside.some((other) => other.type === ENTITY_OF[type])) return [];
  const isName = !beside.some((other) => breaksName(other, span, type));
  switch (type) {
    case 'person':
      return isName && isPersonal(span.text, isOrdinary) ? [untitled(own)] : [];
    case 'company':
      return isName && isTrade(span.text, isOrdinary) ? [{ ...own, type: 'company', value: span.text }] : [];
    case 'address':
      // A number alone is no street.
      return /\p{L}{2}/u.test(span.text) ? [{ ...own, type: 'address', value: span.text }] : [];
    case 'order':
      if (digits < ORDER_DIGITS || IS_SPOKEN.test(span.text) || !beside.every(isNumber)) return [];
      return [{ ...own, type: 'order_no', value: span.text.toUpperCase().replace(/\s+/gu, '') }];
    case 'tracking':
      if (digits < TRACKING_DIGITS || isOrder(entity, digits)) return [];
      return [{ ...own, type: 'tracking_no', value: span.text.replace(/\s+/gu, '') }];
    case 'place': {
      const area = beside.length > 0 ? undefined : placeIn(span, isOrdinary);
      return area === undefined ? [] : [{ ...own, type: 'city', value: area }];
    }
    default:
      // A phone, e-mail, sum or day without the form of one is none.
      return [];
  }
}

/** A name with a sum, a count or a day in it is a sentence; a town may be part of a company's. */
function breaksName(inside: Entity, span: Span, type: SlotType): boolean {
  if (inside.type === 'category') return false;
  return !(type === 'company' && inside.type === 'city' && overlapsPart(inside, span));
}

function isNumber({ type }: Entity): boolean {
  return type === 'number';
}

/** "Wah panjang ceritanya", "Bareng tim": a common word names no place, in small letters or where a message begins. */
function placeIn({ text, start }: Span, isOrdinary: (word: string) => boolean): string | undefined {
  const isProper = start > 0 && /^\p{Lu}/u.test(text);
  return isProper || !isOrdinary(text.toLowerCase()) ? areaNamed(text) : undefined;
}

/** A number of an order, whatever is said of it: with its day, or too short for a parcel's. */
function isOrder(entity: Entity | undefined, digits: number): boolean {
  return entity?.type === 'order_no' && (digits < LONG_NUMBER || DATED.test(entity.value));
}

/** A name of a trade has a capital or a word that is no common one: "gula cair" is none. */
function isTrade(text: string, isOrdinary: (word: string) => boolean): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.some((word) => /^\p{Lu}/u.test(word) || !isCommon(word, isOrdinary));
}

/** "Mas Bagus" is called Bagus. */
function untitled(name: Span & Partial<Entity>): Entity {
  const [title = '', ...rest] = name.text.split(/\s+/u);
  const isTitled = rest.length > 0 && TITLES.has(title.toLowerCase().replace(/\.$/u, ''));
  const text = isTitled ? rest.join(' ') : name.text;
  return { ...name, text, start: name.end - text.length, type: 'name', value: titleCase(text) };
}

/** No greeting, no common word in small letters, no sentence. */
function isPersonal(text: string, isOrdinary: (word: string) => boolean): boolean {
  const words = text.split(/\s+/u);
  if (words.length > 4 || /\d/u.test(text)) return false;
  return words.every((word) => {
    const small = word.toLowerCase().replace(/[^\p{L}'-]/gu, '');
    if (NOT_NAMES.has(small)) return false;
    return isGivenName(small) || /^\p{Lu}/u.test(word) || !isOrdinary(small);
  });
}

/** Inside, and not all of it. */
function overlapsPart(part: Span, whole: Span): boolean {
  return part.end - part.start < whole.end - whole.start;
}

function titleCase(text: string): string {
  return text.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Also with a possessive: "kecilku", "baruku". */
function isCommon(word: string, isOrdinary: (word: string) => boolean): boolean {
  return isOrdinary(word) || isOrdinary(word.replace(/(?:ku|mu|nya)$/u, ''));
}
