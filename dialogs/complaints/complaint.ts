import { isComplaintOpen } from '../../domain/complaints/complaint';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type CaseFile, draftComplaint, withMessage } from './case-file';
import { claimsOf, hasEnough, leavesWishOpen, toldAtFirst } from './claims';
import { type Account, type Aside, type Open, type Stage, openQuestion } from './open';
import { answered, wishKept } from './take-answer';
import { again, earlierComplaint, isStillTold } from './known-trouble';
import {
  type Move,
  answersProposal,
  answersSurvey,
  isBeingTold,
  isOurs,
  madeAfterAll,
  moveOf,
  takenBack,
} from './moves';
import { answerAside, asideIn, digressionIn } from './side-question';
import { gestureIn, gestureTexts } from './small-talk';
import { closing, withdraw } from './end';
import { askAgain, proceed } from './next-step';
import { askFor } from './questions';
import { COMPLAINTS, angerIn, complaintActs, complains, hazardOf, neededBy, thingsIn } from './reading';
import { signalsIn } from './signals';
import { wishesIn } from './wishes';
import { thankedFor } from './who';
import { sorry } from './texts';
import { carryOn, leftOpen } from './unfinished';
import { type Step, asking, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { say } from '../contract/outputs';
import { taking } from '../contract/taking';
import { type Turn } from '../contract/turn';

/**
 * A complaint from the first angry word to the ticket (§2.4): sorry first, the words kept from the first
 * sentence on, only what is missing asked, and a promise with day and hour. Before and instead of anything
 * else (F-6, F-15).
 */
export const complaint = defineDialog<Open>({
  id: 'complaint',
  version: 2,
  startsOn: COMPLAINTS,
  isUrgent: true,
  wins: (turn) => isOurs(turn) && !answersProposal(turn) && !answersSurvey(turn),
  claims: claimsOf,
  begin: (turn) => (turn.input.kind === 'message' ? taking(begin(turn), toldAtFirst(turn)) : begin(turn)),
  reply: (open, turn) => {
    const file = fileOf(open, turn);
    if (!file || !isBeingTold(file)) return complains(turn) ? begin(turn) : notUnderstood(open);
    return MOVES[moveOf(open, file, turn)][open.stage](open, file, turn);
  },
  resume: (open, turn) => {
    const file = fileOf(open, turn);
    const withPerson = turn.handoff?.state.status === 'returned';
    if (!file || !isComplaintOpen(file) || withPerson) return complete();
    if (open.stage === 'standing') return isStillTold(file, turn) ? waiting<Open>(open) : complete();
    const question = askFor(open.question, file, turn, true);
    return asking<Open>(open.question, open, say('complaint.resumed'), question);
  },
});

type Answer = (open: Open, file: CaseFile, turn: Turn) => Step<Open>;

/** What follows from a message, by what it does and where the complaint stands. */
const MOVES: Readonly<Record<Move, Readonly<Record<Stage, Answer>>>> = {
  withdraws: { asking: calledOff, standing: calledOff },
  gestures: { asking: gesture, standing: gesture },
  digresses: { asking: digression, standing: digression },
  introduces: { asking: taken, standing: thanked },
  ends: { asking: taken, standing: closed },
  leaves: { asking: taken, standing: notUnderstood },
  complains: { asking: taken, standing: anotherTrouble },
  tells: { asking: taken, standing: taken },
};

function begin(turn: Turn): Step<Open> {
  if (turn.input.kind === 'due') return leftOpen(turn);
  if (turn.input.kind === 'rep') return carryOn(turn);
  const withdrawn = takenBack(turn);
  if (withdrawn) return withdraw(turn, withdrawn);
  const unfinished = turn.contact.complaints.find(({ state }) => state.status === 'draft');
  const earlier = unfinished ? undefined : (madeAfterAll(turn) ?? earlierComplaint(turn));
  if (earlier) return goOn(turn, earlier, 0);
  const file = withMessage(unfinished ?? draftComplaint(turn), turn, false);
  return proceed(turn, { file, account: accountOf(turn, file), opening: [sorry(turn, file)] });
}

/**
 * The same trouble once more: it goes to the complaint that is there (C-24).
 * @param angry how often they were angry before this message
 */
function goOn(turn: Turn, earlier: CaseFile, angry: number): Step<Open> {
  const known = again(earlier, turn);
  const wishOnly = isWishOnly(turn);
  const file = withMessage(known.complaint, turn, wishOnly);
  const fresh = accountOf(turn, file);
  const account = {
    ...fresh,
    angry: angry + fresh.angry,
    repeat: known.kind === 'escalated' || known.kind === 'reopened' || fresh.repeat,
  };
  if (file.state.status === 'draft') {
    return proceed(turn, { file, account, opening: [say('complaint.taken-up', { ticket: 'none' })] });
  }
  const isFailure = known.kind === 'escalated' || known.kind === 'reopened';
  const opening = [
    ...(isFailure || hazardOf(turn) !== undefined ? [sorry(turn, file)] : []),
    ...(wishOnly ? wishKept(known.complaint, file) : []),
  ];
  return proceed(turn, { file, account, opening, again: known.kind });
}

/** "Mau uang kembali": what would help, and no new trouble with a payment. */
function isWishOnly(turn: Turn): boolean {
  const acts = complaintActs(turn);
  return acts.every((act) => act === 'complain_billing') && wishesIn(turn, true).includes('refund');
}

function accountOf(turn: Turn, file: CaseFile): Account {
  const aside = asideIn(turn);
  return {
    complaintId: file.id,
    asked: [],
    angry: angerIn(turn),
    neededBy: neededBy(turn),
    repeat: signalsIn(file.description, turn.views.cues).includes('same_again'),
    sku: thingIn(turn, aside) ?? file.sku,
    aside,
  };
}

/** The thing it is about: one that is named, and not in a question about something else. */
function thingIn(turn: Turn, aside: Aside | undefined): string | undefined {
  return thingsIn(turn).find((sku) => sku !== aside?.sku);
}

function calledOff(_open: Open, file: CaseFile, turn: Turn): Step<Open> {
  return withdraw(turn, file);
}

function gesture(open: Open, file: CaseFile, turn: Turn): Step<Open> {
  const made = gestureIn(open, turn);
  const texts = made ? gestureTexts(open, made, file, turn) : [];
  return open.stage === 'standing' ? waiting<Open>(open, ...texts) : askAgain(turn, open, file, texts);
}

function digression(open: Open, file: CaseFile, turn: Turn): Step<Open> {
  const facts = answerAside(turn, digressionIn(open, turn));
  if (open.stage === 'standing') return waiting<Open>(open, ...facts);
  return askAgain(turn, open, file, [...facts, say('complaint.resumed')]);
}

function thanked(open: Open, file: CaseFile, turn: Turn): Step<Open> {
  return waiting(open, ...thankedFor(turn, file));
}

function closed(_open: Open, file: CaseFile): Step<Open> {
  return complete(say(closing(file)));
}

function anotherTrouble(open: Open, file: CaseFile, turn: Turn): Step<Open> {
  return isOtherOrder(turn, file) ? begin(turn) : goOn(turn, file, open.angry);
}

/** The answer to the open question, or more about it: read, kept, and on to the next step. */
function taken(open: Open, file: CaseFile, turn: Turn): Step<Open> {
  const { file: answeredFile, opening } = answered(open, file, turn);
  const wishAgain = leavesWishOpen(open, turn);
  const account: Account = {
    ...open,
    asked: wishAgain ? open.asked.filter((question) => question !== 'wish') : open.asked,
    wishAgain: open.wishAgain === true || wishAgain,
    angry: open.angry + angerIn(turn),
    neededBy: open.neededBy ?? neededBy(turn),
    aside: open.aside ?? asideIn(turn),
    // A remedy is not the name of a thing, whatever it sounds like.
    sku: open.sku ?? (openQuestion(open) === 'wish' ? undefined : thingIn(turn, asideIn(turn))),
    repeat: open.repeat || signalsIn(answeredFile.description, turn.views.cues).includes('same_again'),
  };
  return proceed(turn, {
    file: answeredFile,
    account,
    opening,
    again: open.stage === 'standing' ? 'added' : undefined,
    enough: hasEnough(turn),
    before: openQuestion(open),
  });
}

function isOtherOrder(turn: Turn, { orderNo }: CaseFile): boolean {
  const [named] = entitiesOf(turn.recognition, 'order_no');
  return named !== undefined && orderNo !== undefined && named.value !== orderNo;
}

function fileOf(open: Open, turn: Turn): CaseFile | undefined {
  return turn.contact.complaints.find(({ id }) => id === open.complaintId);
}
