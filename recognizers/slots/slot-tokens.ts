import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';
import { normalizeText, type NormalText, type Word } from '../text/normalize';

/** One place of the tagger's input: a word, or a value that the rules found, drawn together. */
export interface SlotToken {
  /** The standard word, or `<phone>`, `<money>` … */
  form: string;
  /** The word as written, small letters. */
  written: string;
  /** Its outline: `Xx`, `x`, `X`, `9`. */
  shape: string;
  /** What lists and rules say of it. */
  tags: readonly string[];
  start: number;
  end: number;
  entity?: Entity;
}

/** Values whose form rules know: one token each. Names, companies and places stay words. */
const DRAWN_TOGETHER: ReadonlySet<EntityType> = new Set<EntityType>([
  'phone',
  'email',
  'money',
  'date',
  'quantity',
  'number',
  'order_no',
  'ticket_no',
  'referral_code',
  'voucher_code',
  'tracking_no',
  'product',
]);

/** Lists of small words that tell whose something is: relation, receiving, ours, tracking … */
const CLASSES = new Map<string, string[]>();
for (const [name, words] of readWordLists('slot-words.txt')) {
  for (const word of words) CLASSES.set(word, [...(CLASSES.get(word) ?? []), name]);
}
const PEOPLE = new Map<string, string>();
for (const [list, names] of readWordLists('people.txt')) {
  for (const name of names) if (!PEOPLE.has(name)) PEOPLE.set(name, `name-${list}`);
}
const AREAS = areaWords();
const NO_TAGS: readonly string[] = [];

/** The first words of all areas, and the whole names. */
function areaWords(): ReadonlySet<string> {
  const names = [...AREA_NAMES.regencies, ...AREA_NAMES.districts];
  return new Set(names.flatMap((name) => name.toLowerCase().split(' ')).filter((word) => word.length > 3));
}

/** @param entities what the rules found. */
export function slotTokens(normal: NormalText, entities: readonly Entity[]): SlotToken[] {
  const drawn = entities.filter(({ type }) => DRAWN_TOGETHER.has(type));
  const loose = entities.filter(({ type }) => !DRAWN_TOGETHER.has(type) && type !== 'category');
  const tokens: SlotToken[] = [];
  for (const word of normal.words) {
    const value = drawn.find(({ start, end }) => start < word.end && word.start < end);
    const last = tokens.at(-1);
    if (value === undefined) tokens.push(...wordTokens(word, normal, loose));
    else if (last?.entity !== value) tokens.push(valueToken(value));
  }
  return tokens;
}

function valueToken(entity: Entity): SlotToken {
  const form = `<${entity.type}>`;
  const { start, end } = entity;
  return { form, written: form, shape: form, tags: tagsOfValue(entity), start, end, entity };
}

function tagsOfValue(entity: Entity): string[] {
  const digits = entity.text.replace(/\D/gu, '').length;
  switch (entity.type) {
    case 'phone':
      return [`digits-${digits}`, entity.value.startsWith('+628') ? 'mobile' : 'landline'];
    case 'money':
      return [
        entity.value.min === entity.value.max ? 'amount' : 'range',
        `tens-${Math.round(Math.log10(entity.value.min + 1))}`,
      ];
    case 'date':
      return [/\d/u.test(entity.text) ? 'dated' : 'told', entity.value.approximate ? 'about' : 'day'];
    case 'quantity':
      return [entity.value.unit];
    case 'number':
    case 'order_no':
      return [`digits-${digits}`];
    default:
      return [];
  }
}

/** A word with marks inside (`b/12`) is one token of the rules already. */
function wordTokens(word: Word, normal: NormalText, loose: readonly Entity[]): SlotToken[] {
  const original = normal.original.slice(word.start, word.end);
  const form = word.kind === 'number' ? `<digits-${word.text.replace(/\D/gu, '').length}>` : word.standard;
  const tags = [
    ...(CLASSES.get(word.standard) ?? NO_TAGS),
    ...(word.text === word.standard ? NO_TAGS : (CLASSES.get(word.text) ?? NO_TAGS)),
    ...(PEOPLE.has(word.text) ? [PEOPLE.get(word.text) ?? ''] : NO_TAGS),
    ...(AREAS.has(word.text) ? ['area'] : NO_TAGS),
    ...loose
      .filter(({ start, end }) => start <= word.start && word.end <= end)
      .map(({ type }) => `rule-${type}`),
    ...(word.kind === 'word' ? NO_TAGS : [word.kind]),
  ];
  return [{ form, written: word.text, shape: shapeOf(original), tags, start: word.start, end: word.end }];
}

function shapeOf(original: string): string {
  return original
    .slice(0, 12)
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}]+/gu, 'x')
    .replace(/\d+/gu, '9');
}

/** For texts without rules. */
export function plainTokens(text: string): SlotToken[] {
  return slotTokens(normalizeText(text), []);
}
