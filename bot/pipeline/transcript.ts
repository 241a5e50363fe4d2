import { type Recognition } from '../../domain/recognition/recognition';
import { type TurnInput } from '../../domain/conversation/turn-input';
import { type PendingMessage } from '../../models/turns/inbox';
import { type Message, type MessageContext } from '../../models/schema/conversation';
import { type Burst } from './burst';
import { type RenderedTurn } from './render';
import { type TurnRun } from './turn-run';

/** Intents kept of a recognition: the rest of the list is noise, three kilobytes of it a message. */
const INTENTS_KEPT = 5;

/** The lines of a turn: what came in, with what was understood, and what was answered. */
export function transcript(
  burst: Burst,
  recognition: Recognition,
  run: TurnRun,
  rendered: RenderedTurn,
  newId: (kind: string) => string,
): Message[] {
  const { id: conversationId, contactId } = run.snapshot.conversation;
  const { now, messageId: turnId } = run.turn();
  const common = { conversationId, contactId, turnId };
  const understood = {
    ...recognition,
    intents: recognition.intents.slice(0, INTENTS_KEPT),
    taken: run.taken,
  };
  const incoming = wholeAlbums(burst.messages.filter(isSaid)).map((message, place) => ({
    ...common,
    id: message.messageId,
    place,
    author: 'customer' as const,
    authorName: undefined,
    // The words with which an erasure was wished go with everything before them (V-5).
    text: run.isErased ? '' : message.input.text,
    language: recognition.language,
    recognition: run.isErased ? undefined : understood,
    files: run.isErased ? undefined : someOf(message.input.attachments),
    context: run.isErased ? undefined : contextOf(message.input),
    at: message.receivedAt,
  }));
  const outgoing = rendered.bubbles.map((bubble, index) => ({
    ...common,
    id: newId('message'),
    place: incoming.length + index,
    author: bubble.author,
    authorName: bubble.authorName,
    text: bubble.text,
    language: bubble.language,
    recognition: undefined,
    files: someOf(bubble.files),
    context: undefined,
    at: now,
  }));
  return [...incoming, ...outgoing];
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

type Words = Extract<TurnInput, { kind: 'message' }>;
type SaidMessage = PendingMessage & { input: Words };

/** The parts of an album as the one message they are, under the name of the first. */
function wholeAlbums(messages: readonly SaidMessage[]): SaidMessage[] {
  const whole: SaidMessage[] = [];
  for (const message of messages) {
    const last = whole.at(-1);
    const { album, text, attachments } = message.input;
    if (!last || album === undefined || last.input.album !== album) {
      whole.push(message);
      continue;
    }
    const words = [last.input.text, text].filter((part) => part !== '').join('\n');
    const files = [...last.input.attachments, ...attachments];
    whole[whole.length - 1] = { ...last, input: { ...last.input, text: words, attachments: files } };
  }
  return whole;
}

function contextOf({ forwarded, quoted }: Words): MessageContext | undefined {
  if (!forwarded && !quoted) return undefined;
  return { ...(forwarded ? { forwarded } : {}), ...(quoted ? { quoted } : {}) };
}

function isSaid(message: PendingMessage): message is SaidMessage {
  return message.input.kind === 'message';
}
