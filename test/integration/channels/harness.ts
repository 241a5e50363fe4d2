import { type Platform, REP, type SentFile } from './platform';
import { type World } from './world';

/** Something the customer's client shows. */
export interface Heard {
  /** The characters a reader sees; markup of the channel is taken off. */
  text: string;
  /** Whose words they are, where the client says so. */
  by: string | undefined;
  buttons: Array<{ title: string; press: () => Promise<void> }>;
  files: Array<{ name: string; bytes: Buffer }>;
}

/** Somebody with a client of the channel, in a conversation of their own. */
export interface Customer {
  /** Known once they have arrived. */
  readonly conversationId: string;
  /** Comes in, and the channel says so in every way it has. */
  arrives: () => Promise<void>;
  says: (text: string) => Promise<void>;
  /** @returns what the client is told at once when the file is not taken */
  sendsFile: (file: SentFile, caption: string) => Promise<string | undefined>;
  /** The channel hands over once more what it handed over last, under the same name. */
  repeatsLast: () => Promise<void>;
  /** Everything the client has shown, in order. */
  hears: () => Promise<Heard[]>;
}

/** What a channel cannot keep of the contract. */
export type Clause =
  'a message that comes again is the same' | 'a second press does nothing' | 'files come from the customer';

/** Where a page tells that the channel cannot do it. */
export interface Exception {
  page: string;
  /** Stands in the page, line breaks aside. */
  says: string;
}

/** One channel as a customer meets it, for the contract. */
export interface Harness extends Platform {
  /** Of the registry. */
  kind: string;
  /** `Conversation.channel`. */
  channel: string;
  exceptions: Partial<Record<Clause, Exception>>;
  customer: (world: World) => Customer;
  /** The platform takes nothing meanwhile. Every channel that is pushed has one. */
  outage?: { begin: () => void; end: () => void };
}

/** For clients where the name stands before the words. */
export function splitName(shown: string, separator: string): Pick<Heard, 'by' | 'text'> {
  const name = `${REP}${separator}`;
  return shown.startsWith(name)
    ? { by: REP, text: shown.slice(name.length) }
    : { by: undefined, text: shown };
}

/** Lines that are picked by typing their number. */
export function numbered(text: string, type: (number: string) => Promise<void>): Heard['buttons'] {
  return [...text.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number = '', title = '']) => ({
    title,
    press: () => type(number),
  }));
}
