import { holderOf, ownershipOf } from '../../domain/handoff/handoff';
import { evidenceView } from './ladder';
import { type Instant } from '../../domain/time/instant';
import { type Recognition } from '../../domain/recognition/recognition';
import { type DeskView } from '../../models/desk/queries';
import { type Message } from '../../models/schema/conversation';
import { handoffView } from './handoff-view';
import { maskContacts, maskEmail, maskPhone } from '../pipeline/mask';
import { type ConversationView, type LineView, type PersonView, type UnderstoodView } from './views';

export type Show = (text: string) => string;

/**
 * One conversation as one rep may see it: phone numbers and addresses are masked, wherever they stand, until
 * the conversation is in the rep's own hands.
 */
export function conversationView(
  view: DeskView,
  repId: string,
  now: Instant,
): Omit<ConversationView, 'cases' | 'brief' | 'seenBy' | 'undelivered' | 'parked' | 'opensFiles'> {
  const { conversation, handoff, earlier, customerLines } = view;
  const mine = holderOf(handoff)?.repId === repId;
  const show = showTo(view, repId);
  return {
    now,
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    startedAt: conversation.startedAt,
    ownership: ownershipOf(handoff),
    handoff: handoffView(handoff, show),
    mine,
    masked: !mine,
    person: personView(view, mine, show),
    page: Object.entries(conversation.state.page ?? {}).map(([name, text]) => ({ name, text: show(text) })),
    lines: view.messages.map((message) => lineView(message, show)),
    earlier,
    customerLines,
  };
}

/** How a rep sees texts of a conversation: whole in their own hands, else masked. */
export function showTo({ handoff }: Pick<DeskView, 'handoff'>, repId: string): Show {
  return holderOf(handoff)?.repId === repId ? (text) => text : maskContacts;
}

/** Evidence of one person that the page shows. */
const EVIDENCE_SHOWN = 30;

function personView(
  { contact, facts, consents, transitions, evidence }: DeskView,
  mine: boolean,
  show: Show,
): PersonView {
  const { phone, email } = contact;
  return {
    id: contact.id,
    name: contact.displayName ?? null,
    standing: contact.standing,
    standingSince: contact.standingSince,
    source: contact.source,
    campaign: contact.campaign ?? null,
    language: contact.language ?? null,
    knownSince: contact.createdAt,
    phone: phone && !mine ? maskPhone(phone) : (phone ?? null),
    email: email && !mine ? maskEmail(email) : (email ?? null),
    facts: facts.map(({ key, value, status, confidence, purpose, capturedAt, supersededById }) => {
      const known = { key, value: show(value), status, confidence, purpose, capturedAt };
      return { ...known, current: supersededById === undefined };
    }),
    consents: consents.map(({ purpose, action, at, channel, textShown }) => {
      return { purpose, action, at, channel, textShown };
    }),
    transitions: transitions.map(({ from, to, at, direction }) => ({
      from: from ?? null,
      to,
      at,
      direction,
    })),
    evidence: evidence
      .slice(-EVIDENCE_SHOWN)
      .reverse()
      .map(evidenceView)
      .map((seen) => ({ ...seen, what: seen.what === null ? null : show(seen.what) })),
  };
}

export function lineView(message: Message, show: Show): LineView {
  const { id, author, authorName, text, at, recognition, files = [], context = {} } = message;
  const understood = recognition ? understoodView(recognition, show) : null;
  return {
    id,
    author,
    authorName: authorName ?? null,
    text: show(text),
    files,
    forwarded: context.forwarded ?? false,
    quoted: context.quoted ? { ...context.quoted, text: show(context.quoted.text) } : null,
    at,
    understood,
  };
}

/** Intents below this are noise to a reader. */
const WORTH_SHOWING = 0.1;

function understoodView(recognition: Recognition, show: Show): UnderstoodView {
  const { acts, intents, entities, sentiment, urgency, reasons } = recognition;
  return {
    acts,
    intents: intents.filter(({ score }) => score >= WORTH_SHOWING).slice(0, 3),
    entities: entities.map(({ type, text }) => ({ type, text: show(text) })),
    sentiment,
    urgency,
    reasons: reasons.map(show),
  };
}
