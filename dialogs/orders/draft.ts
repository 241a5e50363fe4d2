import { type CartItem } from './cart';
import { type Turn } from '../contract/turn';

export type OrderQuestion =
  | 'items'
  | 'quantity'
  | 'which_item'
  | 'rep'
  | 'same_place'
  | 'where'
  | 'courier'
  | 'without_number'
  | 'store'
  | 'confirm'
  | 'change'
  /** After placing: the parcel has a city and nobody's door. */
  | 'address';

/** Where an order goes; a store is missing while it is being chosen. */
export type OrderPlace = { by: 'courier'; city: string } | { by: 'pick_up'; store?: string };

/** An order while it is being made. What was not said is not there. */
export interface OrderDraft {
  asking: OrderQuestion;
  items: CartItem[];
  place?: OrderPlace;
  recipient?: string;
  phone?: string;
  address?: string;
  /** F-4: a number will not be given, and is not asked for again. */
  withoutNumber?: true;
  /** A person was offered for a big order: once is enough. */
  repOffered: boolean;
  /** The place of the last order was offered and not wanted. */
  newPlace: boolean;
  /** A count whose goods are gone or not named yet. */
  carried?: number;
  /** What the customer was told last: the cart once, after that what changed. */
  shown?: { items: CartItem[]; place?: string };
  /** The order, once it is placed. */
  orderNo?: string;
}

export const NEW_DRAFT: OrderDraft = { asking: 'items', items: [], repOffered: false, newPlace: false };

/** Whether two drafts order the same: same goods, place and people. */
export function isSameOrder(one: OrderDraft, other: OrderDraft): boolean {
  const told = ({ items, place, recipient, phone, address, carried }: OrderDraft): string =>
    JSON.stringify([items, place, recipient, phone, address, carried]);
  return told(one) === told(other);
}

/** F-4: who tells the name and refuses the number is not asked for it. */
export function withoutNumber(draft: OrderDraft, { acts }: Turn): OrderDraft {
  const { asking, recipient, phone } = draft;
  return asking === 'courier' && acts.includes('refuse') && recipient !== undefined && phone === undefined
    ? { ...draft, withoutNumber: true }
    : draft;
}
