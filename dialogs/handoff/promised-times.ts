import { type Complaint } from '../../domain/complaints/complaint';
import { complaintDeadlines } from '../../domain/complaints/deadlines';
import { isOpen } from '../../domain/time/business-calendar';
import { plusHours } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Deadline } from '../../domain/complaints/promised';
import { type Turn } from '../contract/turn';

/** What is promised about a complaint, as moments: by when somebody writes, by when it is settled. */
export function complaintPromises(turn: Turn, complaint: Complaint): { contact: Instant; settle: Instant } {
  const { firstHuman, resolve } = complaintDeadlines(
    complaint,
    turn.views.calendar,
    turn.views.rules.complaint,
  );
  return { contact: dueOr(firstHuman, turn.now), settle: dueOr(resolve, turn.now) };
}

/** The next thing the customer was promised: the first contact until somebody works on it, then the next news. */
export function nextPromise(turn: Turn, complaint: Complaint): Instant | undefined {
  const deadlines = complaintDeadlines(complaint, turn.views.calendar, turn.views.rules.complaint);
  switch (complaint.state.status) {
    case 'received':
    case 'acknowledged':
    case 'triaged':
      return deadlines.firstHuman.dueAt;
    case 'in_progress':
      return deadlines.nextUpdate.dueAt;
    case 'draft':
    case 'waiting_customer':
    case 'proposed':
    case 'resolved':
    case 'closed':
    case 'withdrawn':
    case 'duplicate':
    case 'referred_external':
      return undefined;
  }
}

/** Whether a person can be with the customer now: in office hours, or on call for the gravest (§2.6). */
export function isStaffed(turn: Turn, complaint: Pick<Complaint, 'priority'>): boolean {
  return complaint.priority === 'P1' || isOpen(turn.now, turn.views.calendar);
}

/** By when a right of the law is honoured (PDP 30–41). */
export function rightDue(turn: Turn): Instant {
  return plusHours(turn.now, turn.views.rules.privacy.requestDueH);
}

function dueOr(deadline: Deadline, otherwise: Instant): Instant {
  return deadline.dueAt ?? otherwise;
}
