import { putsOrderRight } from '../products/open-order';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type CaseFile, draftComplaint, withMessage } from './case-file';
import { claimsOf, hasEnough, isFinished, leavesWishOpen } from './claims';
import { type Open } from './open';
import { answered } from './take-answer';
import { again, earlierComplaint, isStillTold } from './known-trouble';
import { type Aside, answerAside, asideIn, digressionIn } from './side-question';
import { answerBesides, besidesIn } from './small-talk';
import { closing, withdraw } from './end';
import { proceed } from './next-step';
import { askFor } from './questions';
import {
  COMPLAINTS,
  angerIn,
  complaintActs,
  complains,
  hazardOf,
  neededBy,
  signalsIn,
  thingsIn,
} from './reading';
import { wishesIn } from './wishes';
import { withdraws } from './withdrawal';
import { introducesOnly, thankedFor } from './who';
import { sorry } from './texts';
import { carryOn, leftOpen } from './unfinished';
import { type Step, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/**
 * A complaint from the first angry word to the ticket (§2.4): sorry first, the words kept from the first
 * sentence on, only what is missing asked, and a promise with day and hour. Before and instead of anything
 * else (F-6, F-15).
 */
export const complaint = defineDialog<Open>({
  id: 'complaint',
  version: 1,
  startsOn: COMPLAINTS,
  isUrgent: true,
  wins: (turn) => isOurs(turn) && !answersProposal(turn),
  claims: claimsOf,
  begin,
  reply,
  resume: (open, turn) => {
    const file = fileOf(open, turn);
    const withPerson = turn.handoff?.state.status === 'returned';
    if (!file || !isComplaintOpen(file) || withPerson) return complete();
    if (open.asking === 'more') return isStillTold(file, turn) ? waiting(open) : complete();
    return waiting(open, say('complaint.resumed'), askFor(open.asking, file, turn, true));
  },
});

function isOurs(turn: Turn): boolean {
  return (complains(turn) && !putsOrderRight(turn)) || threatens(turn) || takenBack(turn) !== undefined;
}

/** What is said to a proposal is about that complaint, unless it names another order or a danger. */
function answersProposal(turn: Turn): boolean {
  const named = entitiesOf(turn.recognition, 'order_no').length > 0;
  return turn.open.at(-1)?.id === 'proposal' && !named && hazardOf(turn) === undefined;
}

/** The complaint a message takes back while nothing else is being asked. */
function takenBack(turn: Turn): CaseFile | undefined {
  const top = turn.open.at(-1);
  if (top !== undefined && top.id !== 'complaint') return undefined;
  if (turn.input.kind !== 'message' || !withdraws(turn)) return undefined;
  return turn.contact.complaints.findLast((file) => isBeingTold(file) && isStillTold(file, turn));
}

/** With a complaint open, a lawyer or the police are part of it, however the sentence reads. */
function threatens(turn: Turn): boolean {
  const open = turn.contact.complaints.some(isComplaintOpen);
  return open && signalsIn(words(turn)).includes('legal_threat');
}

function begin(turn: Turn): Step<Open> {
  if (turn.input.kind === 'due') return leftOpen(turn);
  if (turn.input.kind === 'rep') return carryOn(turn);
  const taken = takenBack(turn);
  if (taken) return withdraw(turn, taken);
  const unfinished = turn.contact.complaints.find(({ state }) => state.status === 'draft');
  const earlier = unfinished ? undefined : earlierComplaint(turn);
  if (earlier) return goOn(turn, earlier, 0);
  const file = withMessage(unfinished ?? draftComplaint(turn), turn, false);
  const open = opened(turn, file, 'story');
  return proceed(turn, { file, open, opening: [sorry(turn, file)] });
}

/**
 * The same trouble once more: it goes to the complaint that is there (C-24).
 * @param angry how often they were angry before this message
 */
function goOn(turn: Turn, earlier: CaseFile, angry: number): Step<Open> {
  const known = again(earlier, turn);
  const file = withMessage(known.complaint, turn, isWishOnly(turn));
  const fresh = opened(turn, file, 'more');
  const open = { ...fresh, angry: angry + fresh.angry, repeat: known.kind !== 'added' || fresh.repeat };
  const isTelling = known.kind === 'added' && hazardOf(turn) === undefined;
  const opening = isTelling ? [] : [sorry(turn, file)];
  return proceed(turn, { file, open, opening, again: known.kind });
}

/** "Mau uang kembali": what would help, and no new trouble with a payment. */
function isWishOnly(turn: Turn): boolean {
  const told = complaintActs(turn);
  return told.every((act) => act === 'complain_billing') && wishesIn(turn, true).includes('refund');
}

function opened(turn: Turn, file: CaseFile, asking: Open['asking']): Open {
  const aside = asideIn(turn);
  return {
    complaintId: file.id,
    asking,
    asked: [],
    angry: angerIn(turn),
    neededBy: neededBy(turn),
    repeat: signalsIn(file.description).includes('same_again'),
    sku: thingIn(turn, aside),
    aside,
  };
}

/** The thing it is about: one that is named, and not in a question about something else. */
function thingIn(turn: Turn, aside: Aside | undefined): string | undefined {
  return thingsIn(turn).find((sku) => sku !== aside?.sku);
}

function reply(open: Open, turn: Turn): Step<Open> {
  const file = fileOf(open, turn);
  if (!file || !isBeingTold(file)) return complains(turn) ? begin(turn) : notUnderstood(open);
  if (withdraws(turn)) return withdraw(turn, file);
  const besides = besidesIn(open, turn);
  const gentle = besides && answerBesides(open, besides, file, turn);
  if (gentle) return gentle;
  const facts = answerAside(turn, digressionIn(turn));
  if (facts.length > 0) {
    if (open.asking === 'more') return waiting(open, ...facts);
    return waiting(open, ...facts, say('complaint.resumed'), askFor(open.asking, file, turn, true));
  }
  const behind = open.asking === 'more' ? behindTicket(open, file, turn) : undefined;
  if (behind) return behind;
  const { file: told, opening } = answered(open, file, turn);
  const wishAgain = leavesWishOpen(open, turn);
  const next: Open = {
    ...open,
    asked: wishAgain ? open.asked.filter((question) => question !== 'wish') : open.asked,
    wishAgain: open.wishAgain === true || wishAgain,
    angry: open.angry + angerIn(turn),
    neededBy: open.neededBy ?? neededBy(turn),
    aside: open.aside ?? asideIn(turn),
    // What would help is no name of a thing, whatever it sounds like.
    sku: open.sku ?? (open.asking === 'wish' ? undefined : thingIn(turn, asideIn(turn))),
    repeat: open.repeat || signalsIn(told.description).includes('same_again'),
  };
  return proceed(turn, {
    file: told,
    open: next,
    opening,
    again: open.asking === 'more' ? 'added' : undefined,
    enough: besides !== undefined || hasEnough(turn),
  });
}

/** The ticket is there: who they are, the end, another matter, or the same again; undefined when it adds to it. */
function behindTicket(open: Open, file: CaseFile, turn: Turn): Step<Open> | undefined {
  if (!isStillTold(file, turn) && !isOurs(turn)) return notUnderstood(open);
  if (introducesOnly(turn)) return waiting(open, ...thankedFor(turn, file));
  if (isFinished(turn)) return complete(say(closing(file)));
  const isOther = turn.acts.length > 0 && claimsOf(open, turn).length === 0 && !isOurs(turn);
  if (isOther) return notUnderstood(open);
  if (!complains(turn)) return undefined;
  return isOtherOrder(turn, file) ? begin(turn) : goOn(turn, file, open.angry);
}

function isOtherOrder(turn: Turn, { orderNo }: CaseFile): boolean {
  const [named] = entitiesOf(turn.recognition, 'order_no');
  return named !== undefined && orderNo !== undefined && named.value !== orderNo;
}

/** Nobody works on it yet: what the customer says is still the telling of it. */
function isBeingTold({ state }: CaseFile): boolean {
  return state.status === 'draft' || state.status === 'acknowledged' || state.status === 'triaged';
}

function fileOf(open: Open, turn: Turn): CaseFile | undefined {
  return turn.contact.complaints.find(({ id }) => id === open.complaintId);
}
