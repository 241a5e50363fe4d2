import { type ComplaintState, moveComplaint } from '../../domain/complaints/complaint';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type SilenceStep } from '../../domain/complaints/promised';
import { type CaseFile } from './case-file';
import { complete, defineDialog } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * The customer does not answer (§2.4.2): two reminders, then it counts as settled and the door stays open. That it
 * is closed some days later is not worth a message.
 */
export const complaintSilence = defineDialog({
  id: 'complaint-silence',
  version: 1,
  startsOn: [],
  dueOn: ['complaint_silence'],
  begin: (turn) => {
    const due = turn.input.kind === 'due' ? turn.input.due : undefined;
    if (due?.what !== 'complaint_silence' || ownershipOf(turn.handoff) === 'human') return complete();
    const complaint: CaseFile | undefined = turn.contact.complaints.find(({ id }) => id === due.complaintId);
    return complete(...(complaint ? after(turn, complaint, due.step) : []));
  },
});

function after(turn: Turn, complaint: CaseFile, step: SilenceStep): Output[] {
  const waits = complaint.state.status === 'waiting_customer';
  const values = { ticket: complaint.ticketNo ?? '' };
  switch (step) {
    case 'remind':
      return waits ? [say('complaint.waiting-for-you', values)] : [];
    case 'remind_again':
      return waits ? [say('complaint.waiting-last', values)] : [];
    case 'settle':
      return moved(complaint, { status: 'resolved', by: 'timeout', at: turn.now }, [
        say('complaint.settled-in-silence', values),
      ]);
    case 'close':
      return moved(complaint, { status: 'closed', by: 'timeout', at: turn.now }, []);
  }
}

/** Nothing, when it went another way meanwhile. */
function moved(complaint: CaseFile, next: ComplaintState, texts: readonly Output[]): Output[] {
  const move = moveComplaint(complaint, next, { role: 'system' });
  return move.ok ? [record({ type: 'complaint_changed', complaint: move.complaint }), ...texts] : [];
}
