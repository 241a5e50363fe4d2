import { type Intent, isIntent } from '../../domain/recognition/intent';

/** What somebody who waits for a person may decide (§2.6). */
const WAITING_DECISIONS = ['wait', 'later', 'bot'] as const;
export type WaitingDecision = (typeof WAITING_DECISIONS)[number];

/** What the buttons of a product card do. */
const CARD_ACTS = ['buy', 'detail', 'compare'] as const;
type CardAct = (typeof CARD_ACTS)[number];

/** What a button stands for. */
export type ChoiceId =
  /** The same as saying it. */
  | { kind: 'intent'; intent: Intent }
  | { kind: 'category'; category: string }
  | { kind: 'product'; sku: string }
  /** What a card offers of the thing it shows: to buy it, to see all that is known, to set it beside the others. */
  | { kind: CardAct; sku: string }
  /** The team is to answer what the bot could not. */
  | { kind: 'answer_wanted'; questionId: string }
  | { kind: 'handoff'; decision: WaitingDecision }
  | { kind: 'other_topic' }
  /** An answer to the question that was asked with it, e.g. `yes`, or `store` with which one. */
  | { kind: 'reply'; reply: string; value?: string }
  /** The prompt it belonged to is over; nothing is ever offered as this. */
  | { kind: 'expired' };

export type ChoiceKind = ChoiceId['kind'];

/** Choices that mean the same whenever they are pressed; they act even when their prompt is long over. */
const TIMELESS: ReadonlySet<ChoiceKind> = new Set([
  'intent',
  'category',
  'product',
  ...CARD_ACTS,
  'answer_wanted',
  'handoff',
  'other_topic',
]);

export function isTimeless({ kind }: ChoiceId): boolean {
  return TIMELESS.has(kind);
}

/** Whether it is a button of a card: a card stays in sight, so it may be pressed again. */
export function isOfCard(id: ChoiceId): id is Extract<ChoiceId, { kind: CardAct }> {
  return CARD_ACTS.some((act) => act === id.kind);
}

/** Choices that are the same as saying what they are called. */
const SPOKEN: ReadonlySet<ChoiceKind> = new Set(['intent', 'category', 'product', 'buy']);

export function isSpoken({ kind }: ChoiceId): boolean {
  return SPOKEN.has(kind);
}

/** A choice as it travels on the wire and stands in the open prompt; `parseChoice` reads it. */
export function encodeChoice(id: ChoiceId): string {
  switch (id.kind) {
    case 'intent':
      return `intent:${id.intent}`;
    case 'category':
      return `category:${id.category}`;
    case 'product':
      return `product:${id.sku}`;
    case 'buy':
    case 'detail':
    case 'compare':
      return `${id.kind}:${id.sku}`;
    case 'answer_wanted':
      return `answer-wanted:${id.questionId}`;
    case 'handoff':
      return `handoff:${id.decision}`;
    case 'other_topic':
      return 'other-topic';
    case 'expired':
      return 'expired';
    case 'reply':
      return id.value === undefined ? id.reply : `${id.reply}:${id.value}`;
  }
}

/** Reads what `encodeChoice` wrote. An unknown code is read as a reply, which no question expects. */
export function parseChoice(text: string): ChoiceId {
  const colon = text.indexOf(':');
  const reply: ChoiceId =
    colon < 0
      ? { kind: 'reply', reply: text }
      : { kind: 'reply', reply: text.slice(0, colon), value: text.slice(colon + 1) };
  if (text === 'other-topic') return { kind: 'other_topic' };
  if (text === 'expired') return { kind: 'expired' };
  const { value } = reply;
  if (value === undefined || value === '') return reply;
  switch (reply.reply) {
    case 'intent':
      return isIntent(value) ? { kind: 'intent', intent: value } : reply;
    case 'category':
      return { kind: 'category', category: value };
    case 'product':
      return { kind: 'product', sku: value };
    case 'buy':
    case 'detail':
    case 'compare':
      return { kind: reply.reply, sku: value };
    case 'answer-wanted':
      return { kind: 'answer_wanted', questionId: value };
    case 'handoff': {
      const decision = WAITING_DECISIONS.find((known) => known === value);
      return decision ? { kind: 'handoff', decision } : reply;
    }
    default:
      return reply;
  }
}

/** What of a turn these look at. */
interface Chosen {
  chosen: ChoiceId | undefined;
}

/** Whether one of these answers to the open question was chosen, by button or by its label. */
export function replied({ chosen }: Chosen, ...replies: readonly string[]): boolean {
  return chosen?.kind === 'reply' && replies.includes(chosen.reply);
}

/** The answer that was chosen, e.g. `later`; undefined when something else was, or nothing. */
export function replyIn({ chosen }: Chosen): string | undefined {
  return chosen?.kind === 'reply' ? chosen.reply : undefined;
}

/** Which one was chosen where the answers to a question are many: the `BDG` of `store:BDG`. */
export function replyValue({ chosen }: Chosen, reply: string): string | undefined {
  return chosen?.kind === 'reply' && chosen.reply === reply ? chosen.value : undefined;
}
