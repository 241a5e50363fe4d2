import { type TurnInput } from '../../domain/conversation/turn-input';
import { type Withheld } from '../../domain/recognition/redact';
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
  const end = pending.findIndex((message) => !isTyped(message.input));
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
      text: inputs.map((input) => input.text).join('\n'),
      button: undefined,
      attachments: inputs.flatMap((input) => input.attachments),
      ...(unread.length > 0 ? { unread } : {}),
      ...(withheld.size > 0 ? { withheld: [...withheld] } : {}),
    },
  };
}

type Typed = Extract<TurnInput, { kind: 'message' }>;

function isTyped(input: TurnInput): input is Typed {
  return input.kind === 'message' && input.button === undefined;
}
