import { type Wish } from '../domain/complaint';
import { ownershipOf } from '../domain/handoff';
import { type Instant } from '../domain/instant';
import { entitiesOf } from '../domain/recognition';
import { type Aside, isFactual } from './complaint-aside';
import { type CaseFile, withMessage } from './complaint-case';
import { type Question, hurtIn, recentOrders } from './complaint-questions';
import { complains, wishesIn } from './complaint-reading';
import { type Output, say } from './outputs';
import { type Turn, words } from './turn';

/** The open complaint while it is being told. */
export interface Open {
  complaintId: string;
  asking: Question;
  /** Never asked twice. */
  asked: readonly Question[];
  angry: number;
  neededBy?: Instant;
  repeat: boolean;
  /** The wish was asked a second time, because something else was told first. */
  wishAgain?: boolean;
  /** A person was called for it. */
  called?: boolean;
  /** The thing it is about, when one was named. */
  sku?: string;
  aside?: Aside;
}

const WITHDRAWS =
  /\b(batal\w*|cancel|(ga|gak|g|tidak|nggak|ngga|enggak) (usah|jadi)(?! diganti)|never ?mind|forget it|tarik (lagi )?(keluhan|komplain)\w*|udah (ketemu|nyampe|sampai|sampe))\b/i;

/** "batal", "ga jadi komplain"; the button that calls a person off is something else. */
export function withdraws(turn: Turn): boolean {
  return turn.chosen === undefined && turn.acts.includes('cancel') && WITHDRAWS.test(words(turn));
}

const CLOSING = ['thanks', 'bye', 'affirm', 'deny', 'cancel', 'just_looking', 'refuse'];

const NOTHING_MORE =
  /^\W*(ga|gak|g|nggak|ngga|enggak|tidak|tdk|no|nope|nothing|udah|sudah|cukup|itu (aja|saja)|that'?s)\b.{0,24}$/i;

/** Nothing to add: "ga ada lagi", "makasih", "baik, saya tunggu". */
export function isFinished(turn: Turn): boolean {
  if (turn.chosen !== undefined) return turn.chosen === 'enough';
  if (NOTHING_MORE.test(words(turn)) && !complains(turn)) return true;
  return turn.acts.length > 0 && turn.acts.every((act) => CLOSING.includes(act));
}

/** Rights, the language, and who we are: never part of an answer. */
const NEVER_OURS = [
  'opt_out',
  'data_access',
  'erase_data',
  'privacy',
  'change_language',
  'complaint_status',
  'bot_identity',
  'ask_why',
  'help',
];

/** Wishes to buy or to belong: answered by their own dialogs once the complaint is taken down. */
const OTHER_BUSINESS = ['buy', 'ask_quote', 'want_demo', 'compare_products', 'ask_recommendation', 'bargain'];

/**
 * The acts of a message that answers the open question or goes on telling. An angry person is not thanked for
 * a testimonial because of the word "cepet": in a complaint only a clear question about something else is one.
 */
export function claimsOf(open: Open, turn: Turn): readonly string[] {
  if (turn.chosen === 'intent:cancel') return [];
  if (turn.acts.includes('human') && ownershipOf(turn.handoff) !== 'bot') return [];
  const answers = answersQuestion(open, turn);
  return turn.acts.filter((act) => {
    if (NEVER_OURS.includes(act)) return answers && act === 'privacy';
    if (isFactual(act) || OTHER_BUSINESS.includes(act)) return answers;
    return open.asking !== 'more' || answers || act === 'human';
  });
}

function answersQuestion({ asking }: Open, turn: Turn): boolean {
  const said = words(turn);
  if (said.includes('?') && turn.acts.some(isFactual)) return false;
  switch (asking) {
    case 'hurt':
    case 'story':
      return true;
    case 'order':
      return namesThing(turn);
    case 'wish':
      return wishesIn(said, true).length > 0;
    case 'more':
      return isFinished(turn) || wishesIn(said, true).length > 0;
  }
}

function namesThing({ recognition }: Turn): boolean {
  return entitiesOf(recognition, 'product').length + entitiesOf(recognition, 'order_no').length > 0;
}

/** Says something, but not what would help: the question stays open, once. */
export function leavesWishOpen(open: Open, turn: Turn): boolean {
  if (open.asking !== 'wish' || open.wishAgain === true || turn.chosen !== undefined) return false;
  const told =
    complains(turn) || turn.acts.includes('affirm') || entitiesOf(turn.recognition, 'order_no').length > 0;
  return told && wishesIn(words(turn), true).length === 0;
}

/** The complaint with the answer in it, and what is said at once about the answer. */
export function answered(open: Open, file: CaseFile, turn: Turn): { file: CaseFile; opening: Output[] } {
  const { chosen } = turn;
  if (open.asking === 'hurt') return aboutInjury(file, turn);
  if (chosen?.startsWith('wish:')) return plain({ ...file, wishes: chosenWishes(chosen) });
  if (chosen?.startsWith('order:')) return plain(withOrder(file, chosen.slice('order:'.length)));
  if (chosen !== undefined) return plain(file);
  if (open.asking === 'order' && recentOrders(turn).length === 1 && turn.acts.includes('affirm')) {
    return plain(withOrder(file, recentOrders(turn)[0]?.orderNo ?? 'none'));
  }
  const told = withMessage(file, turn, open.asking === 'wish' || open.asking === 'more');
  const isAnswer = open.asking === 'wish' && !turn.acts.includes('human') && !leavesWishOpen(open, turn);
  const unclear = isAnswer && told.wishes.length === 0;
  return plain(unclear ? { ...told, wishes: ['other'] } : told);
}

function plain(file: CaseFile): { file: CaseFile; opening: Output[] } {
  return { file, opening: [] };
}

function withOrder(file: CaseFile, orderNo: string): CaseFile {
  return orderNo === 'none' ? file : { ...file, orderNo };
}

function chosenWishes(chosen: string): Wish[] {
  switch (chosen) {
    case 'wish:redeliver':
      return ['redeliver'];
    case 'wish:replace':
      return ['repair', 'replace'];
    case 'wish:new':
      return ['replace'];
    case 'wish:refund':
      return ['refund'];
    case 'wish:note_only':
      return ['note_only'];
    default:
      return ['other'];
  }
}

/** Only yes or no is kept: what a wound is like is nobody's business here (§2.1). */
function aboutInjury(file: CaseFile, turn: Turn): { file: CaseFile; opening: Output[] } {
  const hurt = hurtIn(turn, words(turn));
  if (hurt === undefined) return plain(withMessage(file, turn, false));
  const description = `${file.description}\n[injury: ${hurt}]`;
  return {
    file: { ...file, description },
    opening: [say(hurt === 'yes' ? 'complaint.hurt' : 'complaint.not-hurt')],
  };
}
