import { complaintCallsForPerson } from '../../domain/complaints/priority';
import { type Handoff, ownershipOf } from '../../domain/handoff/handoff';
import { isStaffed, complaintPromises } from '../handoff/promised-times';
import { type CaseFile, type Circumstances } from './case-file';
import { ownerName } from './owner';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** Longest first line of a rep's card. */
const TOPIC = 200;

/** H-3 by the rules of the house: P1, anger heard twice, or a grave trouble that came back. */
export function callsForPerson(complaint: CaseFile, around: Circumstances): boolean {
  const { priority, severity } = complaint;
  return complaintCallsForPerson({ priority, severity, repeat: around.repeat, angryMessages: around.angry });
}

/** Puts the conversation into the queue of care, unless it is there or with a person already. */
export function callCare(turn: Turn, complaint: CaseFile): Output[] {
  if (!isToBeCalled(turn, complaint)) return [];
  const standing = turn.handoff?.state.status === 'scheduled' ? turn.handoff : undefined;
  const to = { status: 'cancelled' as const, endedAt: turn.now };
  const instead = standing ? [record({ type: 'handoff_moved', handoffId: standing.id, to })] : [];
  const staffed = isStaffed(turn, complaint);
  const { contact } = complaintPromises(turn, complaint);
  const handoff: Handoff = {
    id: turn.newId('handoff'),
    conversationId: turn.conversation.id,
    contactId: turn.contact.id,
    rule: 'H-3',
    topic: topicOf(complaint),
    requestedAt: turn.now,
    state: staffed ? { status: 'queued' } : { status: 'scheduled', callbackAt: contact, moves: 0 },
  };
  return [...instead, record({ type: 'handoff_requested', handoff })];
}

/** No rep is coming: a call-back promised for later must not delay the gravest complaints. */
function isToBeCalled(turn: Turn, complaint: CaseFile): boolean {
  if (turn.handoff?.state.status === 'scheduled') return isStaffed(turn, complaint);
  return ownershipOf(turn.handoff) === 'bot';
}

/** The customer's words, which a card shows first; then the number, and what makes it so urgent. */
function topicOf({ ticketNo, priority, score, severity, reasons, description }: CaseFile): string {
  const lines = description.split('\n').filter((line) => !line.startsWith('['));
  const why = `${priority} ${score} · ${severity} ${reasons?.severity ?? ''}`;
  const rest = ` (${ticketNo === undefined ? '' : `${ticketNo} · `}${why})`;
  return `${lines.join(' / ').slice(0, TOPIC - rest.length)}${rest}`;
}

/** Why a person comes: what is said about it. */
export type CallReason = 'danger' | 'anger' | 'abuse' | 'wanted' | 'rules';

/** Told only when a rep was called in this turn; "now" is not promised outside working hours. */
export function calledTexts(turn: Turn, complaint: CaseFile, reason: CallReason): Output[] {
  if (!isToBeCalled(turn, complaint)) return [];
  const staffed = isStaffed(turn, complaint);
  const rep = ownerName(turn, complaint.ownerRepId);
  switch (reason) {
    case 'danger':
      return [
        say('complaint.safety-called', {
          rep,
          deadline: { deadline: complaintPromises(turn, complaint).contact },
        }),
      ];
    case 'anger':
      return [say(staffed ? 'complaint.angry' : 'complaint.angry-later', { rep })];
    case 'abuse':
      return [say('complaint.abuse'), say(staffed ? 'complaint.calling' : 'complaint.passed-on', { rep })];
    case 'wanted':
    case 'rules':
      return [say(staffed ? 'complaint.calling' : 'complaint.passed-on', { rep })];
  }
}
