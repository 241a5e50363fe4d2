import { type DeskWork } from '../../domain/conversation/turn-input';
import { type AfterAttempt, afterAttempt } from '../../domain/handoff/attempt';
import { notice } from '../handoff/notice';
import { type Output, record } from '../contract/outputs';
import { type MessageKey, type TextValues } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

type Attempting = Extract<DeskWork, { act: 'attempt_task' }>;

/** A try to reach the customer is kept with its result, and they are told of it where they write (§2.6). */
export function attemptTask(
  turn: Turn,
  rep: Rep,
  { requestId, result, failed, until }: Attempting,
): Output[] {
  const { calendar, rules } = turn.views;
  const after = afterAttempt(
    result,
    { failed, until, now: turn.now },
    { calendar, rules: rules.handoff.task },
  );
  if (!after) return [];
  const { status } = after;
  const dueAt = after.status === 'open' ? after.dueAt : undefined;
  const attempt = { at: turn.now, repId: rep.id, repName: rep.name, result };
  return [
    record({ type: 'task_attempted', requestId, attempt, status, dueAt }),
    notice(turn, told(result, after), valuesOf(rep, after, failed + 1)),
  ];
}

function told(result: Attempting['result'], { status }: AfterAttempt): MessageKey {
  if (status === 'unreached') return 'task.unreached';
  switch (result) {
    case 'reached':
      return 'task.reached';
    case 'postponed':
      return 'human.calls-at';
    case 'no_answer':
      return 'task.no-answer';
    case 'wrong_number':
      return 'task.wrong-number';
  }
}

function valuesOf({ name: rep }: Rep, after: AfterAttempt, count: number): TextValues {
  return after.status === 'open' ? { rep, when: { deadline: after.dueAt } } : { rep, count };
}
