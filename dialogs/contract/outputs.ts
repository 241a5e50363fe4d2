import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type DomainEvent } from '../../domain/contact/events';
import { type ChoiceId } from './choices';
import { type MessageKey, type Text, type TextValues } from './texts';

/** A button: its label is also what a customer may type. */
export interface Choice {
  id: ChoiceId;
  label: Text;
  /** What pressing it says, where the label alone would not tell: "Pesan Kopi Toraja" for [Pesan]. */
  spoken?: Text;
}

/** A thing we sell, where a channel can show it: its picture is added by what renders it. */
export interface ProductCard {
  sku: string;
  title: Text;
  lines: readonly Text[];
  choices: readonly Choice[];
}

/** @property inPlaceOf the value of the text that lists the same goods in words: left out above their cards */
export interface Cards {
  goods: readonly ProductCard[];
  inPlaceOf?: string;
}

/**
 * What a text lists line by line, with a column for each thing, where the channel shows tables.
 * @property inPlaceOf the value of the text that holds the same lines: left out above the table
 */
export interface Table {
  head: readonly Text[];
  rows: ReadonlyArray<{ label: Text; cells: readonly Text[] }>;
  inPlaceOf: string;
}

/** Who a bubble is from: the bot, or the house itself ("Dewi has joined"). */
export type Author = 'bot' | 'system';

/** The bot says a text, with buttons when something is to be chosen. */
export interface Say extends Text {
  kind: 'say';
  choices?: readonly Choice[];
  /** The customer's words that the choices are readings of. */
  about?: string;
  author?: Author;
  /** The goods it is about, where the channel has cards; without, the words alone must do. */
  cards?: Cards;
  table?: Table;
  /** It says where an answer is from, and the page that tells it; shown small, below the answer. */
  source?: { url: string | undefined };
  /** Facts the client may act on, e.g. that the profile may now be remembered on this device. */
  signal?: 'profile_storage_granted' | 'profile_storage_withdrawn' | 'continue_in_private';
}

/** Something became true: folded into the turn at once, written with the reply. */
export interface Record {
  kind: 'record';
  event: DomainEvent;
}

/** Another dialog is to begin when the agenda is done, if nothing waits for an answer then. */
export interface Begin {
  kind: 'begin';
  dialog: string;
}

/** A human's words, passed on as they are. */
export interface Relay {
  kind: 'relay';
  from: string;
  words: string;
  files?: readonly AttachedFile[];
}

/** Every open question is dropped: the customer wants out. */
export interface Abandon {
  kind: 'abandon';
}

export type Output = Say | Record | Begin | Relay | Abandon;

export function say(text: MessageKey, values?: TextValues, more: Partial<Say> = {}): Say {
  return { kind: 'say', text, values, ...more };
}

/** Says a text and offers buttons. */
export function ask(text: MessageKey, choices: readonly Choice[], values?: TextValues): Say {
  return { kind: 'say', text, values, choices };
}

/** A word alone: what `ChoiceId` has a kind for is not written by hand. */
type PlainReply<T extends string> = T extends `${string}:${string}` ? never : T;

/** @param id its meaning; a plain word is an answer to the question it is shown with */
export function choice<T extends string>(
  id: ChoiceId | PlainReply<T>,
  label: MessageKey,
  values?: TextValues,
): Choice {
  return { id: typeof id === 'string' ? { kind: 'reply', reply: id } : id, label: { text: label, values } };
}

export function record(event: DomainEvent): Record {
  return { kind: 'record', event };
}
