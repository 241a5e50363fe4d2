import { ownershipOf } from '../domain/handoff';
import { type Instant } from '../domain/instant';
import { entitiesOf } from '../domain/recognition';
import { type Aside, isFactual } from './complaint-aside';
import { type Question } from './complaint-questions';
import { complains, wishesIn } from './complaint-reading';
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

/** Whether the message is about what was asked. */
export function answersQuestion({ asking }: Open, turn: Turn): boolean {
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

/** A picture without a word. */
function isPicture({ input }: Turn): boolean {
  return input.kind === 'message' && input.attachments > 0 && input.text.trim() === '';
}

/** Says something, but not what would help: the question stays open, once. */
export function leavesWishOpen(open: Open, turn: Turn): boolean {
  if (open.asking !== 'wish' || open.wishAgain === true || turn.chosen !== undefined) return false;
  const told =
    isPicture(turn) ||
    complains(turn) ||
    turn.acts.includes('affirm') ||
    entitiesOf(turn.recognition, 'order_no').length > 0;
  return told && wishesIn(words(turn), true).length === 0;
}
