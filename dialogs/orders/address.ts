import { replied } from '../contract/choices';
import { type Step, complete, notUnderstood, waiting } from '../contract/dialog';
import { record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';
import { type OrderDraft } from './draft';
import { calledOff } from './call-off';
import { revised } from './revise';
import { addressIn, isQuestion } from './message-parts';

const LONGEST_ADDRESS = 200;
/** Fewer letters are no address. */
const SHORTEST_ADDRESS = 6;

/** The order stands; an address is welcome and nothing hangs on it. */
export function answerAddress(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const { acts } = turn;
  if (acts.includes('cancel') || acts.includes('cancel_order')) return calledOff(draft.orderNo, turn);
  const address = addressIn(turn);
  if (address !== undefined) return noteAddress(draft, address, turn);
  if (acts.includes('wait')) return waiting(draft, say('order.take-your-time'));
  const changed = revised(draft.orderNo, turn);
  if (changed) return complete(...changed);
  const declines = acts.some((act) => ['refuse', 'deny', 'affirm', 'thanks', 'bye'].includes(act));
  if (replied(turn, 'later') || declines) return complete(say('order.address-later'));
  if (isAddress(turn)) return noteAddress(draft, words(turn).trim(), turn);
  // A question is answered by whom it belongs to, and nothing hangs on the address.
  const isAside = turn.recognition.dialogueActs.some(({ kind }) => kind === 'ask');
  return isAside ? waiting(draft) : notUnderstood(draft);
}

/** Words that ask and want nothing: a place without a street ("belakang masjid, rumah cat hijau"). */
function isAddress(turn: Turn): boolean {
  const says = turn.recognition.dialogueActs.every(({ kind }) => kind !== 'ask' && kind !== 'want');
  const read = turn.acts.every((act) => act === 'give_contact' || act === 'correct');
  return !isQuestion(turn) && words(turn).trim().length >= SHORTEST_ADDRESS && (says || read);
}

/** The door behind the city, told after the order was placed. */
function noteAddress(draft: OrderDraft, address: string, turn: Turn): Step<OrderDraft> {
  const order = turn.contact.orders.find(({ orderNo }) => orderNo === draft.orderNo);
  if (order?.delivery?.by !== 'courier') return complete();
  const delivery = { ...order.delivery, address: address.slice(0, LONGEST_ADDRESS) };
  return complete(
    record({ type: 'order_changed', order: { ...order, delivery } }),
    say('order.address-noted', { number: order.orderNo }),
  );
}
