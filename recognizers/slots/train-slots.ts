import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { type IntentModel } from '../intents/intent-model';
import { seededRandom, shuffle, type Random } from '../random';
import { type NormalText, normalizeText } from '../text/normalize';
import { roleFeatures, trainRoles, type RoleExample, type TokenSpan } from './role-model';
import { ENTITY_OF, parseSlotLabel, SLOT_TYPES } from './slot-labels';
import { slotFeatures } from './slot-features';
import { slotTokens, type SlotToken } from './slot-tokens';
import { trainSequence, type LabelledRow } from './train-sequence';
import { inSmallLetters, joinedLines, SlotValues, withOtherValues, type LabelledText } from './varied-lines';

/** The labels of the tagger: outside, and begin and inside of each type. */
export const TAGGER_LABELS = ['O', ...SLOT_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`])];

/** What the rules find in a text, as the tagger sees it in use. */
export type FindValues = (normal: NormalText) => readonly Entity[];

/** How many times a line stands in the training, with other values each time. */
const COPIES = 3;
/** Lines of intents added to show text without slots: without them false names triple. */
const NEGATIVES = 2_500;
/** One line in this many is held out while the roles are calibrated. */
const HELD_OUT = 5;
const JOINED = 0.25;
const SMALL = 0.45;
const BETWEEN = ['. ', ', ', ' ', '\n', ' dan ', ' terus '];

/** What slots are learned from. */
export interface SlotLessons {
  /** Labelled phrases, some of which have no slot. */
  lines: readonly LabelledText[];
  /** Phrases of intents, unlabelled. */
  others: readonly string[];
}

/** The tagger of slots and the reader of their roles. */
export function trainSlots(
  lessons: SlotLessons,
  findValues: FindValues,
  seed: number,
): { slots: IntentModel; roles: IntentModel } {
  const random = seededRandom(seed + 7);
  const rows: LabelledRow[] = [];
  const roles: RoleExample[] = [];
  for (const line of variations(lessons.lines, random)) {
    const normal = normalizeText(line.text);
    const tokens = slotTokens(normal, findValues(normal));
    if (tokens.length === 0) continue;
    const labelled = labelledSpans(line, tokens);
    rows.push({ features: slotFeatures(tokens, undefined), labels: labelsOf(tokens, labelled) });
    const spans = labelled.map(({ span }) => span);
    for (const { span, role } of labelled)
      roles.push({
        type: span.type,
        features: roleFeatures(tokens, span, spans, undefined),
        role,
        heldOut: line.heldOut,
      });
  }
  rows.push(...negatives(lessons.others, findValues, random));
  return { slots: trainSequence(rows, TAGGER_LABELS, random), roles: trainRoles(roles, random) };
}

const SLOT_ENTITIES = new Set<EntityType>(Object.values(ENTITY_OF));

/** Rows without any slot: phrases in which the rules find no value that could be one. */
function negatives(texts: readonly string[], findValues: FindValues, random: Random): LabelledRow[] {
  const order = Int32Array.from(texts.keys());
  shuffle(order, random);
  return [...order.subarray(0, NEGATIVES)].flatMap((index) => {
    const normal = normalizeText(texts[index] ?? '');
    const values = findValues(normal);
    if (values.some(({ type }) => SLOT_ENTITIES.has(type))) return [];
    const tokens = slotTokens(normal, values);
    return [{ features: slotFeatures(tokens, undefined), labels: tokens.map(() => 0) }];
  });
}

interface Variation extends LabelledText {
  /** Its wording is held out for calibration; undefined where it is joined of both kinds. */
  heldOut: boolean | undefined;
}

function variations(lines: readonly LabelledText[], random: Random): Variation[] {
  const values = new SlotValues();
  const texts = lines.flatMap((line, number): Variation[] =>
    Array.from({ length: COPIES }, (_, copy) => ({
      ...(copy === 0 ? line : withOtherValues(line, values, random)),
      heldOut: number % HELD_OUT === 0,
    })),
  );
  return texts.map((line) => {
    const other = texts[Math.floor(random() * texts.length)] ?? line;
    const between = BETWEEN[Math.floor(random() * BETWEEN.length)] ?? ' ';
    const joins = random() < JOINED;
    const whole = joins ? joinedLines(line, other, between) : line;
    const heldOut = !joins || line.heldOut === other.heldOut ? line.heldOut : undefined;
    return { ...(random() < SMALL ? inSmallLetters(whole) : whole), heldOut };
  });
}

interface LabelledSpan {
  span: TokenSpan;
  role: string;
}

function labelledSpans(line: LabelledText, tokens: readonly SlotToken[]): LabelledSpan[] {
  return line.entities.flatMap(({ entity, start, end }) => {
    const label = parseSlotLabel(entity);
    const from = tokens.findIndex((token) => token.start < end && start < token.end);
    if (!label || from < 0) return [];
    let to = from;
    while (to < tokens.length && (tokens[to]?.start ?? end) < end) to++;
    return [{ span: { type: label.type, from, to }, role: label.role }];
  });
}

function labelsOf(tokens: readonly SlotToken[], labelled: readonly LabelledSpan[]): number[] {
  return tokens.map((_, at) => {
    const inside = labelled.find(({ span }) => span.from <= at && at < span.to)?.span;
    if (!inside) return 0;
    return TAGGER_LABELS.indexOf(`${inside.from === at ? 'B' : 'I'}-${inside.type}`);
  });
}
