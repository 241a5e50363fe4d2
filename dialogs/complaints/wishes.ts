import { type Wish } from '../../domain/complaints/complaint';
import { type Cue } from '../contract/cues';
import { type Turn } from '../contract/turn';
import { plainWords } from '../reading/plain-words';

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

/** So many words before a wish may refuse it: "don't want a new one". */
const REFUSING_WORDS = 5;

/** Wants something done, in so many words: else "refund" is as likely the trouble itself. */
export function wantsDone(turn: Spoken): boolean {
  return turn.views.cues.wantsDone.test(plainWords(turn));
}

/**
 * What would help; a wish that is refused is none ("ga mau diganti, mau duit balik").
 * @param asked whether the message answers the question what would help
 */
export function wishesIn(turn: Spoken, asked: boolean): Wish[] {
  if (!asked && !wantsDone(turn)) return [];
  const told = plainWords(turn);
  return [...new Set(WISHES.flatMap(([cue, wishes]) => (isWished(turn, cue, told) ? wishes : [])))];
}

/** Some place says it, and no word before that place refuses it. */
function isWished(turn: Spoken, cue: Cue, told: string): boolean {
  const found = turn.views.cues[cue].exec(told);
  if (!found) return false;
  if (!isRefused(turn, told.slice(0, found.index + 1))) return true;
  // A wish stands between two spaces; the second may begin the next one.
  return isWished(turn, cue, told.slice(found.index + found[0].length - 1));
}

function isRefused({ views }: Spoken, before: string): boolean {
  const last = before.trim().split(' ').slice(-REFUSING_WORDS);
  return last.some((_, from) => {
    const words = ` ${last.slice(from).join(' ')} `;
    return views.cues.refusesWish.exec(words)?.[0] === words;
  });
}
