import { missingPurchases } from '../../domain/ladder/next-step';
import { answered } from '../contract/binding-answer';
import { replied } from '../contract/choices';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { proofChoices } from '../identity/proving';
import { cardOutput, membershipRecord, ownMembership } from './card';
import { ladderContext } from './standing';

/** "Kartu saya": the writer's own card, or that there is none yet. */
export const membershipCard = defineDialog({
  id: 'membership-card',
  version: 1,
  startsOn: ['membership_card'],
  begin: (turn) => {
    const membership = ownMembership(turn);
    if (membership.status === 'active') return complete(cardOutput(turn, membership));
    if (membership.status === 'paused') return complete(paused(membership.cardNumber ?? ''));
    return complete(noCard(turn));
  },
});

function paused(number: string): Output {
  const again = choice({ kind: 'intent', intent: 'membership_join' }, 'membership.resume-yes');
  return ask('membership.card-is-paused', [again], { number });
}

function noCard(turn: Turn): Output {
  if (!turn.views.membership) return say('membership.no-programme');
  const isEligible = missingPurchases(turn.contact.evidence, ladderContext(turn)) === 0;
  const join = choice({ kind: 'intent', intent: 'membership_join' }, 'ladder.join');
  return ask(isEligible ? 'membership.none-eligible' : 'membership.none', [join, ...proofChoices(turn)]);
}

interface Leaving {
  asking: 'leave';
}

/** Leaving is as easy as joining: asked once, for it costs the member price, and a pause is offered beside it. */
export const membershipLeave = defineDialog<Leaving>({
  id: 'membership-leave',
  version: 1,
  startsOn: ['membership_leave'],
  begin: (turn) => {
    const { status, cardNumber: number = '' } = ownMembership(turn);
    if (status !== 'active' && status !== 'paused') return complete(say('membership.none'));
    const pause = status === 'active' ? [choice('pause', 'membership.leave-pause')] : [];
    const choices = [choice('yes', 'membership.leave-end'), ...pause, choice('no', 'membership.leave-stay')];
    return asking<Leaving>('leave', { asking: 'leave' }, ask('membership.leave', choices, { number }));
  },
  reply: (state, turn) => leaving(state, turn),
  resume: () => complete(),
});

function leaving(state: Leaving, turn: Turn): Step<Leaving> {
  if (replied(turn, 'pause'))
    return complete(membershipRecord(turn, { type: 'membership_paused' }), say('membership.paused'));
  const answer = answered(turn, { also: ['membership_leave'] });
  if (answer === 'open') return notUnderstood(state);
  if (answer === 'no') return complete(say('membership.stays'));
  return complete(
    membershipRecord(turn, { type: 'membership_ended', reason: 'asked' }),
    say('membership.ended'),
  );
}
