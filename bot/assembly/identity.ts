import { randomBytes } from 'node:crypto';
import { type Views } from '../../dialogs/contract/turn';
import { plusHours } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { type OtherChat } from '../../models/identity/chat-of-address';
import { settingOnce } from '../../models/database/settings';
import { type OpenChannels } from '../channels/open-channels';
import { type Content } from '../content/content';
import { type CodeSender } from '../notifiers/codes/code-sender';
import { codeWays, openCodes } from '../notifiers/codes/open';
import { exportToken } from '../pages/export-token';
import { type Proofs, createProofs } from '../pipeline/proofs';
import { type Config } from '../settings/config';

interface IdentityParts {
  config: Config;
  content: Content;
  database: Database;
  signingKey: string;
  views: () => Views;
  clock: () => Instant;
  newId: (kind: string) => string;
  channels: OpenChannels;
}

/** A key of our own, made once and kept, where none is configured. */
function signingKeyOf(config: Config, database: Database): Promise<string> | string {
  return (
    config.secrets.app ?? settingOnce(database, 'app_secret', () => randomBytes(32).toString('base64url'))
  );
}

/** What proves who people are: the key, what sends codes and what checks them. */
export async function identityOf(
  parts: Omit<IdentityParts, 'signingKey'>,
  servesFiles = false,
): Promise<{ signingKey: string; codes: CodeSender; proofs: Proofs }> {
  const signingKey = await signingKeyOf(parts.config, parts.database);
  const signed = { ...parts, signingKey };
  return { signingKey, codes: codesOf(signed), proofs: proofsOf(signed, servesFiles) };
}

/** What sends the codes. */
function codesOf({ content, channels, ...parts }: IdentityParts): CodeSender {
  const { company, locales } = content;
  return openCodes({
    ...parts,
    company,
    locales,
    sendToChat: (chat, text) => intoChat({ channels, clock: parts.clock }, chat, text),
  });
}

/** Not by the outbox: what stands there is kept. @throws Error when the channel does not take it */
async function intoChat(
  { channels, clock }: Pick<IdentityParts, 'channels' | 'clock'>,
  { conversationId, channel, channelUserId, address }: OtherChat,
  text: string,
): Promise<void> {
  const activity = { type: 'message', text, timestamp: clock() };
  const parcel = { conversationId, channel, channelUserId, address, seq: 0, activity };
  const how = await channels.senderOf(channel)?.(parcel);
  if (how?.status !== 'sent') throw new Error(`the channel did not take the code: ${how?.status ?? 'off'}`);
}

/** What checks them, and where one's data can be fetched. */
function proofsOf(parts: IdentityParts, servesFiles: boolean): Proofs {
  const { config, signingKey, views, clock } = parts;
  const base = config.publicUrl ?? `http://localhost:${config.port}`;
  return createProofs({
    ...parts,
    ways: () => codeWays(config),
    exportLink: (contactId, format) => {
      if (!servesFiles) return undefined;
      const until = plusHours(clock(), views().rules.privacy.exportLinkH);
      return `${base}/data/${exportToken(signingKey, { contactId, format, until })}`;
    },
  });
}

/** The sender, and what tells that a turn was committed. */
interface CodesAtWork {
  codes: CodeSender;
  changes: { subscribe: (listener: () => void) => () => void };
}

/** A turn may have asked for a code: it is sent at once. Closing the bot ends it. */
export function startCodes({ codes, changes }: CodesAtWork): void {
  changes.subscribe(() => codes.wake());
  codes.start();
}
