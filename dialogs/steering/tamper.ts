import { complete, defineDialog } from '../contract/dialog';
import { say } from '../contract/outputs';

/**
 * Other rules, a false role, other customers' data: a plain no, and nothing else of the message is acted on, whatever
 * it reads like.
 */
export const tamper = defineDialog({
  id: 'tamper',
  version: 1,
  startsOn: ['tamper'],
  isPublic: true,
  wins: (turn) => turn.chosen === undefined && turn.acts.includes('tamper'),
  begin: () => complete(say('tamper.no')),
});
