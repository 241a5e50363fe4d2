import { type BusinessCalendar, dueAfter } from '../time/business-calendar';
import { type Complaint, isComplaintOpen } from './complaint';
import { afterMissedDeadline, calendarOf, complaintDeadlines, termH } from './deadlines';
import { type DeadlineKind, type Deadline } from './promised';
import { type ComplaintRules } from './rules';
import { type Instant } from '../time/instant';

/** What the customer was promised next, and until when. */
export interface OpenPromise {
  kind: DeadlineKind;
  deadline: Deadline;
}

/** Until somebody works on it. */
const UNTOUCHED = ['received', 'acknowledged', 'triaged'];

/**
 * The promise that counts now: the first contact until a person was there, then the next news or the settlement,
 * whichever comes first. None while we wait for the customer, and none after it was settled or handed up.
 * @param humanAt when a rep last wrote to the customer
 */
export function openPromise(
  complaint: Complaint,
  humanAt: Instant | undefined,
  calendar: BusinessCalendar,
  rules: ComplaintRules,
): OpenPromise | undefined {
  const { status } = complaint.state;
  if (!isComplaintOpen(complaint) || complaint.contactId === undefined || isHandedUp(complaint, humanAt))
    return undefined;
  const seen = humanAt !== undefined && humanAt >= complaint.clockStartedAt;
  const lastUpdateAt = seen && humanAt > complaint.lastUpdateAt ? humanAt : complaint.lastUpdateAt;
  const { firstHuman, nextUpdate, resolve } = complaintDeadlines(
    { ...complaint, lastUpdateAt },
    calendar,
    rules,
  );
  if (UNTOUCHED.includes(status) && !seen) return { kind: 'firstHuman', deadline: firstHuman };
  if (status !== 'in_progress' && !UNTOUCHED.includes(status)) return undefined;
  const settlesFirst =
    resolve.dueAt !== undefined && (nextUpdate.dueAt === undefined || resolve.dueAt < nextUpdate.dueAt);
  return settlesFirst ? { kind: 'resolve', deadline: resolve } : { kind: 'nextUpdate', deadline: nextUpdate };
}

function isHandedUp({ handedUpAt }: Complaint, humanAt: Instant | undefined): boolean {
  return handedUpAt !== undefined && (humanAt === undefined || humanAt < handedUpAt);
}

/** What becomes of a complaint whose promise was not kept. */
export type Missed =
  /** An apology with a new time; `raised`: the priority went up with it, because there were enough of them. */
  | { kind: 'moved' | 'raised'; complaint: Complaint; dueAt: Instant }
  /** The highest priority, and all new times are used up: no further promise is made that may not be kept. */
  | { kind: 'handed_up'; complaint: Complaint };

/**
 * §2.4.4: the supervisor sees it, and the customer gets a new time; after `maxDeadlineMoves` of them the
 * priority rises and its clocks begin anew.
 */
export function missPromise(
  kind: DeadlineKind,
  complaint: Complaint,
  calendar: BusinessCalendar,
  rules: ComplaintRules,
  now: Instant,
): Missed {
  const missed = afterMissedDeadline(kind, complaint, calendar, rules, now);
  const escalated = { ...complaint, escalated: true };
  if (missed.kind === 'moved') {
    if (missed.dueAt === undefined)
      return { kind: 'handed_up', complaint: { ...escalated, handedUpAt: now } };
    const movedTo = { ...complaint.movedTo, [kind]: { givenAt: now, dueAt: missed.dueAt } };
    const deadlineMoves = complaint.deadlineMoves + 1;
    return { kind: 'moved', dueAt: missed.dueAt, complaint: { ...escalated, deadlineMoves, movedTo } };
  }
  if (missed.priority === complaint.priority)
    return { kind: 'handed_up', complaint: { ...escalated, handedUpAt: now } };
  return raised(kind, { ...escalated, priority: missed.priority }, complaint, { calendar, rules, now });
}

interface At {
  calendar: BusinessCalendar;
  rules: ComplaintRules;
  now: Instant;
}

/** All its times begin anew at the new priority; what was promised for the settlement is never put off by that. */
function raised(kind: DeadlineKind, complaint: Complaint, before: Complaint, at: At): Missed {
  const { calendar, rules, now } = at;
  const level = rules.level[complaint.priority];
  const after = (hours: number): Instant => dueAfter(now, hours, calendarOf(level, calendar), []) ?? now;
  const given = (dueAt: Instant): { givenAt: Instant; dueAt: Instant } => ({ givenAt: now, dueAt });
  const soon = (one: DeadlineKind): Instant => after(Math.min(termH(one, level), level.updateH));
  const promised = complaintDeadlines(before, calendar, rules).resolve.dueAt;
  const settle = after(level.resolveH);
  const keeps = kind !== 'resolve' && promised !== undefined && promised > now && promised < settle;
  const movedTo = {
    firstHuman: given(soon('firstHuman')),
    nextUpdate: given(soon('nextUpdate')),
    resolve: given(kind === 'resolve' ? soon('resolve') : keeps ? promised : settle),
  };
  return {
    kind: 'raised',
    dueAt: movedTo[kind].dueAt,
    complaint: { ...complaint, deadlineMoves: 0, movedTo },
  };
}
