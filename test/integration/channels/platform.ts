import { type ChannelKind } from '../../../bot/channels/channel';

export interface SentFile {
  name: string;
  type: string;
  content: Buffer;
}

/** The rep of the contract; also how a client shows whose words they are. */
export const REP = 'Dewi';

/** What stands behind a channel while the contract is tried: a server of ours that plays the platform. */
export interface Platform {
  /** Before the server starts: the platform, what is configured, and the kind that talks to this platform. */
  start: () => Promise<{ kind?: ChannelKind; environment?: Record<string, string> }>;
  stop: () => Promise<void>;
  /** Whether the platform has handed over everything. */
  isQuiet?: () => boolean;
}
