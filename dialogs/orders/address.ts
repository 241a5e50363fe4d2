import { replied } from '../contract/choices';
import { type Step, complete, notUnderstood, waiting } from '../contract/dialog';
import { record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { toldBeside } from './asides';
import { type OrderDraft } from './draft';
import { calledOff } from './call-off';
import { notesAfter, withoutNotes } from './notes';
import { revised } from './revise';
import { addressIn, cityIn, isQuestion } from './message-parts';
import { notesNews } from './summary';

const LONGEST_ADDRESS = 200;
/** A shorter text is not an address. */
const SHORTEST_ADDRESS = 6;

/** The order is placed; an address is welcome but not required. */
export function answerAddress(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const { acts } = turn;
  if (acts.includes('cancel') || acts.includes('cancel_order')) return calledOff(draft.orderNo, turn);
  const door = toldDoor(draft, turn);
  if (door) return door;
  if (acts.includes('wait')) return waiting(draft, say('order.take-your-time'));
  const changed = revised(draft.orderNo, turn);
  if (changed) return complete(...changed);
  const declines = acts.some((act) => ['refuse', 'deny', 'affirm', 'thanks', 'bye'].includes(act));
  if (replied(turn, 'later') || declines) return complete(say('order.address-later'));
  const told = toldBeside(withoutNotes(turn));
  if (isAddress(told)) return noteAddress(draft, words(told).trim(), turn);
  // A question is answered by the dialog it belongs to; the address is not required.
  const isAside = turn.recognition.dialogueActs.some(({ kind }) => kind === 'ask');
  return isAside ? waiting(draft) : notUnderstood(draft);
}

/** An address with a street in it, whatever is asked beside it; undefined when none is told. */
export function toldDoor(draft: OrderDraft, turn: Turn): Step<OrderDraft> | undefined {
  const told = toldBeside(turn);
  const address = addressIn(told);
  if (address === undefined) return undefined;
  const moved = isElsewhere(draft, cityIn(told), turn) ? revised(draft.orderNo, turn) : undefined;
  return moved ? complete(...moved) : noteAddress(draft, address, turn);
}

/** "Jl. Melati 5 Bandung" for a parcel to Tebet; a district and the town it lies in are one place. */
function isElsewhere({ place }: OrderDraft, city: string | undefined, { views }: Turn): boolean {
  if (city === undefined || place?.by !== 'courier' || place.city === city) return false;
  const isWithin = (one: string, other: string): boolean => {
    const around = views.deliveryTo(one)?.within ?? one;
    return around.includes(other) || other.includes(around);
  };
  return !isWithin(city, place.city) && !isWithin(place.city, city);
}

/** Words that ask and want nothing: a place without a street ("belakang masjid, rumah cat hijau"). */
function isAddress(turn: Turn): boolean {
  const says = turn.recognition.dialogueActs.every(({ kind }) => kind !== 'ask' && kind !== 'want');
  const read = turn.acts.every((act) => act === 'give_contact' || act === 'correct');
  return !isQuestion(turn) && words(turn).trim().length >= SHORTEST_ADDRESS && (says || read);
}

/** The door behind the city, told after the order was placed, with what is to be done there. */
function noteAddress(draft: OrderDraft, address: string, turn: Turn): Step<OrderDraft> {
  const order = turn.contact.orders.find(({ orderNo }) => orderNo === draft.orderNo);
  if (order?.delivery?.by !== 'courier') return complete();
  const delivery = { ...order.delivery, address: address.slice(0, LONGEST_ADDRESS) };
  const notes = notesAfter(order.notes ?? [], turn);
  return complete(
    record({ type: 'order_changed', order: { ...order, delivery, ...(notes.length > 0 && { notes }) } }),
    say('order.address-noted', { number: order.orderNo }),
    ...notesNews(order.notes, notes, turn),
  );
}
