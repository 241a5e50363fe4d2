import { type Capabilities } from '../../pipeline/capabilities';

/** How buttons are put into an activity of a channel, and what a press sends back. */
interface Showing {
  /** `card`: an Adaptive Card; `hero`: a Hero Card; `suggested`: suggested actions; `none`: numbered text. */
  as: 'card' | 'hero' | 'suggested' | 'none';
  /** `value`: the prompt and the choice. `label`: the label, as if it had been typed. */
  returns: 'value' | 'label';
  maxButtons: number;
  /** UTF-16 units. */
  maxText: number;
}

/** A chat of which nothing is known but that it takes text. */
const PLAIN: Showing = { as: 'none', returns: 'label', maxButtons: 0, maxText: 1_500 };

const WEB: Showing = { as: 'suggested', returns: 'value', maxButtons: 20, maxText: 8_000 };

/**
 * By Azure's `channelId`. Buttons: `supportsSuggestedActions` and `supportsCardActions` of the SDK
 * (botbuilder-dialogs, `choices/channel.ts`); six are what a card of Teams shows. Texts: the channels' own
 * limits, in Teams what stays below 28 KB, escaped and with the card around it.
 */
const SHOWINGS: Readonly<Record<string, Showing>> = {
  msteams: { as: 'card', returns: 'value', maxButtons: 6, maxText: 2_500 },
  webchat: WEB,
  directline: WEB,
  emulator: WEB,
  facebook: { as: 'suggested', returns: 'label', maxButtons: 10, maxText: 2_000 },
  line: { as: 'suggested', returns: 'label', maxButtons: 13, maxText: 2_000 },
  telegram: { as: 'suggested', returns: 'label', maxButtons: 20, maxText: 4_000 },
  slack: { as: 'hero', returns: 'label', maxButtons: 5, maxText: 3_000 },
  email: { ...PLAIN, maxText: 8_000 },
  sms: PLAIN,
  groupme: { ...PLAIN, maxText: 900 },
};

/** Channels of these names are served without Azure as well; theirs would be taken for ours. */
const NAMED_ALIKE = ['webchat', 'telegram'];
const PREFIX = 'azure-';

/** What a channel of Azure is called in a conversation. */
export function channelName(channelId: string): string {
  return isOwnName(channelId) ? channelId : `${PREFIX}${channelId}`;
}

export function isAzureChannel(channel: string): boolean {
  return channel.startsWith(PREFIX) || isOwnName(channel);
}

function isOwnName(name: string): boolean {
  return Object.hasOwn(SHOWINGS, name) && !NAMED_ALIKE.includes(name);
}

export function showingOf(channel: string): Showing {
  const channelId = channel.startsWith(PREFIX) ? channel.slice(PREFIX.length) : channel;
  return (Object.hasOwn(SHOWINGS, channelId) ? SHOWINGS[channelId] : undefined) ?? PLAIN;
}

const STYLES = { card: 'card', hero: 'inline', suggested: 'suggested', none: 'numbered' } as const;

export function capabilitiesOf(channel: string): Capabilities {
  const { as, maxButtons, maxText } = showingOf(channel);
  return { buttons: STYLES[as], maxButtons, maxText, cards: as === 'card' };
}
