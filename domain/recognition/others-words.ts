import { isKind } from './intent';
import { type Recognition } from './recognition';

/**
 * What may be used of a forwarded message: its questions, and the goods they are about. Its statements are about
 * its author, who is not known.
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
