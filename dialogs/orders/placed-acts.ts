import { type Order } from '../../domain/orders/order';
import { type Intent, hasTrait, isKind } from '../../domain/recognition/intent';
import { type Heard, type Turn } from '../contract/turn';
import { bareCount, mentionsIn } from '../products/mentions';
import { wantsPickUp } from '../reading/pick-up';
import { plainWords } from '../reading/plain-words';
import { addressIn, isAddition, isQuestion } from './message-parts';
import { notesAfter, notesIn } from './notes';
import { ownOrders, unpaidHere } from './own-orders';

/** Acts a change of what was just ordered may be read as. */
const CHANGES: readonly Intent[] = ['correct', 'give_quantity', 'change_order', 'remove_item'];

type Placed = Heard & Pick<Turn, 'conversation' | 'open' | 'contact'>;

/** With an order of this conversation that waits for its payment, a correction is of that order, and so is a stop. */
export function actsOnPlaced(heard: Placed): Intent[] | undefined {
  const { acts, conversation, open, contact } = heard;
  const isFree = open.every(({ yields }) => yields === 'to_anything');
  if (!isFree) return undefined;
  if (isNote(heard)) return ['change_order'];
  const isUnpaid = ownOrders(contact)[0]?.state.status === 'placed';
  if (isUnpaid && acts.includes('cancel'))
    return acts.map((act) => (act === 'cancel' ? 'cancel_order' : act));
  const unpaid = unpaidHere(contact, conversation);
  if (unpaid === undefined) return undefined;
  // "Can I fetch it at the shop instead?": asked of a parcel that was just ordered, it is a wish.
  if (unpaid.delivery?.by === 'courier' && wantsPickUp(heard)) return ['change_order'];
  // "Add one more": nothing is sent yet, so it goes along.
  if (acts.includes('buy') && mentionsIn(heard).length > 0 && isAddition(heard)) return ['change_order'];
  const corrects = acts.some((act) => CHANGES.includes(act)) && !acts.includes('buy');
  const isCounted = bareCount(heard, undefined) !== undefined || mentionsIn(heard).length > 0;
  const changes = isCounted || addressIn(heard) !== undefined;
  return (corrects && changes) || isOfLines(unpaid, heard) ? ['change_order'] : undefined;
}

/** "Sama tolong digiling ya", "ga jadi dibungkus kado" of an order that was just placed, whatever else it reads like. */
function isNote(heard: Placed): boolean {
  const order = unpaidHere(heard.contact, heard.conversation);
  if (!order || mentionsIn(heard).length > 0) return false;
  const { notes = [] } = order;
  const isTakenBack = notesAfter(notes, heard).length < notes.length;
  const isElse = heard.acts.some((act) => act === 'buy' || hasTrait(act, 'urgent') || isKind(act, 'steer'));
  return isTakenBack || (notesIn(heard).length > 0 && !isElse);
}

/** "Gayonya jadi dua", "make it two packs of Toraja": another count for what was just ordered. */
function isOfLines({ lines }: Order, heard: Heard): boolean {
  const mentions = mentionsIn(heard);
  const isOrdered = mentions.every(({ sku }) => lines.some((line) => line.sku === sku));
  const isChanged = heard.views.cues.amountsTo.test(plainWords(heard)) && !isQuestion(heard);
  return mentions.length > 0 && isOrdered && isChanged && heard.acts.includes('buy');
}
