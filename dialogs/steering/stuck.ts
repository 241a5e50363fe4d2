import { complete, defineDialog } from '../contract/dialog';
import { ask, choice, say } from '../contract/outputs';

/**
 * The same question would be asked a third time: another way out instead. Once it was shown, the dialog that is
 * stuck ends and what it has learned stays.
 */
export const stuck = defineDialog({
  id: 'stuck',
  version: 1,
  startsOn: [],
  startsAt: ['stuck'],
  isPublic: true,
  begin: ({ stuck: at }) =>
    at?.isLast
      ? complete(say('stuck.given-up'))
      : complete(
          ask('stuck.ways-out', [
            ...(at?.canSkip ? [choice('skip', 'qualify.skip')] : []),
            choice({ kind: 'intent', intent: 'human' }, 'intent.human'),
            choice({ kind: 'intent', intent: 'cancel' }, 'stuck.later'),
          ]),
        ),
});
