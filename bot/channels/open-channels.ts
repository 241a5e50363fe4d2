import { addressOf } from '../../models/turns/addresses';
import { type Database } from '../../models/database/database';
import { errorFields, serverLog } from '../settings/logger';
import { type ChannelHost, type ChannelKind, type OpenChannel } from './channel';

interface Opened {
  kind: ChannelKind;
  channel: OpenChannel;
}

/** The channels that are switched on. */
export class OpenChannels {
  private readonly opened: Opened[] = [];

  constructor(private readonly database: Database) {}

  /** Switches on what the configuration names. */
  async open(kinds: readonly ChannelKind[], host: ChannelHost): Promise<void> {
    for (const kind of kinds) {
      const channel = await kind.open(host);
      if (channel) this.opened.push({ kind, channel });
    }
  }

  /** Starts receiving messages. A channel that cannot be reached keeps trying and does not delay the start. */
  async start(): Promise<void> {
    for (const { channel } of this.opened) await channel.start?.();
  }

  senderOf(channel: string): OpenChannel['send'] {
    return this.of(channel)?.send;
  }

  /** Shows the typing indicator, where the channel has one. Not awaited. */
  sendTyping(conversationId: string): void {
    addressOf(this.database, conversationId)
      .then((found) => {
        if (found) this.of(found.channel)?.sendTyping?.(conversationId, found.address);
      })
      .catch((error: unknown) => serverLog.warn(errorFields(error), 'typing could not be shown'));
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map(({ channel }) => channel.close()));
  }

  private of(channel: string): OpenChannel | undefined {
    return this.opened.find(({ kind }) => kind.serves(channel))?.channel;
  }
}
