import { complete, defineDialog } from '../contract/dialog';
import { say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * Other rules, a false role, other customers' data: a plain no, and nothing else of the message is acted on, whatever
 * it reads like.
 */
export const tamper = defineDialog({
  id: 'tamper',
  version: 1,
  startsOn: ['tamper'],
  isPublic: true,
  wins: (turn) => turn.chosen === undefined && turn.acts.includes('tamper') && isSure(turn),
  begin: () => complete(say('tamper.no')),
});

/** Over an open question as sure as whatever interrupts one: "forget the tamper" is of an order. */
function isSure({ open, recognition, views }: Turn): boolean {
  const score = recognition.intents.find(({ intent }) => intent === 'tamper')?.score ?? 0;
  return open.length === 0 || score >= views.rules.understanding.interrupt;
}
