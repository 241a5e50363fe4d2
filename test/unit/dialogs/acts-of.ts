import { type DialogueAct } from '../../../domain/recognition/acts';
import { type Intent } from '../../../domain/recognition/intent';
import { kindOfIntent } from '../../../recognizers/acts/act-kinds';

/** Intents as acts over the whole text, as sure as a set phrase. */
export function actsOf(text: string, intents: readonly Intent[], sure = 0.98): DialogueAct[] {
  const span = { text, start: 0, end: text.length };
  return intents.flatMap((intent, id): DialogueAct[] => {
    const kind = kindOfIntent(intent);
    switch (kind) {
      case 'answer':
        return [{ id, span, sure, kind, yes: intent === 'affirm' ? 'yes' : 'no' }];
      case 'refuse':
        return [{ id, span, sure, kind }];
      case 'courtesy':
        return [{ id, span, sure, kind, intent }];
      case 'ask':
      case 'want':
        return [{ id, span, sure, kind, intent, about: [] }];
      case 'inform':
      case 'correct':
        return [];
    }
  });
}
