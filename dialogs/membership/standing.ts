import { type LadderContext } from '../../domain/ladder/ladder';
import { type NextStep, nextStep } from '../../domain/ladder/next-step';
import { RUNGS, type Rung, rungIndex } from '../../domain/ladder/rung';
import { isContactable } from '../../domain/contact/contact';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** What the ladder is computed with in this turn. */
export function ladderContext({ now, contact, views }: Turn): LadderContext {
  const { timeZone } = views.company;
  return { rules: views.rules.ladder, now, timeZone, contactable: isContactable(contact) };
}

/**
 * "Saya di level apa?": the rung, what it means and the smallest thing that is missing for the next one (row 15).
 * Names of rungs stay English in both languages (row 3). Being outside the target market is not mentioned.
 */
export const ladderStatus = defineDialog({
  id: 'ladder-status',
  version: 1,
  startsOn: ['ladder_status'],
  begin: (turn) => complete(...standingOutputs(turn)),
});

function standingOutputs(turn: Turn): Output[] {
  const { standing, evidence } = turn.contact;
  const rung: Rung = standing === 'OUT_OF_TARGET' ? 'SUSPECT' : standing;
  const values = { rung: nameOf(rung), meaning: { text: `ladder.${rung}` as const } };
  return [
    say('ladder.standing', values),
    nextOutput(nextStep(rung, evidence, ladderContext(turn)), rung, turn),
  ];
}

function nameOf(rung: Rung): string {
  return rung.replace('_', ' ');
}

function nextOutput(step: NextStep, rung: Rung, { views }: Turn): Output {
  switch (step.kind) {
    case 'ask':
      return say('ladder.next-ask');
    case 'buy': {
      const { purchases } = step;
      if (rung === 'CUSTOMER' && views.membership) return say('ladder.next-card', { purchases });
      return say('ladder.next-buy', { purchases, next: nameOf(RUNGS[rungIndex(rung) + 1] ?? rung) });
    }
    case 'join':
      return ask('ladder.next-join', [choice({ kind: 'intent', intent: 'membership_join' }, 'ladder.join')]);
    case 'recommend':
      return say(step.need === 'all' ? 'ladder.next-recommend-all' : 'ladder.next-recommend');
    case 'keep_recommending': {
      const { actions, months, converted } = step;
      return say('ladder.next-raving', { actions, months, converted });
    }
    case 'none':
      return say('ladder.top');
  }
}
