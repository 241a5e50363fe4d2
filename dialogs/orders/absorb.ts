import { isComplaintOpen } from '../../domain/complaints/complaint';
import { entitiesOf } from '../../domain/recognition/recognition';
import { replied, replyValue } from '../contract/choices';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { type CartItem, changeCart, dividesGoods, isSplitUp, plainQuantities } from './cart';
import { type OrderDraft } from './draft';
import { topicProduct } from '../products/memory';
import { type Mention, bareCount, isOfEach, mentionsIn } from '../products/mentions';
import { isDurable } from '../products/warranty';
import { meant } from '../reading/meant';
import {
  addressIn,
  addsToIt,
  cityIn,
  isAddition,
  isInstead,
  isQuestion,
  islandIn,
  namesRecipient,
  phoneIn,
  recipientIn,
  storeIn,
  tellsOwnName,
} from './message-parts';
import { wantsPickUp } from '../reading/pick-up';
import { framed, plainWords } from '../reading/plain-words';
import { toldBeside } from './asides';
import { leftOut } from './left-out';
import { asNote, notesAfter, notesIn, withoutNotes } from './notes';
import { lastDelivery } from './own-orders';
import { type Turn, words } from '../contract/turn';

/** The draft after a message: whatever it tells is taken, whatever was asked (F-1). */
export function absorb(draft: OrderDraft, turn: Turn): OrderDraft {
  const told = toldBeside(withoutNotes(turn));
  const isSplit = isSplitUp(draft.items, turn);
  const withGoods = isSplit ? draft : { ...draft, ...goodsAfter(draft, told) };
  const withPlace = { ...withGoods, ...placeAfter(withGoods, told) };
  return { ...withPlace, ...courierAfter(withPlace, told), ...notesOf(draft, turn, isSplit) };
}

/** @param isSplit part of the goods is wanted so and part otherwise: the team reads the whole sentence */
function notesOf({ notes = [] }: OrderDraft, turn: Turn, isSplit: boolean): Pick<OrderDraft, 'notes'> {
  const isNoted = (isSplit || dividesGoods(turn)) && notesIn(turn).length > 0;
  const after = isNoted ? [...notes, asNote(words(turn))] : notesAfter(notes, turn);
  return after.length > 0 ? { notes: after } : { notes: undefined };
}

type Goods = Pick<OrderDraft, 'items' | 'carried'>;

function goodsAfter(draft: OrderDraft, turn: Turn): Goods {
  const { products } = turn.views.catalogue;
  const named = mentionsIn(turn).filter(
    (mention) => isOrdered(mention, turn) && !isReplacement(mention, turn),
  );
  const mentions = named.length > 0 ? [...named, ...pointedBeside(turn, named)] : named;
  if (mentions.length > 0) {
    const isChosen = (sku: string): boolean =>
      draft.asking === 'which_item' && mentions.some((mention) => mention.sku === sku);
    const cart = changeCart(draft.items, mentions, turn).map(({ sku, quantity }) => ({
      sku,
      quantity: isChosen(sku) ? (draft.carried ?? quantity) : (quantity ?? draft.carried),
    }));
    return { items: plainQuantities(cart, products), carried: undefined };
  }
  // "Tambah croissant 2" counts goods that we do not sell.
  if (leftOut(turn).length > 0) return draft;
  const open = draft.items.find(({ quantity }) => quantity === undefined) ?? lone(draft.items);
  const count = mayCount(draft, turn) ? bareCount(turn, open?.sku) : undefined;
  if (count === undefined) return draft;
  if (isOfEach(turn)) {
    return { items: draft.items.map((item) => ({ ...item, quantity: count })), carried: undefined };
  }
  const meantItem = open ?? lone(countedAlike(draft.items, turn));
  if (!meantItem) return { items: draft.items, carried: count };
  // "Tambah 1 lagi" is one more, not one.
  const before = addsToIt(turn) ? (meantItem.quantity ?? 0) : 0;
  const items = draft.items.map((item) =>
    item === meantItem ? { ...item, quantity: before + count } : item,
  );
  return { items, carried: undefined };
}

/** In a question goods are ordered when they are counted, added or taken back: "kenapa Toraja mahal?" orders none. */
function isOrdered({ quantity, takenBack }: Mention, turn: Turn): boolean {
  return !isQuestion(turn) || quantity !== undefined || takenBack || isAddition(turn) || isInstead(turn);
}

/** "Penggantinya 2 bungkus gayo ya" beside an open complaint: what comes in place of the wrong goods is no order. */
function isReplacement({ sku }: Mention, turn: Turn): boolean {
  if (!turn.contact.complaints.some(isComplaintOpen)) return false;
  const { goods } = turn.recognition;
  return goods.some(
    (good) =>
      good.kind === 'product' &&
      good.product.sku === sku &&
      turn.views.cues.ofReplacement.test(framed(clauseAround(words(turn), good.span.start))),
  );
}

/** The words between the commas around a place of a text. */
function clauseAround(text: string, at: number): string {
  const before = text.slice(0, at).search(/[^,.;!?\n]*$/u);
  return text.slice(before).split(/[,.;!?\n]/u)[0] ?? '';
}

function lone(items: readonly CartItem[]): CartItem | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** "Make it three bags": the goods of the cart that the message speaks of, by their kind or as packs. */
function countedAlike(items: readonly CartItem[], turn: Turn): CartItem[] {
  const kinds = turn.recognition.goods.flatMap((good) => (good.kind === 'category' ? [good.category] : []));
  const inPacks = turn.views.cues.inPacks.test(plainWords(turn));
  return items.filter(({ sku }) => {
    const product = turn.views.catalogue.products.get(sku);
    return product && (kinds.includes(product.category) || (inPacks && !isDurable(product)));
  });
}

/** "The M2 and two bags of that": counted goods that are pointed at beside the named ones. */
function pointedBeside(turn: Turn, mentions: readonly Mention[]): Mention[] {
  const topic = topicProduct(turn);
  const isPointed = turn.views.cues.pointsAtShown.test(plainWords(turn));
  const isNamed = mentions.some(({ sku }) => sku === topic?.sku);
  const named = mentions.flatMap(({ quantity }) => quantity ?? []);
  const quantity = topic && bareCount(turn, topic.sku);
  const isFree = quantity !== undefined && named.length === 0;
  return topic && isPointed && isFree && !isNamed ? [{ sku: topic.sku, quantity, takenBack: false }] : [];
}

/** A number in an address or beside a phone number counts nothing. */
function mayCount({ asking }: OrderDraft, turn: Turn): boolean {
  if (addressIn(turn) !== undefined || phoneIn(turn) !== undefined) return false;
  // "Itu yang 250 gram kan?" asks after the pack.
  const isWeighed = entitiesOf(turn.recognition, 'quantity').some(({ value }) => value.unit === 'gram');
  if (isWeighed && isQuestion(turn)) return false;
  if (asking !== 'courier' && asking !== 'address') return true;
  return turn.acts.some((act) => COUNTED.has(act));
}

/** Acts beside which a bare number is a count whatever was asked. */
const COUNTED: ReadonlySet<string> = new Set(['correct', 'give_quantity', 'buy', 'change_order']);

function placeAfter(draft: OrderDraft, turn: Turn): Pick<OrderDraft, 'place'> {
  const pressed = replyValue(turn, 'store');
  if (pressed !== undefined) return { place: { by: 'pick_up', store: pressed } };
  if (draft.asking === 'store' && storeIn(turn))
    return { place: { by: 'pick_up', store: storeIn(turn)?.id } };
  // A question about another place moves nothing.
  const isAsking = isQuestion(turn) && !turn.acts.includes('change_order');
  if (isAsking && draft.place !== undefined) return { place: draft.place };
  const isChoosing = draft.place?.by === 'pick_up' && draft.place.store === undefined;
  // "Ok, ship it then": there is no store near, or they have changed their mind.
  const isSent = turn.views.cues.beSent.test(plainWords(turn)) || addressIn(turn) !== undefined;
  if (isChoosing && isSent && storeIn(turn) === undefined) return { place: undefined };
  if (replied(turn, 'pick-up') || wantsPickUp(turn) || isChoosing || namesOtherStore(draft, turn)) {
    return { place: { by: 'pick_up', store: storeIn(turn)?.id } };
  }
  const city = meant(turn, 'city').length > 0 ? cityIn(turn) : undefined;
  if (city !== undefined) return { place: { by: 'courier', city } };
  const island = draft.asking === 'where' && !isQuestion(turn) ? islandIn(turn) : undefined;
  if (island !== undefined) return { place: { by: 'courier', city: island } };
  // Who has ordered before is asked whether it is the same place.
  const known = lastDelivery(turn.contact) ? undefined : knownHere(turn, 'city');
  return { place: draft.place ?? (known === undefined ? undefined : { by: 'courier', city: known }) };
}

/** Who fetches it and names a store means another one, unless it is to be sent there now. */
function namesOtherStore({ place }: OrderDraft, turn: Turn): boolean {
  const isSent = entitiesOf(turn.recognition, 'city').some(({ role }) => role === 'destination');
  return place?.by === 'pick_up' && !isSent && storeIn(turn) !== undefined;
}

type Courier = Pick<OrderDraft, 'recipient' | 'phone' | 'address' | 'isForOther'>;

/** A present goes to who was named for it: that its giver tells their own name changes nothing about that. */
function courierAfter(draft: OrderDraft, turn: Turn): Courier {
  const isForOther = draft.isForOther ?? namesRecipient(turn);
  const told = isForOther && tellsOwnName(turn) ? undefined : recipientIn(turn);
  return {
    isForOther: isForOther || undefined,
    recipient: told ?? draft.recipient ?? (isForOther ? undefined : knownHere(turn, 'display_name')),
    phone: phoneIn(turn) ?? draft.phone ?? (isForOther ? undefined : knownHere(turn, 'phone')),
    address: addressIn(turn) ?? putRight(draft.address, turn),
  };
}

/** "Nomornya 51, bukan 15" of an address that was told with a 15. */
function putRight(address: string | undefined, { recognition }: Turn): string | undefined {
  for (const act of recognition.dialogueActs) {
    if (address === undefined || act.kind !== 'correct') continue;
    const { slot, from } = act;
    if (slot.name !== 'number' || from?.name !== 'number') continue;
    return address.replace(new RegExp(`(?<!\\d)${String(from.value)}(?!\\d)`, 'u'), String(slot.value));
  }
  return address;
}

/** M-4, M-6: what was said in this conversation. An earlier conversation may have been another person's. */
function knownHere(turn: Turn, key: FactKey): string | undefined {
  const fact = currentFact(turn.contact.facts, key);
  return fact && fact.capturedAt >= turn.conversation.startedAt ? fact.value : undefined;
}

/** The draft with the place of the last order. */
export function samePlace(draft: OrderDraft, turn: Turn): OrderDraft {
  const last = lastDelivery(turn.contact);
  if (!last) return { ...draft, newPlace: true };
  const { city, address, recipient, phone } = last;
  return {
    ...draft,
    place: { by: 'courier', city },
    address,
    recipient: draft.recipient ?? recipient,
    phone: draft.phone ?? phone,
  };
}
