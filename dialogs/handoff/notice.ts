import { ownershipOf } from '../../domain/handoff/handoff';
import { type Say, say } from '../contract/outputs';
import { type MessageKey, type TextValues } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** News from the team. While a human has the conversation the bot is silent (T43): then the house says it. */
export function notice(turn: Turn, text: MessageKey, values: TextValues): Say {
  return say(text, values, ownershipOf(turn.handoff) === 'human' ? { author: 'system' } : {});
}
