import { isKind } from './intent';
import { type Recognition } from './recognition';

/**
 * What may be made of a forwarded message: its questions, and the goods they are about. What it tells is true of
 * whoever wrote it, and we do not know who that is.
 */
export function inOthersWords(recognition: Recognition): Recognition {
  return {
    ...recognition,
    acts: recognition.acts.filter((act) => isKind(act, 'ask')),
    dialogueActs: [],
    entities: recognition.entities
      .filter(({ type }) => type === 'product' || type === 'category')
      .map((entity) => ({ ...entity, whose: 'quoted' as const })),
    sentiment: 0,
    urgency: 0,
  };
}
