import { type Instant, type Language } from '../../domain/time/instant';
import { type Source } from '../../domain/ladder/loyalty-events';
import { type TurnInput } from '../../domain/conversation/turn-input';

/** Somebody arrives in a conversation: what a channel knows of them before they have said anything. */
export interface Arrival {
  conversationId: string;
  channel: string;
  channelUserId: string;
  /** What the channel or browser prefers; the conversation starts in it. */
  language: Language | undefined;
  source: Source;
  campaign: string | undefined;
  /** Where the channel finds the conversation, for channels that must be called; refreshed at each contact. */
  address?: object;
}

/** A message as a channel hands it over: transport taken off, nothing interpreted, already redacted. */
export interface Incoming {
  conversationId: string;
  /** The channel's own name for it, unique over all channels; the same name again is a repeat (promise 4). */
  channelKey: string;
  input: TurnInput;
  receivedAt: Instant;
  /** The activity that shows the senders their own message, for channels whose log is ours. */
  echo: object | undefined;
  /** As in `Arrival`. */
  address?: object;
  /** The whole activity, for a bot elsewhere that reads it itself; ours reads `input` alone. */
  activity?: object;
}
