import { displayName } from '../../domain/contact/contact';
import { introducesOnly } from './who';
import { replyValue } from '../contract/choices';
import { type Wish } from '../../domain/complaints/complaint';
import { hasEnough, leavesWishOpen } from './claims';
import { type Open, openQuestion } from './open';
import { wantsPerson } from './reading';
import { gestureIn } from './small-talk';
import { type CaseFile, withMessage } from './case-file';
import { wishTexts } from './texts';
import { hurtIn, recentOrders } from './questions';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** The complaint with the answer in it, and what is said at once about the answer. */
export function answered(open: Open, file: CaseFile, turn: Turn): { file: CaseFile; opening: Output[] } {
  const { chosen } = turn;
  const question = openQuestion(open);
  if (question === 'hurt') return aboutInjury(file, turn);
  const wish = replyValue(turn, 'wish');
  if (wish !== undefined) return plain({ ...file, wishes: chosenWishes(wish) });
  const order = replyValue(turn, 'order');
  if (order !== undefined) return plain(withOrder(file, order));
  if (chosen !== undefined) return plain(file);
  if (question === 'order' && recentOrders(turn).length === 1 && turn.acts.includes('affirm')) {
    return plain(withOrder(file, recentOrders(turn)[0]?.orderNo ?? 'none'));
  }
  const added = withMessage(file, turn, question === 'wish' || open.stage === 'standing');
  const isAnswer = question === 'wish' && !wantsPerson(turn) && tellsAWish(open, turn);
  const unclear = isAnswer && added.wishes.length === 0;
  const pictures = turn.input.kind === 'message' && turn.input.attachments.length > 0;
  return {
    file: unclear ? { ...added, wishes: ['other'] } : added,
    opening: [
      ...(pictures ? [say('complaint.picture')] : thanksForName(turn)),
      ...(question === 'wish' ? orderKept(file, added) : []),
      ...(open.stage === 'standing' ? wishKept(file, added) : []),
    ],
  };
}

/** A number that was given where something else was asked. */
function orderKept(before: CaseFile, { orderNo }: CaseFile): Output[] {
  return orderNo === undefined || orderNo === before.orderNo
    ? []
    : [say('complaint.order-kept', { order: orderNo })];
}

/** Behind the ticket another wish is read back. */
export function wishKept(before: CaseFile, { wishes }: CaseFile): Output[] {
  const isSameWish = wishes.every((wish) => before.wishes.includes(wish));
  return isSameWish ? [] : [say('complaint.wish-now', { wishes: wishTexts(wishes) })];
}

function thanksForName(turn: Turn): Output[] {
  const name = displayName(turn.contact);
  return introducesOnly(turn) && name !== undefined ? [say('complaint.thanks-name', { name })] : [];
}

/** Whatever is said to that question is the wish, unless it says nothing or something else. */
function tellsAWish(open: Open, turn: Turn): boolean {
  return !hasEnough(turn) && gestureIn(open, turn) === undefined && !leavesWishOpen(open, turn);
}

function plain(file: CaseFile): { file: CaseFile; opening: Output[] } {
  return { file, opening: [] };
}

function withOrder(file: CaseFile, orderNo: string): CaseFile {
  return orderNo === 'none' ? file : { ...file, orderNo };
}

function chosenWishes(chosen: string): Wish[] {
  switch (chosen) {
    case 'redeliver':
      return ['redeliver'];
    case 'replace':
      return ['repair', 'replace'];
    case 'new':
      return ['replace'];
    case 'refund':
      return ['refund'];
    case 'note_only':
      return ['note_only'];
    default:
      return ['other'];
  }
}

/** Only yes or no is kept: what a wound is like is nobody's business here (§2.1). */
function aboutInjury(file: CaseFile, turn: Turn): { file: CaseFile; opening: Output[] } {
  const hurt = hurtIn(turn);
  if (hurt === undefined) return plain(withMessage(file, turn, false));
  const description = `${file.description}\n[injury: ${hurt}]`;
  return {
    file: { ...file, description },
    opening: [say(hurt === 'yes' ? 'complaint.hurt' : 'complaint.not-hurt')],
  };
}
