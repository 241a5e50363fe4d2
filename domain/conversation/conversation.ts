import { type Instant, type Language } from '../time/instant';
import { type Intent } from '../recognition/intent';
import { type Offered } from './offered';
import { type PageContext } from './page-context';
import { type Proof } from './proof';
import { type PriceLimit } from '../recognition/acts';

/** A dialog that waits on the stack: Bot Framework's `DialogInstance`, with the version of its maker. */
export interface DialogFrame {
  id: string;
  /** A frame of another version is dropped politely and begun again. */
  version: number;
  state: object;
  /** What its open question is called, and how often it was asked in a row. */
  attempts?: { question: string; asked: number };
}

/** The prompt whose buttons are live. Each button carries `id`; one press of one prompt acts once. */
export interface OpenPrompt {
  id: string;
  /** What the choices are called in the language shown, for those who type instead of pressing. */
  choices: Array<{ id: string; label: string }>;
  /** The choices were shown as numbered text: a typed number picks one. */
  numbered?: boolean;
  /** The words it asks about: choosing a reading is the same as having said them so. */
  about?: string;
  /** Something else was said since it was shown. */
  passed?: boolean;
}

/** A wish that waits, in the customer's words. */
export interface PutOff {
  intent: Intent;
  words: string;
}

/** A conversation as a turn reads and leaves it. */
export interface Conversation {
  id: string;
  /** `webchat`, `telegram`, `msteams`, … */
  channel: string;
  /** The user on that channel, e.g. `dl_…`. */
  channelUserId: string;
  contactId: string;
  startedAt: Instant;
  lastMessageAt: Instant;
  /** The language the bot writes now (I-4). */
  language: Language;
  /** The customer asked for this language in words: it stays until they ask for another. */
  languageChosen: boolean;
  /** Languages of the last three messages that showed one, oldest first (I-4). */
  recentLanguages: Language[];
  /** When the bot greeted and showed the privacy notice (V-1): once a conversation. */
  greetedAt: Instant | undefined;
  stack: DialogFrame[];
  openPrompt: OpenPrompt | undefined;
  /** Prompts that were acted on, newest last, at most twenty: a second press is ignored. */
  usedPrompts: string[];
  /** The button of a card that was pressed last: pressed again at once it was one press. */
  cardPress?: { choice: string; at: Instant };
  /** The product talked about last, so that "harganya?" has an "-nya". */
  topicSku: string | undefined;
  /** The goods shown together last, in the order shown, for "the cheaper one" and "both". */
  shownSkus?: readonly string[];
  /** The limit on the price that was asked with last: it holds until another is told. */
  shownWithin?: PriceLimit;
  /** What the customer's page last said they look at. */
  page?: PageContext;
  /** A second wish of one message, to be offered once the first is through. */
  later?: PutOff | undefined;
  /** The album that was answered last: a part of it that comes late is not answered again. */
  album?: string;
  /** When voucher codes were named that are none, oldest first. */
  missedCodes?: readonly Instant[];
  /** Things offered once a conversation and not again, e.g. `remember`. */
  offered: Offered[];
  /** Who writes has proven who they are (M-4). */
  proof?: Proof | undefined;
  /** Whether they are still whom their device was last used by, once asked (M-6). */
  recognised?: 'yes' | 'no';
  /** Messages in a row that were not understood (F-20). */
  misunderstood: number;
}

/** What is shown together is what the conversation is about: of a list, the thing talked about only if it is on it. */
export function shownTogether(
  { topicSku }: Conversation,
  skus: readonly string[],
  within: PriceLimit | undefined,
): Partial<Conversation> {
  const [only] = skus.length === 1 ? skus : [];
  const topic = topicSku !== undefined && skus.includes(topicSku) ? topicSku : only;
  return { shownSkus: skus, topicSku: topic, ...(within && { shownWithin: within }) };
}

/** A thing that was not among those shown takes their place. */
export function talkedAbout({ shownSkus = [] }: Conversation, sku: string): Partial<Conversation> {
  return shownSkus.includes(sku) ? { topicSku: sku } : { topicSku: sku, shownSkus: [] };
}

const GROUP = 'group:';

/**
 * A group is one user of its channel: no member's own profile is read or learned where others can see it.
 * @param chatId the channel's name for the group
 */
export function groupUser(chatId: string): string {
  return `${GROUP}${chatId}`;
}

export function isGroup({ channelUserId }: Pick<Conversation, 'channelUserId'>): boolean {
  return channelUserId.startsWith(GROUP);
}
