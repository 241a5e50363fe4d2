import { type Intent } from './intent';
import {
  type EntityType,
  type EntityValues,
  type ProductValue,
  type Role,
  type Span,
  type Whose,
} from './entities';

/** What can be told: the values of entities. */
export type SlotName = EntityType;

/** A typed value with what it is for. */
export type Slot = {
  [N in SlotName]: { name: N; value: EntityValues[N]; role?: Role | undefined };
}[SlotName];

/** How a pack is sized ("yang sekilo", "250 gr"): which of a family, never how many. */
export interface PackSize {
  amount: number;
  /** Undefined: only the number was said ("gayo 250"). */
  unit: 'gram' | 'millilitre' | 'cup' | undefined;
}

/** What an act is about: goods by name, by kind, or a noun that no row of the catalogue has. */
export type Subject = {
  span: Span;
  /** How many of it, when a number stands with its noun. */
  count?: number | undefined;
  size?: PackSize | undefined;
  /** Named to be left out: "tanpa filter", "the kettle not after all". */
  excluded: boolean;
} & (
  | { kind: 'product'; product: ProductValue }
  | { kind: 'category'; category: string }
  | { kind: 'unknown'; words: string }
);

/** A limit on the price, in rupiah: "di bawah 100 ribu", "2 jutaan" (around). */
export interface PriceLimit {
  atLeast?: number | undefined;
  atMost?: number | undefined;
  around?: number | undefined;
}

/** The first or last of an order over goods: "paling murah", "the biggest". */
export type Superlative =
  'cheapest' | 'dearest' | 'best_selling' | 'best' | 'largest' | 'smallest' | 'newest';

/** What a question or wish says of the goods meant, beside their names: a query over the catalogue. */
export interface Wanted {
  about: readonly Subject[];
  limit?: PriceLimit | undefined;
  superlative?: Superlative | undefined;
}

/**
 * What one part of a message does. Kinds follow ISO 24617-2 and the DSTC sets: inform, correct (deny and inform),
 * ask (request), want (directive), answer (confirm, deny), refuse, courtesy; `unread` is what none of them fits.
 * `sure` is a calibrated probability. Acts stand in order of mention; `id` is unique within the message.
 */
export type DialogueAct = { id: number; span: Span; sure: number } & (
  | { kind: 'inform'; slot: Slot; whose: Whose }
  | { kind: 'correct'; slot: Slot; whose: Whose; from?: Slot | undefined }
  | ({ kind: 'ask'; intent: Intent } & Wanted)
  | ({ kind: 'want'; intent: Intent } & Wanted)
  | { kind: 'answer'; yes: 'yes' | 'no' | 'unsure'; condition?: Span | undefined }
  | { kind: 'refuse'; slot?: SlotName | undefined }
  | { kind: 'courtesy'; intent: Intent }
  | { kind: 'unread' }
);

export type ActKind = DialogueAct['kind'];

/** The acts of one kind, in order of mention. */
export function actsOfKind<K extends ActKind>(
  acts: readonly DialogueAct[],
  kind: K,
): Array<Extract<DialogueAct, { kind: K }>> {
  return acts.filter((act): act is Extract<DialogueAct, { kind: K }> => act.kind === kind);
}
