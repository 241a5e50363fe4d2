import { complete, defineDialog } from '../contract/dialog';
import { say } from '../contract/outputs';

/** Somebody else's words, passed on without a question in them: nothing is kept of them, and that is said. */
export const forwarded = defineDialog({
  id: 'forwarded',
  version: 1,
  startsOn: [],
  startsAt: ['forwarded'],
  begin: () => complete(say('forwarded.seen')),
});
