import { type Instant } from '../../domain/time/instant';
import { type Store } from '../../models/turns/store';
import { type Content } from '../content/content';
import { type Config } from '../settings/config';
import { type FileStore } from '../files/file-store';
import { type Hub } from '../pipeline/hub';
import { type Intake } from '../pipeline/intake';
import { type FinalActivity } from '../pipeline/bubble';
import { type WebServer } from '../http/server';
import { type Picture } from '../pictures/product-pictures';
import { type Capabilities } from '../pipeline/capabilities';
import { type HostPerson } from '../../models/identity/host-proof';
import { type Limits } from './directline/deps';
import { type SharedCount } from '../http/rate-limit';

/** One activity on its way to a channel. */
export interface Parcel {
  conversationId: string;
  channel: string;
  channelUserId: string;
  /** Where the channel finds the conversation, as it last said (a chat's number, a conversation reference). */
  address: object | undefined;
  /** Its place in the conversation; together with `conversationId` it identifies this activity permanently. */
  seq: number;
  activity: FinalActivity;
}

/** What became of a parcel. Expected failures are values; a sender that throws is tried again. */
export type Delivery =
  | { status: 'sent'; messageId: string | undefined }
  /** Not now: the channel is down, or asks to wait. `afterMs` is its own wish. */
  | { status: 'later'; afterMs?: number; reason: string }
  /** The person cannot be reached there any more (blocked, left, deleted); nothing further is tried. */
  | { status: 'unreachable'; reason: string }
  /** The channel will never take this one; the next ones go on. */
  | { status: 'refused'; reason: string };

/** A channel that is switched on. */
export interface OpenChannel {
  /** Undefined where clients read the stored log themselves. Called one at a time per conversation, in order. */
  send?: (parcel: Parcel) => Promise<Delivery>;
  /** Shows that somebody is writing; transient, never fails. */
  sendTyping?: (conversationId: string, address: object | undefined) => void;
  /** Takes messages from now on. */
  start?: () => Promise<void>;
  close: () => Promise<void>;
}

/** What a channel works with. */
export interface ChannelHost {
  config: Config;
  content: Content;
  log: StoredLog;
  /** Signs tokens and links. */
  signingKey: string;
  web: WebServer;
  intake: Intake;
  files: FileStore;
  /** The photograph of a product; undefined where there is none. Never throws. */
  photo: (sku: string) => Promise<Picture | undefined>;
  clock: () => Instant;
  newId: () => string;
  /** Of the web channel; a benchmark is one address that behaves like a thousand visitors. */
  limits?: Partial<Limits>;
  /** Counts what is limited over all processes. */
  shares: SharedCount;
  /** A customer is writing: shown to reps who watch, kept nowhere. */
  customerTyping: (conversationId: string) => void;
  /** An activity that was sent before: used to look up what a pressed button means. */
  activityAt: (conversationId: string, seq: number) => Promise<FinalActivity | undefined>;
  /** An update of Telegram that may be a rep's: whether it was, and is dealt with. Absent without reps there. */
  forReps?: (update: unknown) => Promise<boolean>;
  /** A page that we trust has signed somebody in: it is them who writes. */
  proveByHost: (conversationId: string, person: HostPerson) => Promise<void>;
  /** The conversation's chat has a new address. */
  moveAddress: (conversationId: string, address: object) => Promise<void>;
  /** The person has blocked the bot, or is back. */
  markReachable: (channel: string, channelUserId: string, reachable: boolean) => Promise<void>;
}

/** What clients of a stored log need of it. */
export interface StoredLog extends Pick<Store, 'activitiesAfter' | 'lastConversation' | 'conversationPlace'> {
  hub: Hub;
}

/** A kind of channel: one line in `bot/channels/index.ts`. */
export interface ChannelKind {
  name: string;
  /** Whether it serves conversations of this `Conversation.channel`. */
  serves: (channel: string) => boolean;
  capabilities: (channel: string) => Capabilities;
  /** Whether it is called to deliver, so that a message for it makes a row of its own. */
  pushed: boolean;
  /** Switches it on; undefined when the configuration does not name it. */
  open: (host: ChannelHost) => Promise<OpenChannel | undefined> | OpenChannel | undefined;
}
