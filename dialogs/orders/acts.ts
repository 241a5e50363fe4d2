import { type Intent, hasTrait, isKind } from '../../domain/recognition/intent';
import { entitiesOf } from '../../domain/recognition/recognition';
import { askedBeside, toldBeside } from './asides';
import { hears } from '../reading/hears';
import { plainWords } from '../reading/plain-words';
import { type OrderDraft, knowsWhere } from './draft';
import { type Mention, bareCount, mentionsIn } from '../products/mentions';
import {
  addressIn,
  asksWhen,
  cityIn,
  islandIn,
  isQuestion,
  namesOrder,
  phoneIn,
  recipientIn,
} from './message-parts';
import { notesIn } from './notes';
import { actsOnPlaced } from './placed-acts';
import { wantsPickUp } from '../reading/pick-up';
import { type Heard, type Turn, words } from '../contract/turn';

/** Acts that are part of an order when nothing is asked: "kirim ke Depok" is not a question about delivery. */
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

/** What is said to an open order and to nothing else. */
const OF_ORDER: readonly Intent[] = [
  'cancel',
  'ask_why',
  'resume',
  'ask_total',
  'order_status',
  'remove_item',
  'change_order',
  'cancel_order',
  'wait',
  'correct',
];
/** The same once it is placed: where it is and what it comes to is told by others. */
const OF_PLACED = OF_ORDER.filter((act) => act !== 'order_status' && act !== 'ask_total' && act !== 'resume');
/** What taking goods out of the cart may look like. */
const TAKING_BACK: readonly Intent[] = ['cancel', 'erase_data', 'opt_out', 'complain_wrong_item'];

/**
 * Acts that answer the open question of an order, however they read elsewhere: "kintamani" is no question
 * about its taste, "hapus M1" deletes no data.
 */
export function claimedByOrder(draft: OrderDraft, turn: Turn): Intent[] {
  if (turn.chosen !== undefined) return [];
  const asked = askedBeside(turn).filter((act) => !OF_ORDER.includes(act));
  const noted = notesIn(turn).length > 0 && !isAnswered(turn) ? turn.acts : [];
  const claimed = draft.asking === 'address' ? claimedByDoor(turn) : claimedByDraft(draft, toldBeside(turn));
  return [...noted, ...claimed].filter((act) => !asked.includes(act));
}

/** An approved answer is sure of the question: "bisa minta digilingkan?" is answered, and noted beside. */
function isAnswered(turn: Turn): boolean {
  return isQuestion(turn) && (turn.recognition.faq[0]?.score ?? 0) >= turn.views.rules.product.answer;
}

/** After placing, where the door is asked for. */
function claimedByDoor(turn: Turn): Intent[] {
  return addressIn(turn) === undefined ? [...OF_PLACED] : [...turn.acts];
}

function claimedByDraft(draft: OrderDraft, turn: Turn): Intent[] {
  const mentions = mentionsIn(turn);
  const takesBack = mentions.some(({ takenBack }) => takenBack);
  const own = namesOrder(turn) ? OF_PLACED : OF_ORDER;
  const claimed: Intent[] = takesBack ? [...own, ...TAKING_BACK] : [...own];
  if (speaksOfCart(draft, mentions)) claimed.push('bargain');
  if (asksWhen(turn) && knowsWhere(draft)) claimed.push('ask_delivery', 'ask_store', 'ask_stock');
  // "Ongkirnya udah termasuk belum" is asked of the sum of this order, not of what parcels cost.
  if (turn.views.cues.includes.test(plainWords(turn))) claimed.push('ask_delivery', 'ask_price');
  if (!callsPerson(turn)) claimed.push('human');
  if (isQuestion(turn)) return claimed;
  const place = cityIn(turn) ?? islandIn(turn);
  const isPlaced = place !== undefined || wantsPickUp(turn) || hears(turn, 'beSent');
  const tells = mentions.length > 0 || isPlaced || tellsOfPeople(draft, turn);
  return tells ? [...claimed, ...PARTS, 'ask_stock', 'ask_store', 'ask_price', 'deny'] : claimed;
}

/** "Tolong dibungkus rapi" may look like a call for a rep but is not one. */
function callsPerson(turn: Turn): boolean {
  const { act: sure } = turn.views.rules.understanding;
  const isSure = turn.recognition.intents.some(({ intent, score }) => intent === 'human' && score >= sure);
  return isSure || turn.views.cues.callsForHuman.test(plainWords(turn));
}

/** Nothing is named but what is being ordered: "hmm mahal ya". */
function speaksOfCart({ items }: OrderDraft, mentions: readonly Mention[]): boolean {
  return items.length > 0 && mentions.every(({ sku }) => items.some((item) => item.sku === sku));
}

/** Who receives it and how to reach them, where that was asked. */
function tellsOfPeople({ asking }: OrderDraft, turn: Turn): boolean {
  if (asking !== 'courier' && asking !== 'confirm' && asking !== 'change') return false;
  return [recipientIn(turn), phoneIn(turn), addressIn(turn)].some((told) => told !== undefined);
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
export function orderActs(turn: Acting, said: readonly Intent[]): Intent[] {
  const heard = { ...turn, acts: said };
  if (turn.open.at(-1)?.id === 'order')
    return said.map((act) => (isTakingBack(heard, act) ? 'remove_item' : act));
  const told = toldBeside(heard);
  if (told === heard) return actsOfTold(turn, said);
  // What is asked beside an order is asked, whatever it would be a part of.
  const asked = askedBeside(heard).filter((act) => said.includes(act));
  return [...new Set([...actsOfTold(told, told.acts), ...asked])];
}

/** "Forget the tamper" tampers with nothing. */
function isTakingBack(heard: Acting & Pick<Heard, 'acts'>, act: Intent): boolean {
  return act === 'tamper' && mentionsIn({ ...heard, chosen: undefined }).some(({ takenBack }) => takenBack);
}

type Acting = Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation' | 'open' | 'contact'>;

function actsOfTold(turn: Acting, said: readonly Intent[]): Intent[] {
  const open = turn.open.at(-1);
  const acts = withoutCart(turn, said);
  const heard = { ...turn, acts, chosen: undefined };
  if (acts.includes('ask_quote') && isForQuotation(heard)) return acts.filter((act) => !PARTS.includes(act));
  if (isWholeOrder(heard)) return ['buy'];
  const afterwards = actsOnPlaced(heard);
  if (afterwards) return afterwards;
  if (isQuestion(heard)) return asksForSum(heard) ? ['ask_price'] : [...acts];
  if (acts.includes('buy')) return acts.filter((act) => !PARTS.includes(act));
  const isFree = open === undefined || open.yields !== undefined;
  if (!isFree || acts.length === 0) return [...acts];
  const mentions = mentionsIn(heard);
  if (takesShown(heard, mentions)) return ['buy'];
  if (!acts.every((act) => ALIKE.includes(act)) && !isBare(heard)) return [...acts];
  const counted = mentions.length > 0 && mentions.every(({ quantity }) => quantity !== undefined);
  const agrees = acts.includes('affirm') && turn.conversation.topicSku !== undefined && mentions.length === 0;
  const sendsTo = acts.includes('ask_delivery') && cityIn(heard) !== undefined;
  const isAtRest = open === undefined || open.yields === 'to_anything';
  const counts = isAtRest && bareCount(heard, turn.conversation.topicSku) !== undefined;
  return counted || (agrees && (sendsTo || counts)) ? ['buy'] : [...acts];
}

/**
 * "Ok I'll take the M2, pick up in Jakarta", "itu 1, kirim ke Tebet": goods that are named, or pointed at after they
 * were shown, with where they are to go, are ordered whatever else the words look like.
 */
function takesShown(heard: Heard & Pick<Turn, 'conversation'>, mentions: readonly Mention[]): boolean {
  const { acts, recognition, conversation } = heard;
  if (acts.some((act) => hasTrait(act, 'complaint') || hasTrait(act, 'urgent') || isKind(act, 'steer')))
    return false;
  const isSent = entitiesOf(recognition, 'city').some(({ role }) => role === 'destination');
  const isPlaced = wantsPickUp(heard) || isSent || heard.views.cues.beSent.test(plainWords(heard));
  const isPointedAt = conversation.topicSku !== undefined && hears(heard, 'pointsAtShown');
  return isPlaced && mentions.every(({ takenBack }) => !takenBack) && (mentions.length > 0 || isPointedAt);
}

/** "Could you send me 2 gayo to Solo, for Ani, 0812…": goods, place and number are told to order, however politely. */
function isWholeOrder(heard: Heard): boolean {
  const mentions = mentionsIn(heard);
  const isCounted = mentions.length > 0 && mentions.every(({ quantity }) => quantity !== undefined);
  const isSent = wantsPickUp(heard) || cityIn(heard) !== undefined || addressIn(heard) !== undefined;
  const isAsked = (['asksPrice', 'howMuch', 'namesPrice', 'total'] as const).some((cue) => hears(heard, cue));
  const isElse = heard.acts.some(
    (act) => hasTrait(act, 'urgent') || hasTrait(act, 'complaint') || act === 'ask_quote',
  );
  return isCounted && isSent && phoneIn(heard) !== undefined && !isAsked && !isElse;
}

/** Goods with their counts, or where it is to go: what is told beside it belongs to the quotation. */
function isForQuotation(heard: Heard): boolean {
  const mentions = mentionsIn(heard);
  const isAddressed = heard.recognition.entities.some(({ type }) => type === 'email' || type === 'phone');
  return mentions.length > 0 && (isAddressed || mentions.some(({ quantity }) => quantity !== undefined));
}

/** "2 toraja sama 1 moka pot jadi berapa?": goods with their counts, and a word for a sum. */
function asksForSum(heard: Heard): boolean {
  const mentions = mentionsIn(heard);
  const isCounted = mentions.length > 0 && mentions.every(({ quantity }) => quantity !== undefined);
  return isCounted && heard.views.cues.total.test(plainWords(heard));
}

/** Without a cart, counted goods are not taken out of one: "tumbler 1 sama pitcher 2". */
function withoutCart(
  turn: Pick<Turn, 'recognition' | 'views' | 'input'>,
  acts: readonly Intent[],
): readonly Intent[] {
  if (!acts.includes('remove_item')) return acts;
  const mentions = mentionsIn({ ...turn, acts, chosen: undefined });
  const isCounted = mentions.some(({ quantity }) => quantity !== undefined);
  if (!isCounted || mentions.some(({ takenBack }) => takenBack)) return acts;
  return [...new Set(acts.map((act): Intent => (act === 'remove_item' ? 'buy' : act)))];
}

/** Goods and how many of each: as sure a wish to buy as there is, whatever its score. */
export function countsGoods(turn: Heard): boolean {
  const mentions = isQuestion(turn) ? [] : mentionsIn(turn);
  return (
    mentions.length > 0 && mentions.every(({ quantity, takenBack }) => quantity !== undefined && !takenBack)
  );
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
