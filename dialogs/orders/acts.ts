import { type Intent } from '../../domain/recognition/intent';
import { type OrderDraft } from './draft';
import { bareCount, mentionsIn } from '../products/mentions';
import { addressIn, cityIn, islandIn, isQuestion } from './words';
import { wantsPickUp } from '../reading/pick-up';
import { type Heard, type Turn, words } from '../contract/turn';

/** Acts that are part of an order when nothing is asked: "kirim ke Depok" is no question about delivery. */
const PARTS: readonly Intent[] = [
  'ask_delivery',
  'give_contact',
  'give_quantity',
  'give_need',
  'give_timeline',
  'affirm',
  'correct',
  'browse_products',
  'compare_products',
  'ask_spec',
];

const GOING_ON: readonly Intent[] = ['ask_why', 'resume'];
/** What taking goods out of the cart may look like. */
const TAKING_BACK: readonly Intent[] = ['cancel', 'erase_data', 'opt_out'];

/**
 * Acts that answer the open question of an order, however they read elsewhere: "kintamani" is no question
 * about its taste, "hapus M1" deletes no data.
 */
export function claimedByOrder(draft: OrderDraft, turn: Turn): Intent[] {
  if (turn.chosen !== undefined) return [];
  if (draft.asking === 'address') return addressIn(turn) === undefined ? ['cancel'] : [...turn.acts];
  const mentions = mentionsIn(turn);
  const takesBack = mentions.some(({ takenBack }) => takenBack);
  const claimed: Intent[] = takesBack ? [...GOING_ON, ...TAKING_BACK] : [...GOING_ON];
  if (isQuestion(turn)) return claimed;
  const place = cityIn(turn) ?? islandIn(turn);
  const tells = mentions.length > 0 || place !== undefined || wantsPickUp(turn);
  return tells ? [...claimed, ...PARTS, 'ask_stock', 'ask_store', 'ask_price', 'deny'] : claimed;
}

/** Acts a statement of an order may look like when no word says "buy". */
const ALIKE: readonly Intent[] = [
  'ask_delivery',
  'give_contact',
  'give_quantity',
  'affirm',
  'correct',
  'browse_products',
  'compare_products',
  'greet',
  'thanks',
];

/**
 * The acts of a message while no order is open: an order told in one message begins one dialog, and who names
 * goods with their number, or says yes to a product and where to send it, orders (conversation 2).
 */
export function orderActs(
  turn: Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation' | 'open'>,
  acts: readonly Intent[],
): Intent[] {
  const heard = { ...turn, acts, chosen: undefined };
  const open = turn.open.at(-1);
  if (open?.id === 'order' || isQuestion(heard)) return [...acts];
  if (acts.includes('buy')) return acts.filter((act) => !PARTS.includes(act));
  const isFree = open === undefined || open.yields !== undefined;
  if (!isFree || acts.length === 0) return [...acts];
  const mentions = mentionsIn(heard);
  if (!acts.every((act) => ALIKE.includes(act)) && !isBare(heard)) return [...acts];
  const counted = mentions.length > 0 && mentions.every(({ quantity }) => quantity !== undefined);
  const agrees = acts.includes('affirm') && turn.conversation.topicSku !== undefined && mentions.length === 0;
  const sendsTo = acts.includes('ask_delivery') && cityIn(heard) !== undefined;
  const counts = open === undefined && bareCount(heard, turn.conversation.topicSku) !== undefined;
  return counted || (agrees && (sendsTo || counts)) ? ['buy'] : [...acts];
}

/** Goods and how many of each: as sure a wish to buy as there is, whatever its score. */
export function countsGoods(turn: Heard): boolean {
  const mentions = isQuestion(turn) ? [] : mentionsIn(turn);
  return mentions.length > 0 && mentions.every(({ quantity }) => quantity !== undefined);
}

/** Nothing but goods and their number: "toraja 2". */
function isBare(turn: Pick<Turn, 'recognition' | 'input'>): boolean {
  const named = turn.recognition.entities.filter(({ type }) =>
    ['product', 'number', 'quantity'].includes(type),
  );
  const text = words(turn);
  const rest = [...text].map((letter, at) =>
    named.some(({ start, end }) => at >= start && at < end) ? ' ' : letter,
  );
  return named.length > 1 && (rest.join('').match(/\p{L}{3,}/gu) ?? []).length === 0;
}
