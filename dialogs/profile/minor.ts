import { complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { askDesk, isAsked } from '../handoff/desk-request';
import { rightDue } from '../handoff/promised-times';
import { childIn } from './child';

/**
 * A minor: no profile, no offers, no sale without a guardian, said kindly (PDP 25). What was told before
 * goes to a colleague to be erased.
 */
export const minor = defineDialog({
  id: 'minor',
  version: 1,
  startsOn: [],
  wins: (turn) => turn.open.at(-1)?.isUrgent !== true && childIn(turn) !== undefined,
  begin: (turn) =>
    childIn(turn) === 'writer'
      ? complete(record({ type: 'offered', what: 'minor' }), say('minor.writer'), ...erased(turn))
      : complete(say('minor.other')),
});

/** Whether nothing may be learned of who writes: a child, in this conversation. */
export function isMinor(turn: Turn): boolean {
  return turn.conversation.offered.includes('minor') || childIn(turn) !== undefined;
}

function erased(turn: Turn): Output[] {
  const { facts } = turn.contact;
  const isKnown = facts.some(
    ({ key, sourceMessageId }) => key !== 'language' && sourceMessageId !== undefined,
  );
  if (!isKnown || isAsked(turn, 'data_erasure')) return [];
  return [...askDesk(turn, 'data_erasure'), say('minor.erase', { deadline: { deadline: rightDue(turn) } })];
}
