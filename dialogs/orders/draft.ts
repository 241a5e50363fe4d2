import { replied, replyValue } from '../contract/choices';
import { type Intent } from '../../domain/recognition/intent';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type CartItem, changeCart, plainQuantities } from './cart';
import { bareCount, mentionsIn } from '../products/mentions';
import { addressIn, addsToIt, cityIn, islandIn, nameIn, namesDestination, placeIn, storeIn } from './words';
import { wantsPickUp } from '../reading/pick-up';
import { lastDelivery } from './own-orders';
import { type Turn, words } from '../contract/turn';

export type OrderQuestion =
  | 'items'
  | 'quantity'
  | 'which_item'
  | 'rep'
  | 'same_place'
  | 'where'
  | 'courier'
  | 'store'
  | 'confirm'
  | 'change'
  /** After placing: the parcel has a city and nobody's door. */
  | 'address';

/** An order while it is being made. What was not said is not there. */
export interface OrderDraft {
  asking: OrderQuestion;
  items: CartItem[];
  /** Where it goes; a store is missing while it is being chosen. */
  place?: { by: 'courier'; city: string } | { by: 'pick_up'; store?: string };
  recipient?: string;
  phone?: string;
  address?: string;
  /** A person was offered for a big order: once is enough. */
  repOffered: boolean;
  /** The place of the last order was offered and not wanted. */
  newPlace: boolean;
  /** A count whose goods are gone or not named yet. */
  carried?: number;
  /** The order, once it is placed. */
  orderNo?: string;
}

export const NEW_DRAFT: OrderDraft = { asking: 'items', items: [], repOffered: false, newPlace: false };

/** The draft after a message: whatever it tells is taken, whatever was asked (F-1). */
export function absorb(draft: OrderDraft, turn: Turn): OrderDraft {
  const withGoods = { ...draft, ...goodsAfter(draft, turn) };
  const withPlace = { ...withGoods, ...placeAfter(withGoods, turn) };
  return { ...withPlace, ...courierAfter(withPlace, turn) };
}

type Goods = Pick<OrderDraft, 'items' | 'carried'>;

function goodsAfter(draft: OrderDraft, turn: Turn): Goods {
  const { products } = turn.views.catalogue;
  const mentions = mentionsIn(turn);
  if (mentions.length > 0) {
    const isChosen = (sku: string): boolean =>
      draft.asking === 'which_item' && mentions.some((mention) => mention.sku === sku);
    const cart = changeCart(draft.items, mentions, turn).map(({ sku, quantity }) => ({
      sku,
      quantity: isChosen(sku) ? (draft.carried ?? quantity) : (quantity ?? draft.carried),
    }));
    return { items: plainQuantities(cart, products), carried: undefined };
  }
  const open = draft.items.find(({ quantity }) => quantity === undefined) ?? lone(draft.items);
  const count = mayCount(draft, turn) ? bareCount(turn, open?.sku) : undefined;
  if (count === undefined) return draft;
  if (!open) return { items: draft.items, carried: count };
  // "Tambah 1 lagi" is one more, not one.
  const before = addsToIt(turn) ? (open.quantity ?? 0) : 0;
  const items = draft.items.map((item) => (item === open ? { ...item, quantity: before + count } : item));
  return { items, carried: undefined };
}

function lone(items: readonly CartItem[]): CartItem | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** A number in an address or beside a phone number counts nothing. */
function mayCount({ asking }: OrderDraft, turn: Turn): boolean {
  if (addressIn(turn) !== undefined || entitiesOf(turn.recognition, 'phone').length > 0) return false;
  if (asking !== 'courier' && asking !== 'where' && asking !== 'address') return true;
  return turn.acts.some((act) => ['correct', 'give_quantity', 'buy'].includes(act));
}

function placeAfter(draft: OrderDraft, turn: Turn): Pick<OrderDraft, 'place'> {
  const city = cityIn(turn);
  const pressed = replyValue(turn, 'store');
  const isChoosing = draft.place?.by === 'pick_up' && draft.place.store === undefined;
  if (pressed !== undefined) return { place: { by: 'pick_up', store: pressed } };
  if (replied(turn, 'pick-up') || wantsPickUp(turn) || isChoosing) {
    return { place: { by: 'pick_up', store: storeIn(turn)?.id } };
  }
  if (city !== undefined) return { place: { by: 'courier', city } };
  const island = draft.asking === 'where' ? islandIn(turn) : undefined;
  if (island !== undefined) return { place: { by: 'courier', city: island } };
  const isPlace = namesDestination(turn) || (draft.asking === 'where' && plainAnswer(turn));
  const named = isPlace ? placeIn(turn) : undefined;
  if (named !== undefined) return { place: { by: 'courier', city: named } };
  // Who has ordered before is asked whether it is the same place.
  const known = lastDelivery(turn.contact) ? undefined : knownHere(turn, 'city');
  return { place: draft.place ?? (known === undefined ? undefined : { by: 'courier', city: known }) };
}

/** Words that are neither a button nor a wish of another kind. */
function plainAnswer(turn: Turn): boolean {
  const answers: readonly Intent[] = ['give_contact', 'correct', 'affirm', 'greet'];
  return turn.chosen === undefined && turn.acts.every((act) => answers.includes(act)) && words(turn) !== '';
}

function courierAfter(draft: OrderDraft, turn: Turn): Pick<OrderDraft, 'recipient' | 'phone' | 'address'> {
  const phone = entitiesOf(turn.recognition, 'phone').at(-1)?.value;
  const name = entitiesOf(turn.recognition, 'name').at(-1)?.value;
  const isAsked = draft.asking === 'courier' && isContact(turn);
  const guessed = name === undefined && turn.chosen === undefined ? nameIn(turn, isAsked) : undefined;
  return {
    recipient: name ?? guessed ?? draft.recipient ?? knownHere(turn, 'display_name'),
    phone: phone ?? draft.phone ?? knownHere(turn, 'phone'),
    address: addressIn(turn) ?? draft.address,
  };
}

/** Only words that give a contact, or nothing else that we know of, can be a bare name. */
function isContact(turn: Turn): boolean {
  return turn.acts.every((act) => act === 'give_contact' || act === 'affirm' || act === 'correct');
}

/** M-4, M-6: what this conversation was told. What an earlier one knew may be somebody else's. */
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
