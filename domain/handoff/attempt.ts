import { type AttemptResult } from '../conversation/attempt-result';
import { type DeskWork } from '../conversation/turn-input';
import { type BusinessCalendar, addBusinessHours } from '../time/business-calendar';
import { type Instant } from '../time/instant';

/** One try to reach a customer, by whom and with what result. */
export interface Attempt {
  at: Instant;
  repId: string;
  repName: string;
  result: AttemptResult;
}

/** How often a customer is tried, and how long after a try that failed the next one is due. */
export interface AttemptRules {
  attempts: number;
  /** Hours of working time. */
  againH: number;
}

/** What stands after an attempt; `unreached`: it was tried as often as the rules say, and is over. */
export type AfterAttempt = { status: 'open'; dueAt: Instant } | { status: 'done' | 'unreached' };

/** Attempts of no avail among those that were made: another hour the customer has chosen is none. */
export function failedAttempts(attempts: readonly Attempt[]): number {
  return attempts.filter(({ result }) => result === 'no_answer' || result === 'wrong_number').length;
}

/**
 * Three attempts, each with its result (§2.6).
 * @param failed attempts of no avail before this one
 * @param until the hour the customer asked for instead
 * @returns undefined when it was postponed to no hour that is still to come
 */
export function afterAttempt(
  result: AttemptResult,
  { failed, until, now }: { failed: number; until: Instant | undefined; now: Instant },
  { calendar, rules }: { calendar: BusinessCalendar; rules: AttemptRules },
): AfterAttempt | undefined {
  switch (result) {
    case 'reached':
      return { status: 'done' };
    case 'postponed':
      return until !== undefined && until > now ? { status: 'open', dueAt: until } : undefined;
    case 'no_answer':
    case 'wrong_number':
      if (failed + 1 >= rules.attempts) return { status: 'unreached' };
      return { status: 'open', dueAt: addBusinessHours(now, rules.againH, calendar) };
  }
}

/**
 * A try at a task, as an act and the key it is recorded under: the same from wherever it is told, so that each try is
 * recorded once, by whoever is first.
 */
export function attemptAct(
  { id, attempts }: { id: string; attempts: readonly Attempt[] },
  result: AttemptResult,
  until?: Instant,
): { act: Extract<DeskWork, { act: 'attempt_task' }>; key: string } {
  const act = {
    act: 'attempt_task',
    requestId: id,
    result,
    failed: failedAttempts(attempts),
    until,
  } as const;
  return { act, key: `request:${id}:attempt:${attempts.length + 1}` };
}

/** A task of somebody who is in a colleague's hands is that colleague's; supervisors see every one. */
export function mayDoTask(
  rep: { id: string; roles: readonly string[] },
  holderId: string | undefined,
): boolean {
  if (holderId === undefined || holderId === rep.id) return true;
  return rep.roles.includes('supervisor') || rep.roles.includes('admin');
}
