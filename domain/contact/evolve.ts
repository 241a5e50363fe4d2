import { type Contact, isContactable } from './contact';
import { type Conversation } from '../conversation/conversation';
import { type DomainEvent } from './events';
import { learnFact } from '../profile/facts';
import { moveHandoff } from '../handoff/handoff';
import { type Instant } from '../time/instant';
import { type RungTransition, computeRung, transitionsBetween } from '../ladder/ladder';
import { type LadderRules } from '../ladder/rules';
import { type Snapshot } from './snapshot';

const MAX_USED_PROMPTS = 20;
const LANGUAGES_REMEMBERED = 3;

/** The snapshot after an event. Pure; what it does not concern is shared, not copied. */
export function evolve(snapshot: Snapshot, event: DomainEvent): Snapshot {
  const { contact, conversation, handoff } = snapshot;
  switch (event.type) {
    case 'loyalty': {
      if (contact.evidence.some((known) => known.key === event.event.key)) return snapshot;
      return withContact(snapshot, { evidence: [...contact.evidence, event.event] });
    }
    case 'fact_stated':
      return withContact(snapshot, { facts: learnFact(contact.facts, event.fact) });
    case 'consent_recorded':
      return withContact(snapshot, { consents: [...contact.consents, event.consent] });
    case 'complaint_changed':
      return withContact(snapshot, {
        complaints: replaced(contact.complaints, event.complaint, (complaint) => complaint.id),
      });
    case 'lead_changed':
      return withContact(snapshot, { lead: event.lead });
    case 'order_changed':
      return withContact(snapshot, {
        orders: replaced(contact.orders, event.order, (order) => order.orderNo),
      });
    case 'handoff_requested':
      return { ...snapshot, handoff: event.handoff };
    case 'handoff_moved': {
      if (handoff?.id !== event.handoffId) return snapshot;
      const move = moveHandoff(handoff, event.to);
      return move.ok ? { ...snapshot, handoff: move.handoff } : snapshot;
    }
    case 'greeted':
      return withConversation(snapshot, { greetedAt: event.at });
    case 'language_seen':
      return withConversation(snapshot, seeLanguage(conversation, event.language));
    case 'language_chosen': {
      const chosen = withConversation(snapshot, { language: event.language, languageChosen: true });
      return withContact(chosen, { language: event.language });
    }
    case 'topic_set':
      return withConversation(snapshot, { topicSku: event.sku });
    case 'goods_shown':
      return withConversation(snapshot, { shownSkus: event.skus });
    case 'page_seen':
      return withConversation(snapshot, { page: event.page });
    case 'offered':
      return withConversation(snapshot, { offered: [...conversation.offered, event.what] });
    case 'understood':
      return conversation.misunderstood === 0 ? snapshot : withConversation(snapshot, { misunderstood: 0 });
    case 'misunderstood':
      return withConversation(snapshot, { misunderstood: conversation.misunderstood + 1 });
    case 'prompt_opened':
      return withConversation(snapshot, { openPrompt: event.prompt });
    case 'prompt_used': {
      const usedPrompts = [...conversation.usedPrompts, event.promptId].slice(-MAX_USED_PROMPTS);
      return withConversation(snapshot, { usedPrompts, openPrompt: undefined });
    }
    case 'desk_requested':
    case 'question_unanswered':
    case 'answer_wanted':
    case 'question_settled':
    case 'request_settled':
      return snapshot;
  }
}

/** The list with a value in the place of the one of the same name, or at its end. */
function replaced<T>(list: readonly T[], value: T, nameOf: (value: T) => string): T[] {
  const known = list.some((other) => nameOf(other) === nameOf(value));
  return known ? list.map((other) => (nameOf(other) === nameOf(value) ? value : other)) : [...list, value];
}

function withContact(snapshot: Snapshot, change: Partial<Contact>): Snapshot {
  return { ...snapshot, contact: { ...snapshot.contact, ...change } };
}

function withConversation(snapshot: Snapshot, change: Partial<Conversation>): Snapshot {
  return { ...snapshot, conversation: { ...snapshot.conversation, ...change } };
}

/** I-4: the majority of the last three messages, unless a language was chosen in words. */
function seeLanguage(
  conversation: Conversation,
  language: Conversation['language'],
): Pick<Conversation, 'recentLanguages' | 'language'> {
  const recentLanguages = [...conversation.recentLanguages, language].slice(-LANGUAGES_REMEMBERED);
  if (conversation.languageChosen) return { recentLanguages, language: conversation.language };
  const votes = recentLanguages.filter((seen) => seen === language).length;
  const majority = votes * 2 > recentLanguages.length || recentLanguages.length === 1;
  return { recentLanguages, language: majority ? language : conversation.language };
}

/** The contact on the rung its evidence gives, and the rows that tell how it got there. */
export function climb(
  before: Contact,
  after: Contact,
  context: { rules: LadderRules; now: Instant; timeZone: string },
): { contact: Contact; transitions: RungTransition[] } {
  if (after.evidence === before.evidence && after.facts === before.facts) {
    return { contact: after, transitions: [] };
  }
  const standing = computeRung(after.evidence, { ...context, contactable: isContactable(after) });
  if (standing === after.standing) return { contact: after, transitions: [] };
  const fresh = after.evidence.slice(before.evidence.length);
  return {
    contact: { ...after, standing, standingSince: context.now },
    transitions: transitionsBetween(after.standing, standing, fresh, context.now),
  };
}
