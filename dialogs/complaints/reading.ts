import { type Intent, intentsWith } from '../../domain/recognition/intent';
import { hoursBetween, instantAt, localDate } from '../../domain/time/calendar';
import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { type Instant } from '../../domain/time/instant';
import { entitiesOf } from '../../domain/recognition/recognition';
import { isAbusive } from '../reading/insults';
import { framed, isWholly, plainWords } from '../reading/plain-words';
import { wantsDone, wishesIn } from './wishes';
import { type Hazard, hazardIn } from './hazard';
import { finerKind, signalsIn } from './signals';
import { hasCue } from '../reading/cue-places';
import { type Cues } from '../contract/cues';
import { type Turn, words } from '../contract/turn';

const OF_INTENT: Readonly<Partial<Record<Intent, ComplaintCategory>>> = {
  complain_late: 'late',
  complain_damaged: 'defect',
  complain_wrong_item: 'wrong_item',
  complain_billing: 'billing',
  complain_staff: 'staff_attitude',
  complain_app: 'app',
};

/** Says that something is wrong, and not yet what. */
export const VAGUE = 'complain';
export const COMPLAINTS = intentsWith('complaint');

/** H-3: from this feeling on a message is angry. */
export const ANGRY = -0.6;
const PRAISE = 'give_testimonial';

/** Whether a message complains: what it says, or that it wants to. Praise and denials do not (T26). */
export function complains(turn: Turn): boolean {
  if (turn.recognition.reasons.includes('guard:complaint-denied')) return false;
  const isTold = complaintActs(turn).length > 0 || isVagueAct(turn);
  const isSaid = wantsToComplain(turn) || complainedInVain(turn) || accuses(turn);
  return isTold || isSaid || gotAnother(turn);
}

function isVagueAct(turn: Turn): boolean {
  return turn.acts.includes(VAGUE) && !praises(turn);
}

export function complaintActs(turn: Turn): Intent[] {
  return praises(turn) ? [] : turn.acts.filter((act) => act in OF_INTENT);
}

/** Kind words with nothing against them: "pelayanannya ramah" is about staff and no complaint. */
function praises(turn: Turn): boolean {
  const { intents, reasons } = turn.recognition;
  const isBad = reasons.some((reason) => reason.startsWith('sentiment:') && reason.includes(':-'));
  return intents[0]?.intent === PRAISE && !isBad && !hasCue(turn, 'turnsPraise');
}

/** Of a complaint we have, that is a question about its state. */
function complainedInVain(turn: Turn): boolean {
  return turn.contact.complaints.length === 0 && hasCue(turn, 'complainedInVain');
}

function accuses(turn: Turn): boolean {
  return hasCue(turn, 'accuses') && !hasCue(turn, 'accusesNot');
}

/** "You sent me a pitcher, I bought a kettle": told in a way that reads like a comparison. */
function gotAnother(turn: Turn): boolean {
  return hasCue(turn, 'gotAnother') && !hasCue(turn, 'worries');
}

/** "mau komplain dong" explicitly, whatever else was read ("affirm", a question about an earlier one). */
function wantsToComplain(turn: Turn): boolean {
  if (hasCue(turn, 'noComplaint') || hasCue(turn, 'asksOfKnownComplaint')) return false;
  const isBegun = turn.views.cues.complaintWord.exec(plainWords(turn))?.index === 0;
  const isNamed = entitiesOf(turn.recognition, 'ticket_no').length > 0;
  return (isBegun || hasCue(turn, 'wantsToComplain')) && !isNamed;
}

const MONEY: readonly ComplaintCategory[] = ['billing', 'refund', 'price'];

/** A person to talk to; "tolong orangnya ditegur" is what somebody wants done. */
export function wantsPerson(turn: Turn): boolean {
  if (!turn.acts.includes('human')) return false;
  return turn.chosen !== undefined || hasCue(turn, 'callsForHuman') || !wantsDone(turn);
}

/** What kinds of trouble a message tells of; none when it only says that there is one. */
export function categoriesIn(turn: Turn): ComplaintCategory[] {
  const { cues } = turn.views;
  const kinds = complaintActs(turn).flatMap(
    (act) => finerKind(act, plainWords(turn), cues) ?? OF_INTENT[act] ?? [],
  );
  const hazard = hazardOf(turn) === undefined ? [] : (['safety'] as const);
  const isMoneyOnly = kinds.every((kind) => MONEY.includes(kind));
  const another = isMoneyOnly && gotAnother(turn) ? (['wrong_item'] as const) : [];
  const troubles = [...new Set<ComplaintCategory>([...hazard, ...kinds, ...another])];
  const others = troubles.filter((kind) => !MONEY.includes(kind));
  // "It came broken, please refund me" is not a payment problem.
  return others.length > 0 && wishesIn(turn, true).includes('refund') ? others : troubles;
}

/** The things a message surely names: "dasar lelet" names no class for beginners. */
export function thingsIn({ recognition, views }: Pick<Turn, 'recognition' | 'views'>): string[] {
  return entitiesOf(recognition, 'product')
    .filter(({ value }) => value.score >= views.rules.product.answer)
    .map(({ value }) => value.sku);
}

/** Danger, from the words themselves, or from what the recognizer saw in a complaint about a thing. */
export function hazardOf(turn: Turn): Hazard | undefined {
  const { reasons, urgency } = turn.recognition;
  const seen = urgency >= 0.9 && reasons.some((reason) => reason.startsWith('urgency:safety:'));
  const aboutThing = turn.acts.includes('complain_damaged');
  return hazardIn(words(turn), turn.views.cues) ?? (seen && aboutThing ? 'device' : undefined);
}

/** With what somebody adds in this message: a lawyer, the same trouble again. */
export function signalsOf(turn: Turn): ReturnType<typeof signalsIn> {
  return signalsIn(words(turn), turn.views.cues);
}

/** H-3: capitals with strong words count twice, so that one such message is enough. */
export function angerIn(turn: Turn): number {
  const text = words(turn);
  const letters = text.replace(/[^\p{L}]/gu, '');
  const shouts = letters.length > 8 && letters === letters.toUpperCase();
  if (shouts && (isAbusive(turn) || hasCue(turn, 'swears'))) return 2;
  return turn.recognition.sentiment <= ANGRY ? 1 : 0;
}

export function isAnonymous(turn: Turn): boolean {
  return hasCue(turn, 'anonymousTicket');
}

/** By when it is needed, when a message names a coming day and what for. */
export function neededBy(turn: Turn): Instant | undefined {
  const { timeZone } = turn.views.company;
  if (!hasCue(turn, 'neededFor')) return undefined;
  const today = localDate(turn.now, timeZone);
  const days = entitiesOf(turn.recognition, 'date').filter(({ value }) => value.from >= today);
  const [first] = days.map(({ value }) => instantAt(value.from, '00:00', timeZone)).sort();
  return first;
}

export function hoursUntil(moment: Instant | undefined, now: Instant): number | undefined {
  return moment === undefined ? undefined : Math.max(0, hoursBetween(now, moment));
}

/** Whoever says more than this has told something, whatever it was taken for. */
const FEW_WORDS = 12;

/** A message that says there is a complaint, and with it nothing of what. */
export function tellsNothingYet(turn: Turn): boolean {
  const text = words(turn);
  return (
    isVague(text, turn.views.cues) || (turn.acts.includes(VAGUE) && text.split(/\s+/).length <= FEW_WORDS)
  );
}

/** Too little to act on: nothing but that there is a complaint. */
export function isVague(description: string, cues: Cues): boolean {
  const rest = framed(description)
    .split(' ')
    .filter((word) => word.length > 1 && !isWholly(cues.emptyWords, word));
  return rest.length < 2;
}
