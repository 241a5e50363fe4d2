import { type DomainEvent } from '../../domain/contact/events';
import { ownershipOf } from '../../domain/handoff/handoff';
import { complete, defineDialog } from '../contract/dialog';
import { ask, choice, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** A second wish of one message, offered in the customer's words once the first is through: a press says it again. */
export const putOff = defineDialog({
  id: 'put-off',
  version: 1,
  startsOn: [],
  startsAt: ['at_rest'],
  isPublic: true,
  begin: ({ conversation: { later } }) =>
    later
      ? complete(
          record({ type: 'wish_recalled' }),
          ask('leftover.now', [
            choice({ kind: 'intent', intent: later.intent }, 'leftover.words', { words: later.words }),
          ]),
        )
      : complete(),
});

/** Whether a wish waits that can be taken up now: nothing is asked, and nobody else has the conversation. */
export function isWishDue({ conversation, handoff, open }: Turn): boolean {
  const isFree = open.every(({ yields }) => yields === 'to_anything');
  return conversation.later !== undefined && isFree && ownershipOf(handoff) === 'bot';
}

/** Who says it again, or wants out, need not be reminded of it. */
export function recalled({ acts, conversation: { later } }: Turn): DomainEvent[] {
  const isOver = later !== undefined && (acts.includes(later.intent) || acts.includes('cancel'));
  return isOver ? [{ type: 'wish_recalled' }] : [];
}
