import { type Cue } from '../contract/cues';
import { type Turn } from '../contract/turn';
import { framed, isWholly, plainWords } from './plain-words';

type Spoken = Pick<Turn, 'input' | 'views'>;

/** Whether a message has the words of a cue. */
export function hasCue(turn: Spoken, cue: Cue): boolean {
  return turn.views.cues[cue].test(plainWords(turn));
}

/** Whether a message is the words of a cue and nothing else. */
export function isCue(turn: Spoken, cue: Cue): boolean {
  return isWholly(turn.views.cues[cue], plainWords(turn));
}

/** What stands before each place where a cue is found in framed words; it ends in a space. */
export function beforeEach(cue: RegExp, framedWords: string): string[] {
  const places: string[] = [];
  let from = 0;
  for (;;) {
    const found = cue.exec(framedWords.slice(from));
    if (!found) return places;
    places.push(framedWords.slice(0, from + found.index + 1));
    // A place stands between two spaces; the second may begin the next one.
    from += found.index + Math.max(1, found[0].length - 1);
  }
}

/** Where in a text as written the words of a cue begin; undefined when it has none. */
export function startOfCue(cue: RegExp, text: string): number | undefined {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
  return starts.find((start) => cue.exec(framed(text.slice(start)))?.index === 0);
}
