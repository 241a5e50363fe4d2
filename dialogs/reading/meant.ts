import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Turn, words } from '../contract/turn';
import { endsWithCue } from './plain-words';

/** The entities of a type that are meant: "bukan Bekasi, Bandung" means Bandung. */
export function meant<T extends EntityType>(
  turn: Pick<Turn, 'input' | 'recognition' | 'views'>,
  type: T,
): Array<Extract<Entity, { type: T }>> {
  const { notThis } = turn.views.cues;
  return entitiesOf(turn.recognition, type).filter(
    ({ start }) => !endsWithCue(notThis, words(turn).slice(0, start)),
  );
}
