import { type Entity } from '../../domain/recognition/entities';
import { type EntityInput } from '../entities/entity-reader';
import { cachedModel, type ModelCache } from '../intents/cached-model';
import { type Phrase } from '../recognizer';
import { SlotReader } from './slot-reader';
import { trainSlots } from './train-slots';

/** The day on which training reads "besok": any will do, as long as it is the same. */
const TRAINING_DAY = { year: 2026, month: 1, day: 1 };

/**
 * The reader of slots, trained on the labelled phrases or taken from the cache.
 * @returns undefined when no phrase is labelled: then values are the rules' alone.
 */
export function makeSlotReader(
  phrases: readonly Phrase[],
  findEntities: (input: Omit<EntityInput, 'goods'>) => Entity[],
  cache: ModelCache,
): SlotReader | undefined {
  const lines = phrases.flatMap(({ text, slots }) => (slots ? [{ text, entities: slots }] : []));
  if (lines.every(({ entities }) => entities.length === 0)) return undefined;
  const others = phrases.filter(({ slots }) => slots === undefined).map(({ text }) => text);
  let trained: ReturnType<typeof trainSlots> | undefined;
  const models = () =>
    (trained ??= trainSlots(
      { lines, others },
      (normal) => findEntities({ normal, language: undefined, today: TRAINING_DAY, expecting: undefined }),
      cache.seed,
    ));
  return new SlotReader({
    slots: cachedModel('slots', cache, () => models().slots),
    roles: cachedModel('roles', cache, () => models().roles),
  });
}
