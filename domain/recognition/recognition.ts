import { type Instant, type Language } from '../time/instant';

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
  /** E.164, e.g. `+6281234567890`. */
  phone: string;
  /** Lower case; `suggestion` when the domain looks mistyped (gmial.com → gmail.com). */
  email: { address: string; suggestion?: string };
  name: string;
  company: string;
  city: string;
  order_no: string;
  ticket_no: string;
}

export type EntityType = keyof EntityValues;

export type Entity = { [T in EntityType]: Span & { type: T; value: EntityValues[T] } }[EntityType];

export interface ScoredIntent {
  intent: string;
  /** A calibrated probability, 0..1. */
  score: number;
}

/** A row the text may be about, with a calibrated probability that it is the right one (P-5). */
export interface RankedProduct {
  sku: string;
  score: number;
}

export interface RankedFaq {
  id: string;
  score: number;
}

/** What one text means. Made by `recognizers/`, read by `dialogs/`; pure data, kept with the message. */
export interface Recognition {
  /** The matrix language of the text; undefined when nothing tells ("ok", "M1"). */
  language: Language | undefined;
  /** Both languages in one text. */
  mixed: boolean;
  /** Informal register ("gak", "dong", "brp"); undefined when nothing tells. */
  informal: boolean | undefined;
  inScope: boolean;
  /** All intents, best first. */
  intents: ScoredIntent[];
  /** The intents to act on, after thresholds, in order of mention: several for several. */
  acts: string[];
  /** -1 (furious) to 1 (delighted). */
  sentiment: number;
  /** 0 (whenever) to 1 (danger, this very hour). */
  urgency: number;
  /** Why sentiment, urgency or an act came out as it did, for the rep and the developer. */
  reasons: string[];
  /** Sorted by `start`. */
  entities: Entity[];
  products: RankedProduct[];
  faq: RankedFaq[];
}

/** What the recognizer may know about the conversation; it informs, it does not blind. */
export interface RecognitionContext {
  /** The company's time, for "besok" and "akhir bulan". */
  now: Instant;
  /** Language of the conversation so far. */
  language: Language | undefined;
  /** What the bot has just asked, if anything: "35" after a budget question is a budget. */
  expecting?: EntityType | 'yes_no' | 'choice';
}

/** The recognition of a text that says nothing (a sticker, an empty message). */
export const NOTHING_RECOGNIZED: Recognition = {
  language: undefined,
  mixed: false,
  informal: undefined,
  inScope: false,
  intents: [],
  acts: [],
  sentiment: 0,
  urgency: 0,
  reasons: [],
  entities: [],
  products: [],
  faq: [],
};

/** The entities of one type, in the order they stand. */
export function entitiesOf<T extends EntityType>(
  recognition: Recognition,
  type: T,
): Array<Extract<Entity, { type: T }>> {
  return recognition.entities.filter(
    (entity): entity is Extract<Entity, { type: T }> => entity.type === type,
  );
}
