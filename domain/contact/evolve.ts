import { type Contact, isContactable } from './contact';
import { type Conversation, shownTogether, talkedAbout } from '../conversation/conversation';
import { type DomainEvent, type FreshIds } from './events';
import { firstContact, newConversation } from './first-contact';
import { learnFact, withdrawFact } from '../profile/facts';
import { moveHandoff } from '../handoff/handoff';
import { leadOfCall } from '../handoff/outcome';
import { changedLead } from '../leads/lead-changes';
import { type Instant } from '../time/instant';
import { type RungTransition, computeRung, transitionsBetween } from '../ladder/ladder';
import { type LadderRules } from '../ladder/rules';
import { type Order } from '../orders/order';
import { type Snapshot } from './snapshot';
import { dueEntry } from '../vouchers/settle';
import { type Voucher } from '../vouchers/voucher';

const MAX_USED_PROMPTS = 20;
const LANGUAGES_REMEMBERED = 3;
const MISSED_CODES_KEPT = 20;

type Fold<E> = (snapshot: Snapshot, event: E) => Snapshot;

/** Concerns rows of its own, not the contact or the conversation. */
const unchanged = (snapshot: Snapshot): Snapshot => snapshot;

/** What each kind of event makes of a snapshot. */
const FOLDS: { [T in DomainEvent['type']]: Fold<Extract<DomainEvent, { type: T }>> } = {
  loyalty: (snapshot, { event }) => {
    const { evidence } = snapshot.contact;
    const isKnown = evidence.some(({ key }) => key === event.key);
    return isKnown ? snapshot : withContact(snapshot, { evidence: [...evidence, event] });
  },
  referral_code_issued: (snapshot, { code }) => withContact(snapshot, { referralCode: code }),
  fact_stated: (snapshot, { fact }) =>
    withContact(snapshot, { facts: learnFact(snapshot.contact.facts, fact) }),
  fact_withdrawn: (snapshot, { factId }) =>
    withContact(snapshot, { facts: withdrawFact(snapshot.contact.facts, factId) }),
  consent_recorded: (snapshot, { consent }) =>
    withContact(snapshot, { consents: [...snapshot.contact.consents, consent] }),
  complaint_changed: (snapshot, { complaint }) =>
    withContact(snapshot, { complaints: replaced(snapshot.contact.complaints, complaint, ({ id }) => id) }),
  lead_opened: (snapshot, { lead }) => withContact(snapshot, { lead }),
  lead_changed: (snapshot, { leadId, changes }) => {
    const { lead } = snapshot.contact;
    return lead?.id === leadId ? withContact(snapshot, { lead: changedLead(lead, changes) }) : snapshot;
  },
  order_changed: (snapshot, { order }) => {
    const { orders, vouchers } = snapshot.contact;
    return withContact(snapshot, {
      orders: replaced(orders, order, ({ orderNo }) => orderNo),
      vouchers: vouchers.map((voucher) => settled(voucher, order)),
    });
  },
  // Whoever calls, the chance it is about is the one that is open now.
  handoff_requested: (snapshot, { handoff }) => {
    const leadId = leadOfCall(snapshot.contact.lead);
    return { ...snapshot, handoff: leadId === undefined ? handoff : { ...handoff, leadId } };
  },
  handoff_outcome: (snapshot, { handoffId, outcome }) => {
    const { handoff } = snapshot;
    return handoff?.id === handoffId ? { ...snapshot, handoff: { ...handoff, outcome } } : snapshot;
  },
  handoff_moved: (snapshot, { handoffId, to }) => {
    const { handoff } = snapshot;
    if (handoff?.id !== handoffId) return snapshot;
    const move = moveHandoff(handoff, to);
    return move.ok ? { ...snapshot, handoff: move.handoff } : snapshot;
  },
  note_taken: unchanged,
  reps_notified: unchanged,
  code_wanted: unchanged,
  identity_proven: (snapshot, { proof }) => withConversation(snapshot, { proof }),
  recognised: (snapshot, { as }) => withConversation(snapshot, { recognised: as }),
  processing_restricted: (snapshot, { at }) => withContact(snapshot, { restrictedAt: at }),
  data_erased: (snapshot, { fresh }) => stranger(snapshot, fresh),
  greeted: (snapshot, { at }) => withConversation(snapshot, { greetedAt: at }),
  language_seen: (snapshot, { language }) =>
    withConversation(snapshot, seeLanguage(snapshot.conversation, language)),
  language_chosen: (snapshot, { language }) =>
    withContact(withConversation(snapshot, { language, languageChosen: true }), { language }),
  topic_set: (snapshot, { sku }) => withConversation(snapshot, talkedAbout(snapshot.conversation, sku)),
  goods_shown: (snapshot, { skus, within }) =>
    withConversation(snapshot, shownTogether(snapshot.conversation, skus, within)),
  album_seen: (snapshot, { album }) => withConversation(snapshot, { album }),
  wish_put_off: (snapshot, { wish }) => withConversation(snapshot, { later: wish }),
  wish_recalled: (snapshot) => withConversation(snapshot, { later: undefined }),
  page_seen: (snapshot, { page }) => withConversation(snapshot, { page }),
  offered: (snapshot, { what }) =>
    withConversation(snapshot, { offered: [...snapshot.conversation.offered, what] }),
  understood: (snapshot) =>
    snapshot.conversation.misunderstood === 0 ? snapshot : withConversation(snapshot, { misunderstood: 0 }),
  misunderstood: (snapshot) =>
    withConversation(snapshot, { misunderstood: snapshot.conversation.misunderstood + 1 }),
  prompt_opened: (snapshot, { prompt }) => withConversation(snapshot, { openPrompt: prompt }),
  prompt_used: (snapshot, { promptId }) => {
    const usedPrompts = [...snapshot.conversation.usedPrompts, promptId].slice(-MAX_USED_PROMPTS);
    return withConversation(snapshot, { usedPrompts, openPrompt: undefined });
  },
  card_pressed: (snapshot, { choice, at }) => withConversation(snapshot, { cardPress: { choice, at } }),
  prompt_passed: (snapshot) => {
    const { openPrompt } = snapshot.conversation;
    return openPrompt
      ? withConversation(snapshot, { openPrompt: { ...openPrompt, passed: true } })
      : snapshot;
  },
  voucher_issued: (snapshot, { voucher }) =>
    voucher.holderId === snapshot.contact.id ? withVoucher(snapshot, voucher) : snapshot,
  voucher_marked: (snapshot, { voucher, entry }) =>
    withVoucher(snapshot, { ...voucher, ledger: [...voucher.ledger, entry] }),
  voucher_missed: (snapshot, { at }) =>
    withConversation(snapshot, {
      missedCodes: [...(snapshot.conversation.missedCodes ?? []), at].slice(-MISSED_CODES_KEPT),
    }),
  survey_asked: unchanged,
  survey_answered: unchanged,
  survey_explained: unchanged,
  testimonial_submitted: unchanged,
  testimonial_decided: unchanged,
  testimonials_withdrawn: unchanged,
  desk_requested: unchanged,
  task_attempted: unchanged,
  missed_tasks_replaced: unchanged,
  question_unanswered: unchanged,
  answer_wanted: unchanged,
  question_settled: unchanged,
  request_settled: unchanged,
};

/** The snapshot after an event. Pure; what it does not concern is shared, not copied. */
export function evolve(snapshot: Snapshot, event: DomainEvent): Snapshot {
  return (FOLDS[event.type] as Fold<DomainEvent>)(snapshot, event);
}

/** The list with a value in the place of the one of the same name, or at its end. */
function replaced<T>(list: readonly T[], value: T, nameOf: (value: T) => string): T[] {
  const known = list.some((other) => nameOf(other) === nameOf(value));
  return known ? list.map((other) => (nameOf(other) === nameOf(value) ? value : other)) : [...list, value];
}

/** A voucher after an order that uses it, as its ledger is written with the order. */
function settled(voucher: Voucher, order: Order): Voucher {
  const entry = dueEntry(voucher, order, { at: order.state.at, by: 'bot' });
  return entry ? { ...voucher, ledger: [...voucher.ledger, entry] } : voucher;
}

function withVoucher(snapshot: Snapshot, voucher: Voucher): Snapshot {
  return withContact(snapshot, {
    vouchers: replaced(snapshot.contact.vouchers, voucher, ({ id }) => id),
  });
}

function withContact(snapshot: Snapshot, change: Partial<Contact>): Snapshot {
  return { ...snapshot, contact: { ...snapshot.contact, ...change } };
}

function withConversation(snapshot: Snapshot, change: Partial<Conversation>): Snapshot {
  return { ...snapshot, conversation: { ...snapshot.conversation, ...change } };
}

/** Nothing is known any more, of the person or of what was talked about; the channel and its language stay. */
function stranger({ conversation }: Snapshot, ids: FreshIds): Snapshot {
  const { id, channel, channelUserId, lastMessageAt: at, language } = conversation;
  const { contact } = firstContact(ids, { at, source: 'unknown', campaign: undefined, channel });
  const identity = { id, channel, channelUserId, contactId: contact.id };
  return { contact, conversation: newConversation(identity, at, language), handoff: undefined };
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
