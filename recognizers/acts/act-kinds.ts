import { readWordLists } from '../data-files';

/** What an intent does in a conversation. `want` is whatever none of the others is. */
export type IntentKind = 'ask' | 'want' | 'inform' | 'answer' | 'correct' | 'refuse' | 'courtesy';

const KINDS = new Map(
  [...readWordLists('act-kinds.txt')].flatMap(([kind, intents]) =>
    intents.map((intent) => [intent, kind as IntentKind] as const),
  ),
);

export function kindOfIntent(intent: string): IntentKind {
  return KINDS.get(intent) ?? 'want';
}
