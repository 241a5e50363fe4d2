import { type Instant } from '../../../domain/time/instant';
import { type Intake } from '../../pipeline/intake';
import { type OriginPolicy } from '../../http/origins';
import { type Rate, type SharedCount } from '../../http/rate-limit';
import { type Reach } from '../../http/site';
import { type StreamSource } from './activity-stream';
import { type AttachmentRows } from '../../../models/files/attachment-store';
import { type UploadLimits } from '../../files/upload-limits';
import { type BotAccount } from './deliver';
import { type ActivityReader } from './receive';

/** What the Direct Line server needs of the rest; `bot/main.ts` provides it. */
export interface DirectLineDeps extends StreamSource {
  intake: Intake;
  /** How activities are read before they go there; as our own bot reads them when absent. */
  reader?: ActivityReader;
  /** Whether a post is answered when the bot's turn has ended, as in Azure, instead of when it is kept. */
  answersAfterTurn?: boolean;
  /** Somebody types in a conversation; kept nowhere. */
  typed?: (conversationId: string, activity: object) => void;
  /** Where a visitor comes back to; see `models/turns/enter.ts`. */
  lastConversation: (channel: string, user: string, since: Instant) => Promise<string | undefined>;
  /** Whether a conversation has begun, and the place of its last activity. */
  conversationPlace: (conversationId: string) => Promise<{ lastSeq: number } | undefined>;
  origins: OriginPolicy;
  reach: Reach;
  /** Signs tokens and visitor keys. Anyone who knows it can act as any visitor. */
  signingKey: string;
  /** `DIRECT_LINE_SECRET`; undefined switches the secret off. */
  secret: string | undefined;
  bot: BotAccount;
  /** Hours during which a visitor comes back to the conversation they left, `rules.conversation.resumeH`. */
  resumeH: number;
  /** What is limited over all processes is counted here. */
  shares: SharedCount;
  /** Takes who the page says is signed in; undefined where no secret is shared with it. */
  identify?: (conversationId: string, token: string) => Promise<void>;
  /** Undefined: files are not taken. */
  uploads?: Uploads;
  clock: () => Instant;
  /** At least 20 characters, random. */
  newId: () => string;
  limits?: Partial<Limits>;
}

/** Where visitors' files go. */
export interface Uploads {
  store: AttachmentRows;
  /** Outside of everything that is served. */
  folder: string;
  limits: UploadLimits;
}

/** Each over all processes on one database. */
export interface Limits {
  /** Tokens for pages we know, by address. Whole towns share one address on mobile networks. */
  pageTokens: Rate;
  /** Tokens for what sends no `Origin`: servers and scripts, by address. */
  otherTokens: Rate;
  /** Conversations started, by address. */
  starts: Rate;
  /** Activities posted, by conversation. */
  posts: Rate;
  /** Messages with files, by conversation. */
  uploads: Rate;
}

export const DEFAULT_LIMITS: Limits = {
  pageTokens: { requests: 600, perS: 60 },
  otherTokens: { requests: 120, perS: 60 },
  starts: { requests: 600, perS: 60 },
  posts: { requests: 240, perS: 60 },
  uploads: { requests: 20, perS: 60 },
};
