import { type Again, againTexts, isOverdue } from './known-trouble';
import { type Open } from './open';
import { answerAside } from './side-question';
import { type CaseFile, receive, triage } from './case-file';
import { goodwillTexts, withGoodwill } from './goodwill';
import { type CallReason, callCare, calledTexts, callsForPerson } from './call-care';
import { askFor, nextQuestion } from './questions';
import { angerIn, hazardOf, wantsPerson } from './reading';
import { isAbusive } from '../reading/insults';
import { promise, readBack } from './texts';
import { type Step, waiting } from '../contract/dialog';
import { type Output, ask, choice, record } from '../contract/outputs';
import { rightsOutputs } from '../profile/rights';
import { type Turn } from '../contract/turn';

/** A complaint after a message, and what is said about that first. */
interface Telling {
  file: CaseFile;
  open: Open;
  opening: Output[];
  /** The complaint had been taken down before. */
  again?: Again['kind'];
  /** They want no more questions. */
  enough?: boolean;
}

/**
 * The one way on after every message: severity and priority anew, a person when the rules call for one,
 * then the next missing essential, or number, owner and deadline.
 */
export function proceed(turn: Turn, { file, open, opening, again, enough }: Telling): Step<Open> {
  const judged = triage(file, turn, open);
  const reason = callReason(turn, judged, open, again);
  const asked = reason ? ([...open.asked, 'story', 'order'] as const) : open.asked;
  const next =
    again || enough || reason === 'abuse' ? 'more' : nextQuestion(judged, { asked, sku: open.sku }, turn);
  const isDue = next === 'more' || reason !== undefined;
  const taken = isDue ? receive(judged, turn) : { received: [], complaint: judged };
  const complaint = next === 'more' ? withGoodwill(taken.complaint, turn) : taken.complaint;
  const records = [judged, ...taken.received, complaint].filter(
    (one, place, all) => all.indexOf(one) === place,
  );
  const calls = reason ? calledTexts(turn, complaint, reason) : [];
  const outputs: Output[] = [
    ...opening,
    ...records.map((one) => record({ type: 'complaint_changed', complaint: one })),
    ...rightsOutputs(turn),
    ...calls,
    ...(reason ? callCare(turn, complaint) : []),
  ];
  const called = open.called === true || reason !== undefined;
  const state: Open = { ...open, asking: next, asked: [...asked, next], called };
  if (next !== 'more')
    return waiting(state, ...outputs, askFor(next, complaint, turn, next === 'wish' && open.wishAgain));
  // Who was called before is not announced again: then the addition is what there is to say.
  const isPassedOn = again === 'added' && calls.length > 0;
  const told = again
    ? againTexts(turn, { complaint, kind: again }).filter(() => !isPassedOn)
    : takenDown(turn, complaint, open, reason);
  return waiting(
    { ...state, aside: undefined },
    ...outputs,
    ...told,
    ...answerAside(turn, open.aside),
    ...more(again),
  );
}

/** Read-back, ticket, owner, deadline; after danger and abuse without their story once more. */
function takenDown(turn: Turn, complaint: CaseFile, open: Open, reason: CallReason | undefined): Output[] {
  const short = reason === 'abuse' || complaint.categories.includes('safety');
  return [
    ...(short ? [] : [readBack(turn, complaint, open.sku)]),
    ...promise(turn, complaint),
    ...goodwillTexts(complaint, turn),
  ];
}

/** Asked once: after an addition the door is simply left open. */
function more(again: Telling['again']): Output[] {
  if (again) return [];
  return [
    ask('complaint.more', [
      choice('enough', 'complaint.enough'),
      choice({ kind: 'intent', intent: 'human' }, 'intent.human'),
    ]),
  ];
}

/** Why a person is called now; undefined: the ticket waits for its owner. Once called, only new reasons call again. */
function callReason(turn: Turn, file: CaseFile, open: Open, again: Telling['again']): CallReason | undefined {
  const isFirst = open.called !== true;
  if (hazardOf(turn) !== undefined || (isFirst && file.categories.includes('safety'))) return 'danger';
  if (isAbusive(turn)) return 'abuse';
  const wanted = wantsPerson(turn);
  if (open.angry >= 2 && (isFirst || angerIn(turn) > 0)) return 'anger';
  if (wanted) return open.angry > 0 ? 'anger' : 'wanted';
  const failed = again === 'reopened' || (again === 'escalated' && isOverdue(turn, file));
  return isFirst && (failed || callsForPerson(file, open)) ? 'rules' : undefined;
}
