import { ownershipOf } from '../../domain/handoff/handoff';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { type TroubleSigns, isTrouble } from '../../domain/complaints/evidence';
import { type Intent, hasTrait } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { hasCue } from '../reading/cue-places';
import { framed, plainWords } from '../reading/plain-words';
import { type Turn, words } from '../contract/turn';
import { hazardIn } from './hazard';
import { asksRule } from './side-question';
import { ANGRY } from './reading';

type Spoken = Pick<Turn, 'recognition' | 'views' | 'input' | 'open'> &
  Partial<Pick<Turn, 'handoff' | 'contact'>>;

/** What somebody asks who worries about it before anything has happened. */
const ASKED_BEFORE: Readonly<Partial<Record<Intent, Intent>>> = {
  complain_late: 'ask_delivery',
  complain_damaged: 'ask_warranty',
  complain_wrong_item: 'ask_warranty',
  complain_billing: 'ask_payment',
  complain_staff: 'human',
};

/**
 * The acts of a message without false complaints: a worry before buying becomes the question it is, an
 * objection to an open question is left to that question.
 */
export function troubleActs(turn: Spoken, acts: readonly Intent[]): Intent[] {
  const wanted = acts.filter((act) => act !== 'opt_out' || !wantsParcel(turn));
  if (!wanted.some((act) => hasTrait(act, 'complaint')) || isInDanger(turn)) return wanted;
  const read = wanted.flatMap((act) => {
    if (!hasTrait(act, 'complaint')) return [act];
    const signs = signsOf(turn, act);
    if (isTrouble(signs)) return [act];
    const asked = ASKED_BEFORE[act];
    if (signs.seeksAnother || signs.isOfOthers) return ['ask_recommendation' as const];
    const isQuestion = signs.worries || signs.boughtNothing || signs.missedCall;
    // Who asks something in the same breath gets that answer.
    const isAlone = !signs.missedCall || asksNothingElse(turn, wanted);
    return asked !== undefined && isQuestion && isAlone ? [asked] : [];
  });
  return [...new Set(read)];
}

/** No other request next to the trouble, and none of our products named. */
function asksNothingElse(turn: Spoken, acts: readonly Intent[]): boolean {
  const isNamed = entitiesOf(turn.recognition, 'product').length > 0;
  return !isNamed && acts.every((act) => hasTrait(act, 'complaint') || hasTrait(act, 'manners'));
}

/** In a complaint "kirim lagi" means the parcel, not the messages they no longer want. */
function wantsParcel(turn: Spoken): boolean {
  return (
    turn.open.at(-1)?.id === 'complaint' && hasCue(turn, 'wishRedeliver') && !hasCue(turn, 'advertising')
  );
}

/** A danger is always taken as one, unless it is only a possibility. */
function isInDanger(turn: Spoken): boolean {
  return (
    hazardIn(words(turn), turn.views.cues) !== undefined && !turn.views.cues.worries.test(plainWords(turn))
  );
}

function signsOf(turn: Spoken, act: Intent): TroubleSigns {
  const { cues } = turn.views;
  const spoken = plainWords(turn);
  const names =
    entitiesOf(turn.recognition, 'order_no').length + entitiesOf(turn.recognition, 'ticket_no').length;
  const sure = turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 1;
  return {
    isAboutGoods: act !== 'complain_staff' && act in ASKED_BEFORE,
    sure,
    shopsToo: turn.recognition.intents.some(({ intent, score }) => score > sure && hasTrait(intent, 'goods')),
    happened: names > 0 || hasCue(turn, 'happened') || turn.recognition.daysPassed !== undefined,
    worries: hasCue(turn, 'worries') || isHypothetical(turn, act),
    boughtNothing: hasCue(turn, 'boughtNothing'),
    seeksAnother: cues.oldThing.test(spoken) && (cues.asks.test(spoken) || cues.asksPick.test(spoken)),
    isOfOthers: act === 'complain_damaged' && hasCue(turn, 'othersThing'),
    missedCall: act === 'complain_staff' && cues.missedCall.test(spoken) && !hasOpenComplaint(turn),
    isAngry: turn.recognition.sentiment <= ANGRY,
    moment: momentOf(turn),
  };
}

/** What reads like the trouble is itself a question of what would be: "kalo ga cocok bisa refund?". */
function isHypothetical(turn: Spoken, act: Intent): boolean {
  if (turn.input.kind !== 'message' || !asksRule(turn)) return false;
  const part = turn.recognition.dialogueActs.find((told) => told.kind === 'want' && told.intent === act);
  // "Grinder saya rusak, kalau diservis berapa lama?" tells first what is wrong.
  const text = part?.span.text ?? turn.input.text;
  return text.includes('?') || turn.views.cues.hypothetical.test(framed(text));
}

function hasOpenComplaint({ contact }: Spoken): boolean {
  return contact?.complaints.some(isComplaintOpen) === true;
}

function momentOf({ open, handoff }: Spoken): TroubleSigns['moment'] {
  const top = open.at(-1);
  if (top !== undefined && top.isUrgent !== true && top.yields === undefined) return 'question';
  return top === undefined && ownershipOf(handoff) === 'waiting' ? 'waiting' : 'free';
}
