import { type CartItem } from './cart';
import { type Intent } from '../../domain/recognition/intent';
import { type Turn } from '../contract/turn';
import { recipientIn, refusesNumber } from './message-parts';

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
  /** After placing: the parcel has a city but no street. */
  | 'address';

/** Where an order goes; a store is missing while it is being chosen. */
export type OrderPlace = { by: 'courier'; city: string } | { by: 'pick_up'; store?: string };

/** An order while it is being made. Fields that were not given are missing. */
export interface OrderDraft {
  asking: OrderQuestion;
  items: CartItem[];
  place?: OrderPlace;
  recipient?: string;
  /** It goes to somebody else than who orders it. */
  isForOther?: boolean;
  phone?: string;
  address?: string;
  /** What is to be done with it (`notes.ts`). */
  notes?: string[];
  /** F-4: a number will not be given, and is not asked for again. */
  withoutNumber?: true;
  /** A person was offered for a big order: once is enough. */
  repOffered: boolean;
  /** The place of the last order was offered and not wanted. */
  newPlace: boolean;
  /** A count whose goods are gone or not named yet. */
  carried?: number;
  /** What the customer was told last: the cart once, after that what changed. */
  shown?: { items: CartItem[]; place?: string; vouchers?: string[]; notes?: string[] };
  /** The order, once it is placed. */
  orderNo?: string;
}

export const NEW_DRAFT: OrderDraft = { asking: 'items', items: [], repOffered: false, newPlace: false };

/** Whether two drafts order the same: same goods, place and people. */
export function isSameOrder(one: OrderDraft, other: OrderDraft): boolean {
  const told = ({ items, place, recipient, phone, address, carried, notes = [] }: OrderDraft): string =>
    JSON.stringify([items, place, recipient, phone, address, carried, notes]);
  return told(one) === told(other);
}

/** Whether there is a place to tell the days or hours of. */
export function knowsWhere({ place, asking }: OrderDraft): boolean {
  return place !== undefined || asking === 'store';
}

/** The place it goes to; any store while one is being chosen. */
export function whereTo({ place, asking }: OrderDraft): OrderPlace | undefined {
  return asking === 'store' && place?.by !== 'pick_up' ? { by: 'pick_up' } : place;
}

/** F-4: who tells the name and refuses the number ("Agus aja, ga usah nomor") is not asked for it. */
export function withoutNumber(draft: OrderDraft, turn: Turn): OrderDraft {
  const { asking, recipient, phone } = draft;
  const isMissing = asking === 'courier' && recipient !== undefined && phone === undefined;
  const refuses = refusesNumber(turn) || turn.acts.some((act) => REFUSING.includes(act));
  const corrects = turn.recognition.dialogueActs.some(({ kind }) => kind === 'correct');
  const tellsName = recipientIn(turn) !== undefined || turn.acts.includes('refuse');
  return isMissing && refuses && tellsName && !corrects ? { ...draft, withoutNumber: true } : draft;
}

/** What a refusal beside a name may be read as. */
const REFUSING: readonly Intent[] = ['refuse', 'deny', 'cancel'];
