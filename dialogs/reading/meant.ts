import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Turn, words } from '../contract/turn';

/** The entities of a type that are meant: "bukan Bekasi, Bandung" means Bandung. */
export function meant<T extends EntityType>(turn: Turn, type: T): Array<Extract<Entity, { type: T }>> {
  return entitiesOf(turn.recognition, type).filter(
    ({ start }) =>
      !/(bukan|not|instead of|jangan|no)\s*(di|ke|dari|in|the)?\s*$/i.test(words(turn).slice(0, start)),
  );
}

const REMOVED =
  /\b(bukan|jangan|tanpa|hapus|hapusin|batal|batalin|batalkan|buang|(ga|gak|nggak|ngga|tidak|enggak) (usah|jadi|pakai)|not|without|remove|drop|no) (the |yang )?$/iu;
/** Whether what stands before a place in the text takes the thing back: "bukan M1", "gak jadi M1". */
export function isTakenBack(text: string, start: number): boolean {
  return REMOVED.test(text.slice(0, start));
}
