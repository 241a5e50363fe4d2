import { type Wish } from '../../domain/complaints/complaint';
import { type Cue } from '../contract/cues';
import { type Turn, words } from '../contract/turn';
import { beforeEach, hasCue } from '../reading/cue-places';
import { endsWithCue, framed } from '../reading/plain-words';

type Spoken = Pick<Turn, 'input' | 'views'>;

/** What the customer wants done, by the words that say so. */
const WISHES: ReadonlyArray<readonly [Cue, readonly Wish[]]> = [
  ['wishBoth', ['redeliver', 'refund']],
  ['wishRefund', ['refund']],
  ['wishRedeliver', ['redeliver']],
  ['wishReplace', ['replace']],
  ['wishRepair', ['repair']],
  ['wishNote', ['note_only']],
];

/** Wants something done, in so many words: else "refund" is as likely the trouble itself. */
export function wantsDone(turn: Spoken): boolean {
  return hasCue(turn, 'wantsDone');
}

/**
 * What would help; a wish that is refused is none ("ga mau diganti, mau duit balik").
 * @param asked whether the message answers the question what would help
 */
export function wishesIn(turn: Spoken, asked: boolean): Wish[] {
  if (!asked && !wantsDone(turn)) return [];
  // "Ga mau, uangnya balik aja" refuses something else.
  const clauses = words(turn)
    .split(/[,.;!?\n]/u)
    .map(framed);
  const isWish = (cue: Cue): boolean => clauses.some((clause) => isWished(turn, cue, clause));
  return [...new Set(WISHES.flatMap(([cue, wishes]) => (isWish(cue) ? wishes : [])))];
}

/** Some place says it, and no word before that place refuses it. */
function isWished({ views }: Spoken, cue: Cue, spoken: string): boolean {
  const places = beforeEach(views.cues[cue], spoken);
  return places.some((before) => !endsWithCue(views.cues.refusesWish, before));
}
