import { type Capabilities, type ChannelBook } from '../pipeline/capabilities';
import { type ChannelKind } from './channel';
import { azure } from './azure/channel';
import { consoleChannel } from './console';
import { directLine } from './directline/channel';
import { telegram } from './telegram/channel';

/** Every kind of channel, one line each. The first that serves a channel has it. */
export const CHANNELS: readonly ChannelKind[] = [directLine, telegram, azure, consoleChannel];

/** What any client can show: for conversations of a channel that is no longer known. */
const PLAIN: Capabilities = { buttons: 'numbered', maxButtons: 0, maxText: 1000 };

export function kindOf(channel: string): ChannelKind | undefined {
  return CHANNELS.find((kind) => kind.serves(channel));
}

export const CHANNEL_BOOK: ChannelBook = {
  capabilities: (channel) => kindOf(channel)?.capabilities(channel) ?? PLAIN,
  isPushed: (channel) => kindOf(channel)?.pushed ?? false,
};
