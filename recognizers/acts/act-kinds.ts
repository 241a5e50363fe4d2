import { type ActKind } from '../../domain/recognition/acts';
import { isIntent, kindOf } from '../../domain/recognition/intent';

/** The kinds of act that an intent alone can produce: all but `unread`, which has no intent. */
export type IntentActKind = Exclude<ActKind, 'unread'>;

/** Of the answers, two are acts of their own. */
const ANSWERS: ReadonlyMap<string, IntentActKind> = new Map([
  ['correct', 'correct'],
  ['refuse', 'refuse'],
]);

/** What an intent does in a conversation. `want` is whatever none of the others is. */
export function kindOfIntent(intent: string): IntentActKind {
  const kind = isIntent(intent) ? kindOf(intent) : 'want';
  if (kind === 'answer') return ANSWERS.get(intent) ?? 'answer';
  return kind === 'steer' || kind === 'none' ? 'want' : kind;
}
