import { type EntityType } from '../../../domain/recognition/entities';
import { createEntityFinder } from '../../../recognizers/entities/find-entities';
import { normalizeText } from '../../../recognizers/text/normalize';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { FIXTURE_CONTENT } from './fixture-content';

export const knowledge = featureKnowledge(FIXTURE_CONTENT);
const find = createEntityFinder(FIXTURE_CONTENT, knowledge.knows, knowledge.isOrdinary);
export const today = { year: 2026, month: 11, day: 22 };

/** The entities of a text with the fixture's content, said on Sunday 22 November 2026. */
export function entities(text: string, expecting?: EntityType, language: 'id' | 'en' = 'id') {
  return find({ normal: normalizeText(text), language, today, expecting });
}

/** The values of the entities of one type. */
export function values(
  text: string,
  type: EntityType,
  expecting?: EntityType,
  language: 'id' | 'en' = 'id',
): unknown[] {
  return entities(text, expecting, language)
    .filter((entity) => entity.type === type)
    .map((entity) => entity.value);
}
