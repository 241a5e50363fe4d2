import {
  type BusinessCalendar,
  type Pause,
  businessHoursBetween,
  dueAfter,
  roundTheClock,
} from '../time/business-calendar';
import { millisBetween, plusDays, plusHours, plusMillis } from '../time/calendar';
import { type Complaint } from './complaint';
import { raisePriority } from './priority';
import { type ComplaintRules, type ServiceLevel } from './rules';
import { type Priority } from './kinds';
import { type SilenceStep, type ComplaintDeadlines, type Deadline, type DeadlineKind } from './promised';
import { type Instant } from '../time/instant';

/** What the clocks of a complaint are set by. */
export type ComplaintClock = Pick<
  Complaint,
  'priority' | 'clockStartedAt' | 'lastUpdateAt' | 'pauses' | 'movedTo'
>;

/**
 * The promises of a complaint by its priority (§2.4.4, T28). Acknowledging is not among them: the bot does
 * it in the turn. Clocks pause while we wait for the customer, but not P1's first minutes (§4.5.7).
 */
export function complaintDeadlines(
  clock: ComplaintClock,
  calendar: BusinessCalendar,
  rules: ComplaintRules,
): ComplaintDeadlines {
  const level = rules.level[clock.priority];
  const hours = calendarOf(level, calendar);
  const deadline = (start: Instant, term: number, pauses: readonly Pause[]): Deadline => ({
    nudgeAt: dueAfter(start, term * rules.nudgeAt, hours, pauses),
    dueAt: dueAfter(start, term, hours, pauses),
  });
  const { clockStartedAt, lastUpdateAt, pauses, movedTo = {} } = clock;
  const moved = (kind: DeadlineKind, since: Instant): Deadline | undefined => {
    const given = movedTo[kind];
    return given && given.givenAt >= since ? movedDeadline(given, rules) : undefined;
  };
  const firstPauses = clock.priority === 'P1' ? [] : pauses;
  return {
    firstHuman:
      moved('firstHuman', clockStartedAt) ??
      deadline(clockStartedAt, termH('firstHuman', level), firstPauses),
    nextUpdate:
      moved('nextUpdate', lastUpdateAt) ?? deadline(lastUpdateAt, termH('nextUpdate', level), pauses),
    resolve: moved('resolve', clockStartedAt) ?? deadline(clockStartedAt, termH('resolve', level), pauses),
  };
}

/** A time that was given in an apology holds as it was given. */
function movedDeadline(
  { givenAt, dueAt }: { givenAt: Instant; dueAt: Instant },
  rules: ComplaintRules,
): Deadline {
  return { nudgeAt: plusMillis(givenAt, millisBetween(givenAt, dueAt) * rules.nudgeAt), dueAt };
}

/** Where a deadline stands: `nudge` its owner from the reminder on, `overdue` from the deadline on. */
export function deadlineStage(deadline: Deadline, now: Instant): 'calm' | 'nudge' | 'overdue' {
  if (deadline.dueAt !== undefined && now >= deadline.dueAt) return 'overdue';
  return deadline.nudgeAt !== undefined && now >= deadline.nudgeAt ? 'nudge' : 'calm';
}

/** What follows a missed deadline: an apology with a new time, or, when there were enough of them, a level up. */
export type MissedDeadline =
  { kind: 'moved'; dueAt: Instant | undefined } | { kind: 'raised'; priority: Priority };

/** A new time is never further off than the next update, and never more than the missed term again. */
export function afterMissedDeadline(
  kind: DeadlineKind,
  complaint: ComplaintClock & Pick<Complaint, 'deadlineMoves'>,
  calendar: BusinessCalendar,
  rules: ComplaintRules,
  now: Instant,
): MissedDeadline {
  const { priority, pauses, deadlineMoves } = complaint;
  if (deadlineMoves >= rules.maxDeadlineMoves) return { kind: 'raised', priority: raisePriority(priority) };
  const level = rules.level[priority];
  const term = Math.min(termH(kind, level), level.updateH);
  return { kind: 'moved', dueAt: dueAfter(now, term, calendarOf(level, calendar), pauses) };
}

/** K-16: working time from reception to a moment, without waiting for the customer. */
export function handlingHours(
  clock: ComplaintClock,
  until: Instant,
  calendar: BusinessCalendar,
  rules: ComplaintRules,
): number {
  const hours = calendarOf(rules.level[clock.priority], calendar);
  return businessHoursBetween(clock.clockStartedAt, until, hours, clock.pauses);
}

/** While we wait for the customer: two reminders, then it is resolved and may be reopened (§2.4.2). */
export function waitingSteps(
  since: Instant,
  rules: ComplaintRules,
): { remindAt: Instant[]; resolveAt: Instant } {
  const remindAt = [plusDays(since, rules.waitingRemindD), plusDays(since, rules.waitingRemindAgainD)];
  return { remindAt, resolveAt: plusDays(since, rules.waitingCloseD) };
}

/**
 * How far a customer's silence about a complaint has come; undefined while there is nothing to do.
 * @param heardAt when the customer or a rep last wrote
 */
export function silenceStep(
  { state }: Pick<Complaint, 'state'>,
  heardAt: Instant,
  rules: ComplaintRules,
  now: Instant,
): SilenceStep | undefined {
  const since = heardAt > state.at ? heardAt : state.at;
  if (state.status === 'resolved') return now >= resolvedSteps(since, rules).closeAt ? 'close' : undefined;
  if (state.status !== 'waiting_customer') return undefined;
  const { remindAt, resolveAt } = waitingSteps(since, rules);
  if (now >= resolveAt) return 'settle';
  const reminders = remindAt.filter((at) => now >= at).length;
  return reminders === 0 ? undefined : reminders === 1 ? 'remind' : 'remind_again';
}

/** After it was resolved: the one question of C-22, and closing by silence. Quiet hours are the sender's. */
export function resolvedSteps(
  resolvedAt: Instant,
  rules: ComplaintRules,
): { askCsatAt: Instant; closeAt: Instant } {
  const askCsatAt = plusHours(resolvedAt, rules.csatAfterH);
  return { askCsatAt, closeAt: plusDays(resolvedAt, rules.autoCloseD) };
}

/** C-23: when to ask whether all is still well; only after P1 and P2. */
export function followUpAt(
  complaint: Pick<Complaint, 'priority' | 'state'>,
  rules: ComplaintRules,
): Instant | undefined {
  const isGrave = complaint.priority === 'P1' || complaint.priority === 'P2';
  if (!isGrave || complaint.state.status !== 'closed') return undefined;
  return plusDays(complaint.state.at, rules.followUpD);
}

/** C-22, T30: a poor judgement opens it again at once (§4.5.10). */
export function csatReopens(rating: number): boolean {
  return rating <= 2;
}

/** How long a promise of a level runs, in hours of its calendar. */
export function termH(kind: DeadlineKind, level: ServiceLevel): number {
  switch (kind) {
    case 'firstHuman':
      return level.firstHumanMin / 60;
    case 'nextUpdate':
      return level.updateH;
    case 'resolve':
      return level.resolveH;
  }
}

/** The hours that count for a level: the company's, or all of them. */
export function calendarOf(level: ServiceLevel, calendar: BusinessCalendar): BusinessCalendar {
  return level.clock === 'always' ? roundTheClock(calendar.timeZone) : calendar;
}
