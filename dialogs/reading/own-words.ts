import { belonging } from '../../domain/recognition/own-values';
import { MASK } from '../../domain/recognition/masked';
import { type Turn, words } from '../contract/turn';

/** What of another person stays out of what is kept and passed on. */
const PERSONAL: ReadonlySet<string> = new Set(['name', 'phone', 'email']);

/**
 * The customer's words without names, numbers and addresses of others: a friend has not agreed that our reps
 * read theirs in a task. The transcript keeps the message as it was written.
 */
export function ownWords(turn: Pick<Turn, 'input' | 'recognition'>): string {
  const { recognition } = turn;
  const text = words(turn);
  const ofOthers = recognition.entities.filter(
    (entity) =>
      PERSONAL.has(entity.type) && belonging(entity, recognition) === 'other' && entity.whose !== 'ours',
  );
  return ofOthers.reduceRight((kept, { start, end }) => kept.slice(0, start) + MASK + kept.slice(end), text);
}
