import { type LeadSlots, type Track } from './slots';
import { type LeadRules } from './rules';

/** The questions of a lead form, in the order they are asked (§2.3.2). */
export const QUESTIONS = [
  'need',
  'quantity',
  'timeline',
  'current',
  'authority',
  'budget',
  'location',
  'name',
  'contact',
  'source',
] as const;

export type QuestionId = (typeof QUESTIONS)[number];

/** What decides about questions besides the slots. */
export interface QualificationContext {
  track: Track;
  involvement: 'high' | 'low';
  /** One piece of a known product is wanted: there is nothing to ask about the quantity. */
  singleItem: boolean;
  needsDelivery: boolean;
  /** Phone or e-mail is known. */
  contactable: boolean;
  /** They chose to stay in the chat, or a person can take over here and now. */
  liveInChat: boolean;
  attributionKnown: boolean;
  /** `reluctant` (asked why, refused): only what is needed; `just_looking`: nothing at all (F-21). */
  mood: 'willing' | 'reluctant' | 'just_looking';
}

type Duty = 'core' | 'wanted' | 'optional';

interface QuestionRow {
  /** Undefined: not asked of them. */
  duty: (context: QualificationContext) => Duty | undefined;
  isKnown: (slots: LeadSlots, context: QualificationContext) => boolean;
  /** When the limit does not allow all, those with the smaller number are kept. */
  keep: number;
}

const core = (): Duty => 'core';
const ofCompanies = ({ track }: QualificationContext): Duty | undefined =>
  track === 'b2b' ? 'wanted' : undefined;

const TABLE: Record<QuestionId, QuestionRow> = {
  need: { duty: core, isKnown: hasNeed, keep: 1 },
  quantity: {
    duty: core,
    isKnown: (slots, { singleItem }) =>
      slots.quantity !== undefined || (slots.sku !== undefined && singleItem),
    keep: 5,
  },
  timeline: { duty: core, isKnown: (slots) => slots.timeline !== undefined, keep: 2 },
  current: { duty: ofCompanies, isKnown: (slots) => slots.current !== undefined, keep: 9 },
  authority: { duty: ofCompanies, isKnown: (slots) => slots.role !== undefined, keep: 7 },
  budget: {
    duty: ({ track, involvement }) => (track === 'b2b' || involvement === 'high' ? 'wanted' : undefined),
    isKnown: (slots) => slots.budget !== undefined || slots.priceAccepted === true,
    keep: 8,
  },
  location: {
    duty: ({ track, needsDelivery }) => (track === 'b2b' || needsDelivery ? 'core' : undefined),
    isKnown: (slots) => slots.location !== undefined,
    keep: 6,
  },
  name: {
    duty: core,
    isKnown: (slots, { track }) =>
      slots.name !== undefined && (track === 'b2c' || slots.company !== undefined),
    keep: 4,
  },
  contact: { duty: core, isKnown: (_slots, context) => context.contactable || context.liveInChat, keep: 3 },
  source: { duty: () => 'optional', isKnown: (_slots, context) => context.attributionKnown, keep: 10 },
};

export interface NextQuestion {
  question: QuestionId;
  /** Asked in the same breath: only name and contact share a turn. */
  together: QuestionId | undefined;
  /** Turns of questions left, this one included. */
  remaining: number;
}

/**
 * What to ask next: the first question whose answer is missing and was not refused (T17, F-1, F-4), within
 * the limit. A question that was asked and not answered comes again (T18); `asked` only counts.
 */
export function nextQuestion(
  slots: LeadSlots,
  asked: readonly QuestionId[],
  refused: readonly QuestionId[],
  context: QualificationContext & { rules: Pick<LeadRules, 'maxQuestions'> },
): NextQuestion | undefined {
  if (context.mood === 'just_looking') return undefined;
  const missing = QUESTIONS.filter(
    (id) => isWanted(id, context) && !refused.includes(id) && !TABLE[id].isKnown(slots, context),
  );
  const chosen = withinLimit(missing, asked, context);
  const question = QUESTIONS.find((id) => chosen.includes(id));
  if (question === undefined) return undefined;
  const together = question === 'name' && chosen.includes('contact') ? 'contact' : undefined;
  return { question, together, remaining: turnsOf(chosen) };
}

/** Enough to hand over: need, time, and a way to reach them or they are here (§2.3.2). */
export function isQualified(slots: LeadSlots, context: QualificationContext): boolean {
  const hasTime = slots.timeline !== undefined && slots.timeline !== 'undecided';
  return hasNeed(slots) && hasTime && (context.contactable || context.liveInChat);
}

/** F-8: once, when three questions remain, it is told that two follow; later it is not worth a word. */
export function questionsToTell(next: NextQuestion, told: boolean): number | undefined {
  return !told && next.remaining === 3 ? next.remaining - 1 : undefined;
}

function isWanted(id: QuestionId, context: QualificationContext): boolean {
  const duty = TABLE[id].duty(context);
  return context.mood === 'reluctant' ? duty === 'core' : duty !== undefined;
}

/** The most important of the missing ones that may still be asked; those asked already take no new place. */
function withinLimit(
  missing: readonly QuestionId[],
  asked: readonly QuestionId[],
  context: QualificationContext & { rules: Pick<LeadRules, 'maxQuestions'> },
): QuestionId[] {
  const chosen = missing.filter((id) => asked.includes(id));
  const byImportance = [...missing].sort((a, b) => TABLE[a].keep - TABLE[b].keep);
  for (const id of byImportance) {
    if (chosen.includes(id)) continue;
    if (turnsOf([...asked, ...chosen, id]) <= limitOf(context)) chosen.push(id);
  }
  return chosen;
}

function limitOf({ track, involvement, rules }: Parameters<typeof withinLimit>[2]): number {
  if (track === 'b2b') return rules.maxQuestions.b2b;
  return involvement === 'low' ? rules.maxQuestions.lowInvolvement : rules.maxQuestions.b2c;
}

/** Name and contact share a turn, so they count once. */
function turnsOf(ids: readonly QuestionId[]): number {
  const distinct = new Set(ids);
  return distinct.size - (distinct.has('name') && distinct.has('contact') ? 1 : 0);
}

function hasNeed(slots: LeadSlots): boolean {
  return slots.challenge !== undefined || slots.sku !== undefined || slots.category !== undefined;
}
