/** Where an entity stands in the text as the customer wrote it: UTF-16 offsets, `end` exclusive. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Rupiah. A single amount has `min === max`; "20jutaan", "sekitar" and ranges are `approximate`. */
export interface MoneyValue {
  min: number;
  max: number;
  currency: string;
  approximate: boolean;
}

/** "selusin" = 12, "80an orang" = 80, approximate, unit "person". */
export interface QuantityValue {
  amount: number;
  unit: 'person' | 'piece' | 'cup' | 'gram' | 'kilogram' | 'litre' | 'month' | 'none';
  approximate: boolean;
}

/** A calendar day or span, company zone. `from` and `to` are `YYYY-MM-DD`, inclusive. */
export interface DateValue {
  from: string;
  to: string;
  /** An hour of day, `HH:MM`, when one was said. */
  time?: string;
  approximate: boolean;
}

/** A product of the catalogue that the text names; `score` is a probability. */
export interface ProductValue {
  sku: string;
  name: string;
  score: number;
}

/** What each entity type means: the value a dialog acts on. */
export interface EntityValues {
  product: ProductValue;
  category: { id: string };
  money: MoneyValue;
  quantity: QuantityValue;
  /** A bare number that is neither money nor a quantity with a unit. */
  number: number;
  date: DateValue;
  /** An hour of day, `HH:MM`, that no day stands with: "telepon jam 5". */
  hour: string;
  /** A day that no calendar has ("30 februari"), as written: to be asked again. */
  impossible_date: string;
  /** E.164, e.g. `+6281234567890`. */
  phone: string;
  /** Lower case; `suggestion` when the domain looks mistyped (gmial.com → gmail.com). */
  email: { address: string; suggestion?: string };
  name: string;
  company: string;
  city: string;
  /** A street and what belongs to it, as written. */
  address: string;
  order_no: string;
  ticket_no: string;
  /** What a friend was sent with, in capitals: `SARI-K4P`. */
  referral_code: string;
  /** A voucher's, in capitals: `K7PM-4XQ9`. */
  voucher_code: string;
  /** A number of somebody else's: a courier's, an account, an invoice, a card. As written, without blanks. */
  tracking_no: string;
}

export type EntityType = keyof EntityValues;

/** Every type once: the compiler tells of one that is missing. */
const EVERY_TYPE = {
  ...{ product: true, category: true, money: true, quantity: true, number: true, date: true },
  ...{
    impossible_date: true,
    hour: true,
    phone: true,
    email: true,
    name: true,
    company: true,
    city: true,
    address: true,
  },
  ...{ order_no: true, ticket_no: true, tracking_no: true, referral_code: true, voucher_code: true },
} satisfies Record<EntityType, true>;

/** All of them, for what comes from outside. */
export const ENTITY_TYPES = Object.keys(EVERY_TYPE) as [EntityType, ...EntityType[]];

/**
 * Whose a value is: the writer's, another person's (a friend, the recipient), the company's own, a thing's
 * (a parcel, an account), or told in words that are not the writer's (forwarded, pasted).
 */
export type Whose = 'self' | 'other' | 'ours' | 'thing' | 'quoted';

/** What a value is for, where its type leaves that open. */
export type Role =
  /** Of a person, phone or address: who receives the goods; who works for us. */
  | 'recipient'
  | 'staff'
  /** Of a company: somebody who sells what we sell. */
  | 'competitor'
  /** Of a city or address: where goods go, where the writer lives, a store of ours. */
  | 'destination'
  | 'home'
  | 'store'
  /** Of a date. */
  | 'birthday'
  | 'needed_by'
  | 'happened'
  | 'appointment'
  /** Of money. */
  | 'budget'
  | 'price';

export type Entity = {
  [T in EntityType]: Span & {
    type: T;
    value: EntityValues[T];
    /** Undefined: nothing tells, and it is taken for the writer's only where they were asked for it. */
    whose?: Whose | undefined;
    role?: Role | undefined;
    /** How sure type, whose and role are, a probability; undefined: a rule found it and nothing contradicts. */
    sure?: number | undefined;
  };
}[EntityType];
