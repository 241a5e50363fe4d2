import { type Wish } from '../../domain/complaints/complaint';
import { type Cue } from '../contract/cues';
import { type Turn, words } from '../contract/turn';
import { hasCue, placesOf } from '../reading/cue-places';
import { endsWithCue, framed } from '../reading/plain-words';

type Spoken = Pick<Turn, 'input' | 'views'> & Partial<Pick<Turn, 'recognition'>>;

/** What the customer wants done, by the words that say so. */
const WISHES: ReadonlyArray<readonly [Cue, readonly Wish[]]> = [
  ['wishBoth', ['redeliver', 'refund']],
  ['wishRefund', ['refund']],
  ['wishRedeliver', ['redeliver']],
  ['wishReplace', ['replace']],
  ['wishRepair', ['repair']],
  ['wishNote', ['note_only']],
];

/** Explicitly wants something done: otherwise "refund" is as likely the trouble itself. */
export function wantsDone(turn: Spoken): boolean {
  return hasCue(turn, 'wantsDone');
}

/**
 * What would help; a remedy that is refused does not count ("ga mau diganti, mau duit balik").
 * @param asked whether the message answers the question what would help
 */
export function wishesIn(turn: Spoken, asked: boolean): Wish[] {
  if (!asked && !wantsDone(turn)) return [];
  // "Ga mau, uangnya balik aja" refuses something else.
  const clauses = [words(turn), turn.recognition?.standard ?? ''].flatMap((text) =>
    text.split(/[,.;!?\n]/u).map(framed),
  );
  const isWish = (cue: Cue): boolean => clauses.some((clause) => isWished(turn, cue, clause));
  return [...new Set(WISHES.flatMap(([cue, wishes]) => (isWish(cue) ? wishes : [])))];
}

/** Some place says it, and no word before or behind that place refuses it: "ga usah refund", "refund jangan". */
function isWished({ views: { cues } }: Spoken, cue: Cue, spoken: string): boolean {
  return placesOf(cues[cue], spoken).some(
    ({ before, behind }) => !endsWithCue(cues.refusesWish, before) && !startsWith(cues.wishRefused, behind),
  );
}

function startsWith(cue: RegExp, framedWords: string): boolean {
  return cue.exec(framedWords)?.index === 0;
}
