import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { type NormalText } from '../text/normalize';

const NEGATIONS: ReadonlySet<string> = new Set(readWordLists('answers.txt').get('taking-back'));
const NUMBERS: ReadonlySet<EntityType> = new Set<EntityType>(['number', 'quantity']);

export interface TakenBack {
  /** What stands, without what was taken back. */
  taken: Entity[];
  /** What stands → what it takes the place of. */
  replaced: Map<Entity, Entity>;
}

/** "80 orang, bukan 60", "not the 3rd but the 5th": a value behind a no gives way to another of its kind. */
export function takenBack({ words }: NormalText, entities: readonly Entity[]): TakenBack {
  const replaced = new Map<Entity, Entity>();
  for (const entity of entities) {
    const [last = '', one = ''] = words
      .filter(({ end }) => end <= entity.start)
      .slice(-2)
      .map(({ standard }) => standard)
      .reverse();
    if (!NEGATIONS.has(last) && !NEGATIONS.has(`${one} ${last}`)) continue;
    const other = entities.find(
      (candidate) => candidate !== entity && sameKind(candidate, entity) && !replaced.has(candidate),
    );
    if (other) replaced.set(other, entity);
  }
  const gone = new Set(replaced.values());
  return { taken: entities.filter((entity) => !gone.has(entity)), replaced };
}

function sameKind(first: Entity, second: Entity): boolean {
  return first.type === second.type || (NUMBERS.has(first.type) && NUMBERS.has(second.type));
}
