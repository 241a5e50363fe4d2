import { PERSON } from '../handoff/person-choice';
import { type Complaint } from '../../domain/complaints/complaint';
import { type Intent, isKind, hasTrait } from '../../domain/recognition/intent';
import { hasCue } from '../reading/cue-places';
import { answered } from '../contract/binding-answer';
import { type Step, asking, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { type CaseFile, moved } from './case-file';
import { ownerName } from './owner';
import { wishesIn } from './wishes';

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
  claims: (_state, turn) => turn.acts.filter((act) => !isOther(act, turn)),
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
function agreed(file: CaseFile, turn: Turn): Step<Proposal> {
  const values = { rep: ownerName(turn, file.ownerRepId), detail: remedyOf(file) };
  const noted = {
    ...file,
    agreedAt: turn.now,
    description: `${file.description}\n[agreed: ${remedyOf(file)}]`,
  };
  const working = moved(noted, { status: 'in_progress', at: turn.now });
  return complete(changed(working), say('proposal.agreed', values));
}

/** A no that says what they want instead needs no question. */
function declined(file: CaseFile, turn: Turn): Step<Proposal> {
  const state: Proposal = { complaintId: file.id, asking: 'missing' };
  const refused = refusedFile(file, turn);
  if (wishesIn(turn, true).length > 0) return passedOn(state, refused, turn);
  return asking<Proposal>('missing', state, changed(refused), say('proposal.ask-missing'));
}

function refusedFile(file: CaseFile, turn: Turn): CaseFile {
  const noted = { ...file, description: `${file.description}\n[declined: ${remedyOf(file)}]` };
  return moved(noted, { status: 'in_progress', at: turn.now });
}

/** What is missing, in their words, goes to the rep. */
function missing(state: Proposal, turn: Turn): Step<Proposal> {
  const file: CaseFile | undefined = turn.contact.complaints.find(({ id }) => id === state.complaintId);
  if (!file) return complete();
  return asksOther(turn) ? notUnderstood(state) : passedOn(state, file, turn);
}

/**
 * "Asal ongkirnya ditanggung" is neither yes nor no: the rep answers it. Mere courtesy may be meant as a yes, and is
 * asked about once more.
 */
function doubted(state: Proposal, file: CaseFile, turn: Turn): Step<Proposal> {
  if (asksOther(turn) || turn.chosen !== undefined) return notUnderstood(state);
  const isCourtesy = turn.acts.length > 0 && turn.acts.every((act) => hasTrait(act, 'manners'));
  if (isCourtesy && turn.attempt < 2)
    return put(file, ask('proposal.again', choices(), { detail: remedyOf(file) }));
  return passedOn(state, file, turn);
}

/** The words go to the rep, and the proposal may still be answered. */
function passedOn(state: Proposal, file: CaseFile, turn: Turn): Step<Proposal> {
  const wishes = wishesIn(turn, true);
  const added = [file.description, words(turn).trim()].filter((part) => part !== '').join('\n');
  return waiting<Proposal>(
    state,
    changed({ ...file, description: added, wishes: wishes.length > 0 ? wishes : file.wishes }),
    say('proposal.passed-on', { rep: ownerName(turn, file.ownerRepId) }),
  );
}

function changed(complaint: CaseFile): Output {
  return record({ type: 'complaint_changed', complaint });
}

/** Something about what we sell, a person, or a right: other dialogs answer it, and the proposal stands. */
function asksOther(turn: Turn): boolean {
  return turn.acts.some((act) => isOther(act, turn));
}

function isOther(act: Intent, turn: Turn): boolean {
  if (hasTrait(act, 'passes') || isKind(act, 'steer')) return true;
  const isAboutGoods = hasTrait(act, 'goods') || hasTrait(act, 'service');
  const asks = words(turn).includes('?') || hasCue(turn, 'asks');
  return asks && isKind(act, 'ask') && isAboutGoods;
}
