import { PERSON } from '../handoff/person-choice';
import { type Complaint } from '../../domain/complaints/complaint';
import { isKind, hasTrait } from '../../domain/recognition/intent';
import { answered } from '../contract/binding-answer';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { type CaseFile, moved } from './case-file';
import { ownerName } from './owner';

interface Proposal {
  complaintId: string;
  /** Whether the remedy is put to them, or what is missing in it. */
  asking: 'remedy' | 'missing';
}

/**
 * A rep has proposed how to settle a complaint: a question of its own, with buttons (§2.4.2). A yes sends it back to
 * work on what was agreed, a no asks what is missing; a doubt or a condition goes to the rep in the customer's words.
 */
export const proposal = defineDialog<Proposal>({
  id: 'proposal',
  version: 1,
  startsOn: [],
  isUrgent: true,
  begin: (turn) => {
    const file = proposed(turn.contact.complaints);
    if (!file) return complete();
    const rep = turn.input.kind === 'rep' ? turn.input.repName : ownerName(turn, file.ownerRepId);
    const values = { ticket: file.ticketNo ?? 'none', rep, detail: remedyOf(file) };
    return put(file, ask('case.proposed', choices(), values));
  },
  reply: (state, turn) => {
    const file = proposed(turn.contact.complaints.filter(({ id }) => id === state.complaintId));
    if (state.asking === 'missing') return missing(state, turn);
    if (!file) return complete(say('proposal.settled-meanwhile'));
    switch (answered(turn)) {
      case 'yes':
        return agreed(file, turn);
      case 'no':
        return declined(file, turn);
      case 'open':
        return doubted(state, file, turn);
    }
  },
  resume: (state, turn) => {
    const file = proposed(turn.contact.complaints.filter(({ id }) => id === state.complaintId));
    if (state.asking === 'missing') return asking('missing', state, say('proposal.ask-missing'));
    return file ? put(file, ask('proposal.again', choices(), { detail: remedyOf(file) })) : complete();
  },
  expects: ({ asking: question }) => (question === 'remedy' ? 'yes_no' : undefined),
});

/** The one whose remedy waits for an answer; the newest when there are several. */
function proposed(complaints: readonly Complaint[]): CaseFile | undefined {
  return complaints.findLast(({ state }) => state.status === 'proposed');
}

function remedyOf({ state }: CaseFile): string {
  return state.status === 'proposed' ? state.remedy : '';
}

function choices(): Choice[] {
  return [choice('yes', 'proposal.yes'), choice('no', 'proposal.no'), PERSON];
}

function put(file: CaseFile, question: Output): Step<Proposal> {
  return asking<Proposal>('remedy', { complaintId: file.id, asking: 'remedy' }, question);
}

/** Back to work, with what became of the proposal where the rep reads it. */
function backToWork(file: CaseFile, turn: Turn, mark: string): Output {
  const noted = { ...file, description: `${file.description}\n[${mark}: ${remedyOf(file)}]` };
  return record({
    type: 'complaint_changed',
    complaint: moved(noted, { status: 'in_progress', at: turn.now }),
  });
}

function agreed(file: CaseFile, turn: Turn): Step<Proposal> {
  const values = { rep: ownerName(turn, file.ownerRepId), detail: remedyOf(file) };
  return complete(backToWork(file, turn, 'agreed'), say('proposal.agreed', values));
}

function declined(file: CaseFile, turn: Turn): Step<Proposal> {
  const state: Proposal = { complaintId: file.id, asking: 'missing' };
  return asking<Proposal>('missing', state, backToWork(file, turn, 'declined'), say('proposal.ask-missing'));
}

/** What is missing, in their words, goes to the rep. */
function missing(state: Proposal, turn: Turn): Step<Proposal> {
  const file: CaseFile | undefined = turn.contact.complaints.find(({ id }) => id === state.complaintId);
  if (!file) return complete();
  return asksOther(turn) ? notUnderstood(state) : passedOn(file, turn);
}

/** "Asal ongkirnya ditanggung" is neither yes nor no: the rep answers it. */
function doubted(state: Proposal, file: CaseFile, turn: Turn): Step<Proposal> {
  return asksOther(turn) || turn.chosen !== undefined ? notUnderstood(state) : passedOn(file, turn);
}

function passedOn(file: CaseFile, turn: Turn): Step<Proposal> {
  const added = [file.description, words(turn).trim()].filter((part) => part !== '').join('\n');
  return complete(
    record({ type: 'complaint_changed', complaint: { ...file, description: added } }),
    say('proposal.passed-on', { rep: ownerName(turn, file.ownerRepId) }),
  );
}

/** Something about what we sell or a person: other dialogs answer it, and the proposal stands. */
function asksOther(turn: Turn): boolean {
  const asks = words(turn).includes('?');
  return turn.acts.some((act) => act === 'human' || (asks && isKind(act, 'ask') && hasTrait(act, 'goods')));
}
