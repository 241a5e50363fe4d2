import { type Instant } from '../time/instant';

/** How it was proven who writes: a code, a person of ours, or the page around the chat. */
export type ProofWay = 'code' | 'rep' | 'host';

/** For how long a conversation is known to be with the person it says it is. */
export interface Proof {
  way: ProofWay;
  at: Instant;
  until: Instant;
}

/** Channels whose own sign-in names one person for ever (M-1): a Telegram user, an Entra ID account. */
const STRONG: ReadonlySet<string> = new Set(['telegram', 'msteams']);

/** What proof looks at. */
interface Proving {
  channel: string;
  channelUserId: string;
  proof?: Proof | undefined;
}

/**
 * Whether it is known who writes, so that what is kept of them may be told (M-4). A browser proves nothing by itself:
 * others may sit before it (M-6). In a group nobody is anybody (V-9).
 */
export function isProven({ channel, channelUserId, proof }: Proving, now: Instant): boolean {
  if (channelUserId.startsWith('group:')) return false;
  return STRONG.has(channel) || (proof !== undefined && now < proof.until);
}
