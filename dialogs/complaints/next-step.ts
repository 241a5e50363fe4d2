import { PERSON } from '../handoff/person-choice';
import { type Again, againTexts, isOverdue } from './known-trouble';
import { type Account, type Asking, type Open, type Question, type Standing } from './open';
import { answerAside } from './side-question';
import { type CaseFile, receive, triage } from './case-file';
import { goodwillOutputs, withGoodwill } from './goodwill';
import { type CallReason, callCare, calledTexts, callsForPerson } from './call-care';
import { askFor, nextQuestion } from './questions';
import { angerIn, hazardOf, wantsPerson } from './reading';
import { isAbusive } from '../reading/insults';
import { callKept, promise, readBack } from './texts';
import { type Step, asking, waiting } from '../contract/dialog';
import { type Output, ask, choice, record } from '../contract/outputs';
import { rightsOutputs } from '../profile/rights';
import { type Turn } from '../contract/turn';

/** A complaint after a message, and what is said about that first. */
interface Progress {
  file: CaseFile;
  account: Account;
  opening: Output[];
  /** The complaint had been taken down before. */
  again?: Again['kind'];
  /** They want no more questions. */
  enough?: boolean;
  /** The question this message leads to. */
  before?: Question | undefined;
}

/** The progress judged: how grave it is, who is called for it, and what is still missing. */
interface Judged extends Progress {
  reason: CallReason | undefined;
  question: Question | undefined;
}

/**
 * The one way on after every message: severity and priority anew, a person when the rules call for one,
 * then the next missing essential, or number, owner and deadline.
 */
export function proceed(turn: Turn, progress: Progress): Step<Open> {
  const judged = judge(turn, progress);
  const { complaint, outputs } = takenDown(turn, judged);
  const { account, question } = judged;
  return question === undefined
    ? stand(turn, judged, complaint, outputs)
    : askNext(turn, { ...account, stage: 'asking', question }, complaint, outputs);
}

/** A question is asked twice in a row; then the complaint goes on without its answer. */
const MOST_ASKED = 2;

function isAskedEnough({ attempt }: Turn): boolean {
  return attempt >= MOST_ASKED;
}

/** The open question once more, in other words, behind what is answered first; asked twice, it is passed over. */
export function askAgain(turn: Turn, open: Asking, file: CaseFile, opening: Output[]): Step<Open> {
  const { question } = open;
  return isAskedEnough(turn)
    ? proceed(turn, { file, account: open, opening, before: question })
    : asking<Open>(question, open, ...opening, askFor(question, file, turn, true));
}

function judge(turn: Turn, progress: Progress): Judged {
  const { account, again } = progress;
  const { sku } = account;
  const named = sku === undefined ? progress.file : { ...progress.file, sku };
  const file = triage(named, turn, account);
  const reason = callReason(turn, file, account, again);
  // Who is called for hears the story and the order from them; only what would help is worth asking.
  const asked = reason ? ([...account.asked, 'story', 'order'] as const) : account.asked;
  const isEnough = again !== undefined || progress.enough === true || reason === 'abuse';
  const missing = isEnough ? undefined : nextQuestion(file, { asked, sku: account.sku }, turn);
  const question = missing === progress.before && isAskedEnough(turn) ? undefined : missing;
  const called = account.called === true || reason !== undefined;
  const known: Account = { ...account, called, asked: question ? [...asked, question] : asked };
  return { ...progress, file, account: known, reason, question };
}

/** The complaint as it is kept, with its ticket when it is complete or somebody is called for it. */
function takenDown(turn: Turn, judged: Judged): { complaint: CaseFile; outputs: Output[] } {
  const { file, opening, reason, question } = judged;
  const isDue = question === undefined || reason !== undefined;
  const received = isDue ? receive(file, turn) : { received: [], complaint: file };
  const complaint = question === undefined ? withGoodwill(received.complaint, turn) : received.complaint;
  const versions = [file, ...received.received, complaint].filter(
    (one, place, all) => all.indexOf(one) === place,
  );
  const outputs = [
    ...opening,
    ...versions.map((one) => record({ type: 'complaint_changed', complaint: one })),
    ...rightsOutputs(turn),
    ...callKept(turn),
    ...(reason ? calledTexts(turn, complaint, reason) : []),
    ...(reason ? callCare(turn, complaint) : []),
  ];
  return { complaint, outputs };
}

function askNext(turn: Turn, state: Asking, complaint: CaseFile, outputs: Output[]): Step<Open> {
  const isAgain = state.question === 'wish' && state.wishAgain;
  return asking<Open>(state.question, state, ...outputs, askFor(state.question, complaint, turn, isAgain));
}

function stand(turn: Turn, judged: Judged, complaint: CaseFile, outputs: Output[]): Step<Open> {
  const { account, again, reason } = judged;
  const state: Standing = { ...account, stage: 'standing', aside: undefined };
  const isCalled = reason !== undefined && calledTexts(turn, complaint, reason).length > 0;
  // Who was called before is not announced again: then the addition is what there is to say.
  const isPassedOn = again === 'added' && isCalled;
  const texts = again
    ? againTexts(turn, { complaint, kind: again }).filter(() => !isPassedOn)
    : ticketTexts(turn, complaint, account, reason);
  return waiting<Open>(state, ...outputs, ...texts, ...answerAside(turn, account.aside), ...more(again));
}

/** Read-back, ticket, owner, deadline; after danger and abuse without their story once more. */
function ticketTexts(
  turn: Turn,
  complaint: CaseFile,
  account: Account,
  reason: CallReason | undefined,
): Output[] {
  const short = reason === 'abuse' || complaint.categories.includes('safety');
  return [
    ...(short ? [] : [readBack(turn, complaint, account.sku)]),
    ...promise(turn, complaint),
    ...goodwillOutputs(complaint, turn),
  ];
}

/** Asked once: after an addition the customer is only told that they may add more. */
function more(again: Progress['again']): Output[] {
  if (again) return [];
  return [ask('complaint.more', [choice('enough', 'complaint.enough'), PERSON])];
}

/** Why a person is called now; undefined: the ticket waits for its owner. Once called, only new reasons call again. */
function callReason(
  turn: Turn,
  file: CaseFile,
  account: Account,
  again: Progress['again'],
): CallReason | undefined {
  const isFirst = account.called !== true;
  if (hazardOf(turn) !== undefined || (isFirst && file.categories.includes('safety'))) return 'danger';
  if (isAbusive(turn)) return 'abuse';
  if (account.angry >= 2 && (isFirst || angerIn(turn) > 0)) return 'anger';
  if (wantsPerson(turn)) return account.angry > 0 ? 'anger' : 'wanted';
  const failed = again === 'reopened' || (again === 'escalated' && isOverdue(turn, file));
  return isFirst && (failed || callsForPerson(file, account)) ? 'rules' : undefined;
}
