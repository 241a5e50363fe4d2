import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Withheld } from '../../domain/recognition/masked';
import { type Instant } from '../../domain/time/instant';
import { type PendingMessage } from '../../models/turns/inbox';

/** What one turn answers: one message, or several typed ones that waited together. */
export interface Burst {
  messages: readonly PendingMessage[];
  input: TurnInput;
  /** The id evidence points to: the last message's, the one that completed the thought. */
  messageId: string;
}

/** `single`: what broke a turn is looked at alone, so that it does not take its neighbours with it. */
export type BurstSize = 'whole' | 'single';

/**
 * Takes the first thing that waits, and with it the typed messages right behind it: people send one thought
 * in three bubbles. Buttons, arrivals and what reps do stand alone.
 */
export function takeBurst(pending: readonly PendingMessage[], how: BurstSize = 'whole'): Burst | undefined {
  const [first] = pending;
  if (!first) return undefined;
  if (!isTyped(first.input) || how === 'single')
    return { messages: [first], input: first.input, messageId: first.messageId };
  const isForwarded = first.input.forwarded === true;
  // What somebody else wrote is not read together with the sender's own words.
  const end = pending.findIndex(({ input }) => !isTyped(input) || (input.forwarded === true) !== isForwarded);
  const messages = end === -1 ? pending : pending.slice(0, end);
  const inputs = messages.map((message) => message.input).filter(isTyped);
  const last = messages.at(-1) ?? first;
  const withheld = new Set<Withheld>(inputs.flatMap((input) => input.withheld ?? []));
  const unread = inputs.flatMap((input) => input.unread ?? []);
  return {
    messages,
    messageId: last.messageId,
    input: {
      kind: 'message',
      text: textOf(inputs),
      button: undefined,
      attachments: inputs.flatMap((input) => input.attachments),
      ...(unread.length > 0 ? { unread } : {}),
      ...(withheld.size > 0 ? { withheld: [...withheld] } : {}),
      ...codeOf(inputs),
      ...contextOf(inputs),
    },
  };
}

type Typed = Extract<TurnInput, { kind: 'message' }>;

/** Of several codes in one thought the last is meant. */
function codeOf(inputs: readonly Typed[]): Pick<Typed, 'code'> {
  const code = inputs.findLast((input) => input.code !== undefined)?.code;
  return code === undefined ? {} : { code };
}

/** Most parts of an album are pictures without words. */
function textOf(inputs: readonly Typed[]): string {
  const texts = inputs.filter(({ album, text }) => album === undefined || text !== '');
  return texts.map(({ text }) => text).join('\n');
}

/** The last quotation counts; an album is one only when all messages belong to it. */
function contextOf(inputs: readonly Typed[]): Pick<Typed, 'forwarded' | 'quoted' | 'album'> {
  const quoted = inputs.findLast((input) => input.quoted)?.quoted;
  const [{ forwarded, album } = {}] = inputs;
  const isOneAlbum = album !== undefined && inputs.every((input) => input.album === album);
  return {
    ...(forwarded ? { forwarded } : {}),
    ...(quoted ? { quoted } : {}),
    ...(isOneAlbum ? { album } : {}),
  };
}

/** The message that a turn is known by while it is not committed. */
export function openedBy({ messages, messageId }: Burst): string {
  return messages[0]?.messageId ?? messageId;
}

/** Identifies a reading of a burst: the same message can have other text when it is joined with others on a later run. */
export function textRead({ messageId, input }: Burst): string {
  return `${messageId} ${input.kind === 'message' ? input.text : ''}`;
}

/** How long the parts of an album may be apart, in milliseconds: each is fetched before it is kept. */
const ALBUM_GAP_MS = 1_500;

/**
 * Milliseconds until a burst is whole; 0 when it is. The last part of an album does not say that it is the last. One
 * that came long after now came before the clock was set back, and is waited for no longer.
 */
export function gatheringMs({ messages }: Burst, now: Instant): number {
  const last = messages.at(-1);
  if (last?.input.kind !== 'message' || last.input.album === undefined) return 0;
  const left = Date.parse(last.receivedAt) + ALBUM_GAP_MS - Date.parse(now);
  return left > 2 * ALBUM_GAP_MS ? 0 : Math.max(0, left);
}

function isTyped(input: TurnInput): input is Typed {
  return input.kind === 'message' && input.button === undefined;
}
