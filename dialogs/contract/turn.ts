import { type RoutedRep } from '../../domain/handoff/routing';
import { type BusinessCalendar } from '../../domain/time/business-calendar';
import { type Catalogue, type Product } from '../../domain/products/catalogue';
import { type DialogueAct } from '../../domain/recognition/acts';
import { type BehindDoor } from '../../domain/contact/door';
import { type CodeOutcome } from '../../domain/identity/code';
import { type DomainEvent } from '../../domain/contact/events';
import { type CodeHolder } from '../../domain/advocacy/referral';
import { type Contact } from '../../domain/contact/contact';
import { type Conversation } from '../../domain/conversation/conversation';
import { type Handoff } from '../../domain/handoff/handoff';
import { type Instant, type Language } from '../../domain/time/instant';
import { type Intent } from '../../domain/recognition/intent';
import { type Offer } from '../../domain/products/offers';
import { type ParcelRates } from '../../domain/products/parcel';
import { type Recognition } from '../../domain/recognition/recognition';
import { type Rules } from '../../domain/rules';
import { type Territory, type TargetCriterion } from '../../domain/leads/target-market';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Voucher } from '../../domain/vouchers/voucher';
import { type ChoiceId } from './choices';
import { type Cues } from './cues';
import { type MessageKey } from './texts';

/** A word in both languages, as the content has it. */
export type Words = Record<Language, string>;

/** What a product is called in both languages; `specs` by key. */
export interface ProductWords {
  name: Words;
  description: Words;
  unit: Words;
  specs: ReadonlyMap<string, Words>;
}

/** The price of a parcel of up to `parcelKg`; `idr` undefined: a person works it out. */
export interface DeliveryOffer extends ParcelRates {
  zone: Words;
  /** The town or regency that a district belongs to; undefined for a town itself. */
  within?: string | undefined;
  days: { from: number; to: number };
}

/** A promotion with its text, formed to stand within a sentence. */
export interface CompanyOffer extends Offer {
  text: Words;
}

/** A rep as dialogs know them: what routing looks at. */
export type RosterRep = RoutedRep;

/** What the company knows, as dialogs may read it: made from rows and content, the same for everybody. */
export interface Views {
  catalogue: Catalogue;
  /** Names and descriptions per language; the catalogue's own are the reference language's. */
  productWords: ReadonlyMap<string, ProductWords>;
  /** What spec keys are called, and the words people use when they ask for them. */
  specNames: ReadonlyMap<string, { label: Words; words: readonly string[] }>;
  /** Words by which people ask for all of it: "spek", "detailnya". */
  allSpecsWords: readonly string[];
  /** What finds the words by which people tell of themselves. */
  cues: Cues;
  /** Promotions, also those of other days. */
  offers: readonly CompanyOffer[];
  /** What a member has, as it is said; undefined: the company has no membership. */
  membership: MembershipTerms | undefined;
  rules: Rules;
  calendar: BusinessCalendar;
  /** Whom the company is for, with the words people use for themselves, as `plain` writes them. */
  segments: ReadonlyArray<{ id: string; kind: 'b2b' | 'b2c'; words: readonly string[] }>;
  criteria: readonly TargetCriterion[];
  companySizes: ReadonlyArray<{ id: string; from: number; to?: number }>;
  /** What we do in a city; `outside` for one that is in no list. */
  territoryOf: (city: string) => Territory;
  /** What a parcel to a city costs and how long it takes; undefined where a person works it out. */
  deliveryTo: (city: string) => DeliveryOffer | undefined;
  /** What one piece weighs, as its specs tell; undefined when they do not. */
  weightOf: (product: Product) => number | undefined;
  /** Whether its row says that it is for the cities we serve ourselves only, as rent is. */
  isServedOnly: (product: Product) => boolean;
  servedCities: readonly string[];
  /** People who take over, in the order of the file. */
  roster: readonly RosterRep[];
  company: {
    name: string;
    botName: string;
    timeZone: string;
    website: string;
    /** What order numbers begin with, e.g. `NS`. */
    orderPrefix: string;
    /** Our own numbers, E.164: nobody's else. */
    phones: readonly string[];
  };
}

/** A dialog that waits for an answer, with what it says of itself (`dialog.ts`). */
export interface OpenDialog {
  id: string;
  yields?: 'to_requests' | 'to_anything';
  isUrgent?: true;
  takesCode?: true;
}

/** The benefits of members, and the reward for referring a friend; undefined: none. */
export interface MembershipTerms {
  privileges: readonly Words[];
  referral?: { reward: Words } | undefined;
}

/** Whether a code can be sent by mail, to a telephone, or into a chat on another channel. */
export interface CodeWays {
  email: boolean;
  phone: boolean;
  chat: boolean;
}

/** What is numbered: `ticket` counts from 1 each day, the others continuously. */
export type SerialKind = 'ticket' | 'order' | 'card' | 'code' | 'erasure';

/** A turn: what was said, understood, by whom, when, and all that is known while answering. */
export interface Turn {
  now: Instant;
  /** The id of the message that opened the turn: the source of all evidence in it. */
  messageId: string;
  input: TurnInput;
  recognition: Recognition;
  /** Whose the code of a friend is that the message names; undefined: none is named, or nobody's. */
  codeHolder?: CodeHolder | undefined;
  /** The voucher whose code the message names; undefined: none is named, or there is none. */
  namedVoucher?: Voucher | undefined;
  /** What to act on, after the open question was taken into account (`dialogs/steering/interpret.ts`). */
  acts: readonly Intent[];
  /** The choice taken from the open prompt, by button or by words. */
  chosen: ChoiceId | undefined;
  /** The same press of the same prompt came before: nothing is done and nothing is said. */
  repeated: boolean;
  /** The dialogs with a question that is not answered yet, the one asked last at the end. */
  open: readonly OpenDialog[];
  /** How often the open question has been asked in a row; 0 when none is open or it has no name. */
  attempt: number;
  /** What became true in this turn so far. */
  recorded: readonly DomainEvent[];
  /** Acts that no dialog took; only `leftover` finds any. */
  leftover: readonly DialogueAct[];
  /** The dialog that would ask a third time: whether it can pass the question over, and whether it ends now. */
  stuck: { canSkip: boolean; isLast: boolean } | undefined;
  /** What may be told here of whoever writes, and no more: see `domain/contact/door.ts` (M-4). */
  contact: Contact;
  /** What may hold something back, and is never told. */
  behindDoor: BehindDoor;
  /** What the code in the message came to; undefined when there was none, or none was asked for. */
  codeOutcome?: CodeOutcome | undefined;
  /** Ways in which a code can leave. */
  codeWays: CodeWays;
  /** Where the person's data can be fetched as a file; undefined where nobody serves files (a console). */
  exportLink: (format: 'json' | 'csv') => string | undefined;
  conversation: Conversation;
  handoff: Handoff | undefined;
  views: Views;
  /** A text as it is shown in the conversation's language, and its version: the proof a consent keeps. */
  wording: (key: MessageKey) => { shown: string; version: string };
  /** A new id; `kind` is for the reader of a log, e.g. `fact`. */
  newId: (kind: string) => string;
  /** A running number, given once. */
  newSerial: (kind: SerialKind) => number;
  /** A voucher code that cannot be guessed. */
  newCode: () => string;
}

/** The customer's words of this turn; empty when there were none. */
export function words(turn: Pick<Turn, 'input'>): string {
  return turn.input.kind === 'message' ? turn.input.text : '';
}

/** What was said and understood, without what is known of the person. */
export type Heard = Pick<Turn, 'input' | 'recognition' | 'views' | 'acts' | 'chosen'>;
