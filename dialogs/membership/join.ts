import { hasGraveComplaint, complaintGate } from '../../domain/outreach/cooldown';
import { missingPurchases } from '../../domain/ladder/next-step';
import { distinctPurchases } from '../../domain/ladder/purchases';
import { cardNumber, mayOfferCard } from '../../domain/membership/membership';
import { answered } from '../contract/binding-answer';
import { replied } from '../contract/choices';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { cardOutput, membershipRecord, ownMembership, privilegeLines } from './card';
import { ladderContext } from './standing';

/** The card was offered, or a paused one is to be made active again. */
type Joining = { asking: 'join' } | { asking: 'resume' };

/** "Mau daftar member": the card, or exactly what is missing for it (L-6, L-7, T8). */
export const membershipJoin = defineDialog<Joining>({
  id: 'membership-join',
  version: 2,
  startsOn: ['membership_join'],
  begin: (turn) => entrance(turn),
  reply: (state, turn) => replyTo(state, turn),
  resume: () => complete(),
});

/**
 * The card is offered unasked as soon as somebody is eligible, with what it gives, and not while a complaint or its
 * cooldown lasts (R-6, C-20, C-21). A refusal is respected for half a year (T7).
 */
export const membershipOffer = defineDialog<Joining>({
  id: 'membership-offer',
  version: 1,
  startsOn: [],
  yields: 'to_anything',
  follows: { greeting: (turn) => isToBeOffered(turn) },
  begin: (turn) => (isToBeOffered(turn) ? offered(turn) : complete()),
  reply: (state, turn) => replyTo(state, turn),
  resume: () => complete(),
});

/** Whether the card is open to this person: eligible, and nothing grave of theirs is unsettled. */
function entrance(turn: Turn): Step<Joining> {
  if (!turn.views.membership) return complete(say('membership.no-programme'));
  const membership = ownMembership(turn);
  if (membership.status === 'active') return complete(cardOutput(turn, membership));
  if (membership.status === 'paused') return askToResume(membership.cardNumber ?? '');
  const missing = missingPurchases(turn.contact.evidence, ladderContext(turn));
  if (missing > 0) return complete(tooEarly(turn, missing));
  if (hasGraveComplaint(turn.contact.complaints)) return complete(say('request.membership-after-complaint'));
  return offered(turn);
}

export function askToResume(number: string): Step<Joining> {
  const choices = [choice('yes', 'membership.resume-yes'), choice('no', 'membership.resume-no')];
  return asking<Joining>('resume', { asking: 'resume' }, ask('membership.card-paused', choices, { number }));
}

function tooEarly(turn: Turn, missing: number): Output {
  const { orders, windowD } = turn.views.rules.ladder.consistent;
  const check = choice({ kind: 'intent', intent: 'human' }, 'request.membership-check');
  return ask('request.membership-missing', [check], { missing, orders, days: windowD });
}

function isToBeOffered(turn: Turn): boolean {
  const { contact, views, now } = turn;
  if (!views.membership || ownMembership(turn).status !== 'none') return false;
  if (missingPurchases(contact.evidence, ladderContext(turn)) > 0) return false;
  const gate = complaintGate('membership_pitch', contact.complaints, views.rules.complaint, now);
  return gate.verdict === 'say' && mayOfferCard(contact.evidence, views.rules.membership, now);
}

function offered(turn: Turn): Step<Joining> {
  const privileges = privilegeLines(turn.views.membership?.privileges ?? []);
  const count = distinctPurchases(turn.contact.evidence, turn.views.rules.ladder).length;
  return asking<Joining>(
    'join',
    { asking: 'join' },
    membershipRecord(turn, { type: 'membership_offered' }),
    ask(
      'membership.offer',
      [
        choice('yes', 'membership.offer-yes'),
        choice('later', 'membership.offer-later'),
        choice('no', 'membership.offer-no'),
      ],
      { count, privileges },
    ),
  );
}

function replyTo(state: Joining, turn: Turn): Step<Joining> {
  if (replied(turn, 'later')) return complete(say('membership.later'));
  const answer = answered(turn, { also: ['membership_join'] });
  if (answer === 'open') return notUnderstood(state);
  if (state.asking === 'resume') return complete(...resumed(turn, answer));
  if (answer === 'yes') return joined(turn);
  return complete(membershipRecord(turn, { type: 'membership_refused' }), say('membership.refused'));
}

/** What stood when it was offered is looked at again: a refund or a complaint may have come in between. */
function joined(turn: Turn): Step<Joining> {
  const isOpen = missingPurchases(turn.contact.evidence, ladderContext(turn)) === 0;
  if (!isOpen || hasGraveComplaint(turn.contact.complaints)) return entrance(turn);
  const number = cardNumber(turn.views.company.orderPrefix, turn.newSerial('card'));
  const membership = { status: 'active', cardNumber: number, joinedAt: turn.now } as const;
  return complete(
    membershipRecord(turn, { type: 'membership_joined', cardNumber: number }),
    say('membership.welcome', { company: turn.views.company.name }),
    cardOutput(turn, membership),
  );
}

function resumed(turn: Turn, answer: 'yes' | 'no'): Output[] {
  const { status, cardNumber: number = '' } = ownMembership(turn);
  if (answer === 'no' || status !== 'paused') return [say('membership.stays-paused')];
  return [membershipRecord(turn, { type: 'membership_resumed' }), say('membership.resumed', { number })];
}
