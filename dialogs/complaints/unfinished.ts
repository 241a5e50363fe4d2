import { ownershipOf } from '../../domain/handoff/handoff';
import { isStillTold } from './known-trouble';
import { type Account, type Open } from './open';
import { type CaseFile } from './case-file';
import { proceed } from './next-step';
import { askFor, nextQuestion } from './questions';
import { type Step, asking, complete, defineDialog, waiting } from '../contract/dialog';
import { say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/**
 * The customer has stopped answering: what was told so far becomes a ticket, with owner and deadline, and is
 * said in the conversation (§2.4.2). While a person has it, the ticket is made without a word (T43).
 */
export const complaintUnfinished = defineDialog({
  id: 'complaint-unfinished',
  version: 1,
  startsOn: [],
  dueOn: ['complaint_draft'],
  begin: (turn) => {
    const file = dueComplaint(turn);
    if (file?.state.status !== 'draft') return complete();
    const opening = [say('complaint.kept-unfinished')];
    const step = proceed(turn, { file, account: accountAfter(turn, file), opening, enough: true });
    if (step.status === 'not_understood') return complete();
    if (ownershipOf(turn.handoff) === 'human')
      return complete(...step.outputs.filter(({ kind }) => kind === 'record'));
    return complete({ kind: 'abandon' }, ...step.outputs, { kind: 'begin', dialog: 'complaint' });
  },
});

/** The ticket can be added to: a customer who comes back goes on telling. */
export function leftOpen(turn: Turn): Step<Open> {
  const file = dueComplaint(turn);
  return file ? waiting<Open>({ ...accountAfter(turn, file), stage: 'standing' }) : complete();
}

/** A rep gives the conversation back: what is missing is asked, and what comes belongs to it. */
export function carryOn(turn: Turn): Step<Open> {
  const file = toldBefore(turn);
  if (!file) return complete();
  const account = accountAfter(turn, file);
  if (file.state.status !== 'draft') return waiting<Open>({ ...account, stage: 'standing' });
  const question = nextQuestion(file, account, turn);
  if (question === undefined) return proceed(turn, { file, account, opening: [], enough: true });
  const open: Open = { ...account, stage: 'asking', question, asked: [question] };
  return asking<Open>(question, open, say('complaint.resumed'), askFor(question, file, turn, true));
}

/** The complaint that was being told when a rep came; undefined when there is none to continue. */
export function toldBefore(turn: Turn): CaseFile | undefined {
  const complaints: readonly CaseFile[] = turn.contact.complaints;
  return complaints.find(
    (file) =>
      file.state.status === 'draft' || (file.state.status === 'acknowledged' && isStillTold(file, turn)),
  );
}

function dueComplaint(turn: Turn): CaseFile | undefined {
  const due = turn.input.kind === 'due' ? turn.input.due : undefined;
  if (due?.what !== 'complaint_draft') return undefined;
  return turn.contact.complaints.find(({ id }) => id === due.complaintId);
}

/** How angry they were and who was called is known from the questions that were open. */
function accountAfter(turn: Turn, file: CaseFile): Account {
  const frame = turn.conversation.stack.find(({ id }) => id === 'complaint');
  const before = frame?.state as Open | undefined;
  if (before?.complaintId === file.id) return { ...before, aside: undefined };
  return { complaintId: file.id, asked: [], angry: 0, repeat: false };
}
