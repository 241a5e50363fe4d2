import { PERSON } from '../handoff/person-choice';
import { type Complaint, type ComplaintStatus, isComplaintOpen } from '../../domain/complaints/complaint';
import { entitiesOf } from '../../domain/recognition/recognition';
import { isStaffed, nextPromise } from '../handoff/promised-times';
import { proofChoices } from '../identity/proving';
import { isOverdue } from './known-trouble';
import { type CaseFile } from './case-file';
import { callCare } from './call-care';
import { ownerName } from './owner';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, ask, say } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

const STATES: Record<ComplaintStatus, MessageKey> = {
  draft: 'complaint-status.state-received',
  received: 'complaint-status.state-received',
  acknowledged: 'complaint-status.state-received',
  triaged: 'complaint-status.state-triaged',
  in_progress: 'complaint-status.state-in_progress',
  waiting_customer: 'complaint-status.state-waiting_customer',
  proposed: 'complaint-status.state-proposed',
  resolved: 'complaint-status.state-resolved',
  closed: 'complaint-status.state-closed',
  withdrawn: 'complaint-status.state-withdrawn',
  duplicate: 'complaint-status.state-closed',
  referred_external: 'complaint-status.state-referred_external',
};

const LISTED = 3;

/** C-26: in full to whom it belongs; of anybody else's not even that it exists (T32). */
export const complaintStatus = defineDialog({
  id: 'complaint-status',
  version: 1,
  startsOn: ['complaint_status'],
  begin: (turn) => {
    const own: readonly CaseFile[] = turn.contact.complaints.filter(({ ticketNo }) => ticketNo !== undefined);
    const named = entitiesOf(turn.recognition, 'ticket_no').map(({ value }) => value);
    if (named.length > 0) {
      return complete(
        ...named.slice(0, LISTED).flatMap((ticketNo) => {
          const complaint = own.find((known) => known.ticketNo === ticketNo);
          return complaint ? inFull(turn, complaint) : [verify(turn, ticketNo)];
        }),
      );
    }
    const open = own.filter(isComplaintOpen);
    const shown = open.length > 0 ? open : own.slice(-1);
    if (shown.length === 0) return complete(ask('complaint-status.none', [...proofChoices(turn), PERSON]));
    return complete(...shown.slice(-LISTED).flatMap((complaint) => inFull(turn, complaint)));
  },
});

/** State, owner and the next promise; a promise that was not kept is named as such, and a person called. */
function inFull(turn: Turn, complaint: CaseFile): Output[] {
  const rep = ownerName(turn, complaint.ownerRepId);
  const ticket = complaint.ticketNo ?? '';
  const state = say('complaint-status.own', { ticket, state: { text: STATES[complaint.state.status] } });
  if (isOverdue(turn, complaint)) {
    const text = isStaffed(turn, complaint) ? 'complaint-status.overdue' : 'complaint-status.overdue-later';
    return [state, say(text, { rep }), ...callCare(turn, complaint)];
  }
  const due = nextPromise(turn, complaint);
  return due === undefined
    ? [state, ...whatNow(complaint)]
    : [state, say('complaint-status.next', { rep, deadline: { deadline: due } })];
}

function whatNow({ state }: Complaint): Output[] {
  return state.status === 'resolved' || state.status === 'closed'
    ? [say('complaint-status.not-settled')]
    : [];
}

/** The same words whether such a ticket exists or not. */
function verify(turn: Turn, ticket: string): Output {
  return ask('complaint-status.verify', [...proofChoices(turn), PERSON], {
    ticket,
  });
}
