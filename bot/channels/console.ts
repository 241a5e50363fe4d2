import { type ChannelKind } from './channel';

/** The terminal of `npm run chat`: it reads the stored log itself. */
export const consoleChannel: ChannelKind = {
  name: 'console',
  serves: (channel) => channel === 'console',
  capabilities: () => ({ buttons: 'suggested', maxButtons: 20, maxText: 100_000 }),
  pushed: false,
  open: () => undefined,
};
