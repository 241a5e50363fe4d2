import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { isGivenName } from '../entities/name-words';
import { readWordLists } from '../data-files';
import { type NormalText } from '../text/normalize';
import { foundAlone } from './found-alone';
import { slotsOfLines } from './line-slots';
import { ENTITY_OF, meaningOf, SLOT_TYPES, type SlotType } from './slot-labels';
import { type SlotReader, type SlotReading } from './slot-reader';
import { overlaps } from './spans';

/** A value of the rules that the tagger holds for no slot this surely is none, unless it was asked for. */
const NO_SLOT = 0.9;
const LIKELY_NO_SLOT = 0.5;
/** Whose a value of the rules is remains open when the best guess is less probable. */
const TELLS = 0.6;
const WORDS = readWordLists('slot-words.txt');
const FORWARDED = WORDS.get('forwarded') ?? [];
/** A friend, a wife, a boss: words that are also titles ("Ibu Rina") do not mention another person. */
const RELATIONS = new Set(
  (WORDS.get('relation') ?? []).filter((word) => !WORDS.get('title')?.includes(word)),
);
const TITLES = new Set(WORDS.get('title') ?? []);
/** Pronouns with which people introduce themselves. */
const INTRODUCING = new Set(WORDS.get('introducing') ?? []);
/** Those of them that own the noun before them. */
const OWNING = new Set(WORDS.get('owning') ?? []);
const GREETING = new Set(WORDS.get('greeting') ?? []);
/** What a town is for remains open when it is less probable. */
const PLACE_TELLS = 0.8;
const TAKING_BACK = new Set(readWordLists('answers.txt').get('taking-back'));
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
  const slots = [...reading.slots, ...slotsOfLines(normal, kept, expecting, reader)];
  const found = slots.flatMap((slot) => foundAlone(slot, normal, kept, isOrdinary)).filter(isFirstOfItsPlace);
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
    withPutRight(
      normal,
      told.map((entity) => doubted(normal, entity)),
    ),
  );
  return sure.sort((first, second) => first.start - second.start || first.end - second.end);
}

function isFirstOfItsPlace(entity: Entity, at: number, found: readonly Entity[]): boolean {
  return !found.slice(0, at).some((other) => overlaps(entity, other));
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
  if (sure < TELLS) return { ...entity, sure };
  // A town is where it goes unless it is clearly something else: orders take it so.
  const isDoubtful = type === 'place' && sure < PLACE_TELLS;
  return { ...entity, ...meaning, ...(isDoubtful && { role: undefined }), sure };
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

/** "Nama saya bukan Ruri, Rury": of two names, one behind a no, the other is the writer's. */
function withPutRight({ words }: NormalText, entities: readonly Entity[]): Entity[] {
  const names = entities.filter(({ type }) => type === 'name');
  const isDenied = ({ start }: Entity) =>
    TAKING_BACK.has(words.findLast(({ end }) => end <= start)?.standard ?? '');
  const [right, ...others] = names.filter((name) => !isDenied(name));
  if (names.length !== 2 || others.length > 0 || right?.whose !== 'self') return [...entities];
  const sure = Math.max(right.sure ?? 0, OWN_BESIDE_OTHERS);
  return entities.map((entity) => (entity === right ? { ...entity, sure } : entity));
}

/** "Saya Bapak Hendra dari CV Sinar": who introduces themselves with a title speaks of no father; "bos saya Pak Irwan" does. */
function withIntroduced({ words }: NormalText, entities: readonly Entity[]): Entity[] {
  const isIntroduced = ({ type, start }: Entity): boolean => {
    const before = words.filter(({ end }) => end <= start).slice(-3);
    const [title = '', pronoun = '', owned = ''] = before.map(({ text }) => text).reverse();
    if (type !== 'name' || !TITLES.has(title) || !INTRODUCING.has(pronoun)) return false;
    return !OWNING.has(pronoun) || !isNoun(owned);
  };
  const named = entities.find(isIntroduced);
  if (!named) return [...entities];
  return entities.map((entity) => {
    const isOwn = entity === named || (entity.type === 'company' && entity.start > named.start);
    return isOwn ? { ...entity, whose: 'self', sure: OWN_BESIDE_OTHERS } : entity;
  });
}

/** What a pronoun behind it owns: "bos saya". After a greeting, a mark or nothing a pronoun begins a sentence. */
function isNoun(word: string): boolean {
  return /\p{L}/u.test(word) && !GREETING.has(word);
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
