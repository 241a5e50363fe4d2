import { isComplaintOpen } from '../../domain/complaints/complaint';
import { type RepAtWork } from '../../domain/conversation/due';
import { type Handoff, isCalling } from '../../domain/handoff/handoff';
import {
  type RoutedRep,
  type RoutingCase,
  isOnDuty,
  nextRep,
  triesInRound,
} from '../../domain/handoff/routing';
import { expectedValue } from '../../domain/leads/slots';
import { isOpen } from '../../domain/time/business-calendar';
import { plusMillis } from '../../domain/time/calendar';
import { complete, defineDialog } from '../contract/dialog';
import { type Output } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { move, tellReps } from './moves';

/** From so many rupiah on a customer is for somebody senior (R3). */
const PRECIOUS = 50_000_000;

/**
 * Who is asked to take a handoff (§2.3.5, §2.6): one after the other, each for a minute, then the team. The job that
 * begins this turn has looked who is there; who is asked is decided here, from what stands now.
 */
export const handoffRouting = defineDialog({
  id: 'handoff-routing',
  version: 1,
  startsOn: [],
  dueOn: ['handoff_route'],
  begin: (turn) => {
    const { handoff, input } = turn;
    if (input.kind !== 'due' || input.due.what !== 'handoff_route') return complete();
    if (!handoff || handoff.id !== input.due.handoffId) return complete();
    return complete(...routed(turn, handoff, input.due.reps));
  },
});

function routed(turn: Turn, handoff: Handoff, atWork: readonly RepAtWork[]): Output[] {
  const wanted = routingCase(turn, handoff);
  const roster = turn.views.roster.map(plainRep);
  const onDuty = roster.filter((rep) => isOnDuty(rep, wanted)).map(({ id }) => id);
  const { state } = handoff;
  if (state.status === 'scheduled') return reminded(turn, handoff, onDuty);
  if (state.status !== 'queued' || state.asked !== undefined || onDuty.length === 0) return [];
  const since = state.since ?? handoff.requestedAt;
  const { handoff: rules } = turn.views.rules;
  const rep = triesInRound(handoff) < rules.maxReps ? nextRep(roster, atWork, wanted, rules) : undefined;
  if (!rep) {
    const to = { ...state, since, asked: 'team', askedAt: turn.now } as const;
    return move(handoff, to, ...tellReps(turn, handoff, 'call', there(onDuty, atWork), true));
  }
  const until = plusMillis(turn.now, rules.offerS * 1000);
  const offer = { id: turn.newId('offer'), repId: rep.id, repName: rep.name, at: turn.now, until };
  const to = { status: 'offered', offer, since } as const;
  return move(handoff, to, ...tellReps(turn, handoff, 'call', [rep.id]));
}

/** Who has said that they are off is left in peace. */
function there(onDuty: readonly string[], atWork: readonly RepAtWork[]): string[] {
  const off = new Set(atWork.filter(({ status }) => status === 'off').map(({ repId }) => repId));
  return onDuty.filter((id) => !off.has(id));
}

/** A call-back that comes near: the team hears of it once. */
function reminded(turn: Turn, handoff: Handoff, onDuty: readonly string[]): Output[] {
  if (handoff.state.status !== 'scheduled' || handoff.state.askedAt !== undefined) return [];
  const to = { ...handoff.state, askedAt: turn.now };
  return move(handoff, to, ...tellReps(turn, handoff, 'call', onDuty, true));
}

/** What the choice depends on, from all that is known of the customer. */
export function routingCase(turn: Turn, handoff: Handoff): RoutingCase {
  const { contact, conversation, now, views } = turn;
  const slots = contact.lead?.slots ?? {};
  const { products } = views.catalogue;
  const product = products.get(slots.sku ?? conversation.topicSku ?? '');
  const complaints = contact.complaints.filter(isComplaintOpen);
  const price = product?.prices.find(({ audience }) => audience === 'public')?.idr;
  return {
    handoff,
    now,
    language: conversation.language,
    city: slots.location?.city.toLowerCase(),
    category: slots.category ?? product?.category,
    isPrecious: contact.standing === 'RAVING_FAN' || (expectedValue(slots, price) ?? 0) >= PRECIOUS,
    isComplaint: complaints.length > 0,
    isOpen: isOpen(now, views.calendar),
    isGravest: complaints.some(({ priority }) => priority === 'P1'),
  };
}

function plainRep(rep: RoutedRep): RoutedRep {
  return { ...rep, territories: rep.territories.map((city) => city.toLowerCase()) };
}

/** Whether somebody is to be asked now: the job begins no turn where there is nothing to do. */
export function wantsRouting(handoff: Handoff): boolean {
  const { state } = handoff;
  return isCalling(state) && state.status === 'queued' && state.asked === undefined;
}
