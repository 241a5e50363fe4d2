import { type Entity, type EntityType, type Span } from '../../domain/recognition/entities';
import { isGivenName, nameSet } from '../entities/name-words';
import { readWordLists } from '../data-files';
import { type NormalText } from '../text/normalize';
import { ENTITY_OF, meaningOf, SLOT_TYPES, type SlotType } from './slot-labels';
import { type ReadSlot, type SlotReader, type SlotReading } from './slot-reader';

/** A slot that the tagger alone finds must be this probable; where a rule agrees half is enough. */
const FOUND_ALONE = 0.6;
/** A value of the rules for which the tagger finds no slot at this probability is dropped, unless it was asked for. */
const NO_SLOT = 0.9;
const LIKELY_NO_SLOT = 0.5;
/** Whose a value of the rules is remains open when the best guess is less probable. */
const TELLS = 0.6;
/** Fewer digits number no parcel, account or card. */
const TRACKING_DIGITS = 6;
/** Orders are told apart from counts by this many digits. */
const ORDER_DIGITS = 3;
/** A number this long after "resi" or "rekening" is not one of our orders, whatever its form. */
const LONG_NUMBER = 8;

const NOT_NAMES = nameSet('notNames');
const WORDS = readWordLists('slot-words.txt');
const FORWARDED = WORDS.get('forwarded') ?? [];
/** A friend, a wife, a boss: words that are also titles ("Ibu Rina") do not mention another person. */
const RELATIONS = new Set(
  (WORDS.get('relation') ?? []).filter((word) => !WORDS.get('title')?.includes(word)),
);
const TITLES = new Set(WORDS.get('title') ?? []);
/** Pronouns with which people introduce themselves. */
const INTRODUCING = new Set(WORDS.get('introducing') ?? []);
/** Beside somebody else a number is the writer's own only when it is as sure as this. */
const OWN_BESIDE_OTHERS = 0.9;
const SLOT_OF = new Map<EntityType, SlotType>(SLOT_TYPES.map((type) => [ENTITY_OF[type], type]));

/** What the owner of entities needs to know besides the text. */
export interface OwnerKnowledge {
  reader: SlotReader;
  /** A word met in lists or phrases: in small letters no name. */
  isOrdinary: (word: string) => boolean;
}

/**
 * The entities of the rules with what the tagger knows: whose each is and what for, names, addresses and numbers the
 * rules do not know, and no false names. Form and value come from the rules.
 */
export function ownedEntities(
  normal: NormalText,
  entities: readonly Entity[],
  expecting: string | undefined,
  { reader, isOrdinary }: OwnerKnowledge,
): Entity[] {
  if (normal.words.every(({ kind }) => kind === 'mark' || kind === 'emoji')) return [...entities];
  const reading = reader.read(normal, entities, expecting);
  const kept = entities.filter((entity) => !isNoName(entity, reading, expecting, isOrdinary));
  const owned = kept.map((entity) => withOwner(entity, reading, expecting));
  const found = reading.slots.flatMap((slot) => newEntity(slot, normal, kept, isOrdinary));
  const whole = [...owned.filter((entity) => !found.some((other) => overlaps(entity, other))), ...found];
  const isForwardedText = isForwarded(normal);
  const quotes = quotedSpans(normal.original);
  const told = whole.map((entity): Entity =>
    isForwardedText || quotes.some((quote) => overlaps(entity, quote))
      ? { ...entity, whose: 'quoted' }
      : entity,
  );
  const sure = withIntroduced(
    normal,
    told.map((entity) => doubted(normal, entity)),
  );
  return sure.sort((first, second) => first.start - second.start || first.end - second.end);
}

/**
 * A name by rule in which the tagger sees nothing: "saya nyerah", "nama belakang". Where a name was asked for, only a
 * common word next to others is not one: "ongkirnya udah termasuk belum".
 */
function isNoName(
  entity: Entity,
  reading: SlotReading,
  expecting: string | undefined,
  isOrdinary: (word: string) => boolean,
): boolean {
  if (entity.type !== 'name' || isGivenName(entity.text)) return false;
  const outside = reading.outside(entity);
  if (expecting !== 'name') return outside >= NO_SLOT;
  return outside >= LIKELY_NO_SLOT && !reading.isWhole(entity) && isOrdinary(entity.text);
}

function withOwner(entity: Entity, reading: SlotReading, expecting: string | undefined): Entity {
  const type = SLOT_OF.get(entity.type);
  if (type === undefined) return entity;
  const slot = reading.slots.find((other) => other.type === type && overlaps(entity, other));
  const role = slot?.role ?? reading.roleOf(type, entity);
  // What was asked for and is all that was said is the writer's, whatever the words around others are.
  const isAnswer = expecting === entity.type && reading.isWhole(entity);
  const meaning = meaningOf(type, role.role);
  if (!meaning) return entity;
  if (isAnswer) return { ...entity, whose: 'self', sure: 0.95 };
  const sure = role.probability;
  return sure < TELLS ? { ...entity, sure } : { ...entity, ...meaning, sure };
}

/**
 * "My cousin can be reached at 0812…": whose a number is remains open, and is asked where it matters. A name behind
 * a relation is theirs: "istri saya yang terima, namanya Lila".
 */
function doubted(normal: NormalText, entity: Entity): Entity {
  const { type, whose, sure = 0, start } = entity;
  if ((whose !== 'self' && whose !== undefined) || sure >= OWN_BESIDE_OTHERS) return entity;
  const isBehind = normal.words.some((word) => word.end <= start && RELATIONS.has(word.text));
  if (!isBehind) return entity;
  if (type === 'name') return { ...entity, whose: 'other', sure: Math.max(sure, TELLS) };
  if (whose === undefined || (type !== 'phone' && type !== 'email')) return entity;
  const { whose: _whose, ...open } = entity;
  return { ...open, sure: Math.min(sure, TELLS) };
}

/** "Saya Bapak Hendra dari CV Sinar": a writer who introduces themselves with a title does not mention a father. */
function withIntroduced({ words }: NormalText, entities: readonly Entity[]): Entity[] {
  const isIntroduced = ({ type, start }: Entity): boolean => {
    const before = words.filter(({ end }) => end <= start).slice(-2);
    const [pronoun, title] = before.map(({ text }) => text);
    return type === 'name' && TITLES.has(title ?? '') && INTRODUCING.has(pronoun ?? '');
  };
  const named = entities.find(isIntroduced);
  if (!named) return [...entities];
  return entities.map((entity) => {
    const isOwn = entity === named || (entity.type === 'company' && entity.start > named.start);
    return isOwn ? { ...entity, whose: 'self', sure: OWN_BESIDE_OTHERS } : entity;
  });
}

/** What only the tagger found, checked by what the world allows. */
function newEntity(
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
  // A name with a sum, a count or a day in it is a sentence; a town may be part of a company's.
  const isName = !beside.some(
    (other) =>
      other.type !== 'category' &&
      !(type === 'company' && other.type === 'city' && overlapsPart(other, span)),
  );
  switch (type) {
    case 'person':
      return isName && isPersonal(span.text, isOrdinary) ? [untitled(own)] : [];
    case 'company':
      return isName && /\p{L}{2}/u.test(span.text) ? [{ ...own, type: 'company', value: span.text }] : [];
    case 'address':
      // A number alone is not a street.
      return /\p{L}{2}/u.test(span.text) ? [{ ...own, type: 'address', value: span.text }] : [];
    case 'order':
      if (digits < ORDER_DIGITS || beside.some((other) => other.type !== 'number')) return [];
      return [{ ...own, type: 'order_no', value: span.text.toUpperCase().replace(/\s+/gu, '') }];
    case 'tracking':
      if (digits < TRACKING_DIGITS || (entity?.type === 'order_no' && digits < LONG_NUMBER)) return [];
      return [{ ...own, type: 'tracking_no', value: span.text.replace(/\s+/gu, '') }];
    default:
      // A phone, e-mail, sum, day or town must have the form of one.
      return [];
  }
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

/** Words between marks of quotation are somebody else's, when they are a sentence and not all that was written. */
const QUOTE = /["“”]([^"“”]+)["“”]/gu;
const QUOTED_WORDS = 3;

function quotedSpans(text: string): Array<{ start: number; end: number }> {
  return [...text.matchAll(QUOTE)]
    .filter(
      ([whole, words = '']) => words.trim().split(/\s+/u).length >= QUOTED_WORDS && whole !== text.trim(),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function isForwarded({ text }: NormalText): boolean {
  return FORWARDED.some((mark) => text.startsWith(mark));
}

function titleCase(text: string): string {
  return text.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function overlaps(first: { start: number; end: number }, second: { start: number; end: number }): boolean {
  return first.start < second.end && second.start < first.end;
}
