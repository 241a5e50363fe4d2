import { type GivenOutcome, type Outcome } from '../../domain/conversation/outcome';
import { leadEvent } from '../contract/lead-event';
import { deskRequest } from '../../domain/handoff/desk-request';
import { acceptedLead, leadAfter, leadOfCall, returnedLead } from '../../domain/handoff/outcome';
import { type Order, purchaseEvent } from '../../domain/orders/order';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';
import { newOrder, orderOutputs } from './sales';

/** What an outcome is about: the call, and the chance that stood behind it. */
interface About {
  handoffId: string;
  leadId: string | undefined;
}

/** Of the conversation in hand: the call and its chance, or the one that has come up since. */
export function aboutHand(turn: Turn): About {
  const { handoff, contact } = turn;
  return { handoffId: handoff?.id ?? '', leadId: handoff?.leadId ?? leadOfCall(contact.lead) };
}

/**
 * What came of it (§2.6). A sale becomes an order and closes its own chance when that order is paid, never another;
 * what was put off becomes a task on its day. What cannot be recorded changes nothing.
 */
export function outcomeOutputs(turn: Turn, rep: Rep, given: GivenOutcome, about: About): Output[] {
  if (given.kind !== 'sold') return settled(turn, rep, given, about);
  const order = newOrder(turn, given);
  if (!order) return [];
  const outcome = settled(turn, rep, { kind: 'won', orderNo: order.orderNo }, about, order);
  return [...orderOutputs(turn, rep, order, false), ...outcome];
}

function settled(turn: Turn, rep: Rep, outcome: Outcome, about: About, sold?: Order): Output[] {
  const order = sold ?? orderOf(turn, outcome);
  if (outcome.kind === 'won' && !order) return [];
  const { handoffId, leadId } = about;
  const named = { ...outcome, repId: rep.id, at: turn.now };
  const { lead } = turn.contact;
  const isPaid = order !== undefined && purchaseEvent(order) !== undefined;
  const after = lead && lead.id === leadId ? leadAfter(lead, outcome, isPaid) : undefined;
  return [
    record({ type: 'handoff_outcome', handoffId, outcome: named }),
    ...(after ? [record(leadEvent(lead, after))] : []),
    ...(outcome.kind === 'deferred' ? [followUp(turn, outcome.until)] : []),
  ];
}

function orderOf({ contact }: Turn, outcome: Outcome): Order | undefined {
  if (outcome.kind !== 'won') return undefined;
  return contact.orders.find(({ orderNo }) => orderNo === outcome.orderNo);
}

/** On its day somebody writes to them again, about what they wanted. */
function followUp(turn: Turn, until: string): Output {
  const { contact, handoff, views } = turn;
  const text = contact.lead?.need ?? handoff?.topic ?? '';
  const request = { id: turn.newId('request'), kind: 'follow_up', text, at: turn.now, dueAt: until } as const;
  return record({
    type: 'desk_requested',
    request: deskRequest(request, views.rules.privacy.requestDueH),
  });
}

/** Nobody has it any more, and nothing came of it yet. */
export function leadReturned({ contact: { lead } }: Turn): Output[] {
  const returned = lead && returnedLead(lead);
  return returned ? [record(leadEvent(lead, returned))] : [];
}

/** Somebody of us has it now: the chance it is about is in their hands. */
export function leadAccepted({ contact: { lead } }: Turn): Output[] {
  if (leadOfCall(lead) === undefined || !lead) return [];
  const accepted = acceptedLead(lead);
  return accepted.stage === lead.stage ? [] : [record(leadEvent(lead, accepted))];
}
