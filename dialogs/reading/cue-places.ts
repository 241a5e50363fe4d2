import { type Cue } from '../contract/cues';
import { type Turn } from '../contract/turn';
import { hears } from './hears';
import { framed, isWholly, plainWords } from './plain-words';

type Spoken = Pick<Turn, 'input' | 'views'> & Partial<Pick<Turn, 'recognition'>>;

/** Whether a message has the words of a cue, as they were written or in standard spelling. */
export function hasCue(turn: Spoken, cue: Cue): boolean {
  return hears(turn, cue);
}

/** Whether a message is the words of a cue and nothing else. */
export function isCue(turn: Spoken, cue: Cue): boolean {
  return isWholly(turn.views.cues[cue], plainWords(turn));
}

/** What stands before and behind each place where a cue is found in framed words, framed too. */
export function placesOf(cue: RegExp, framedWords: string): Array<{ before: string; behind: string }> {
  const places: Array<{ before: string; behind: string }> = [];
  let from = 0;
  for (;;) {
    const found = cue.exec(framedWords.slice(from));
    if (!found) return places;
    const at = from + found.index;
    places.push({
      before: framedWords.slice(0, at + 1),
      behind: framedWords.slice(at + found[0].length - 1),
    });
    // A place stands between two spaces; the second may begin the next one.
    from += found.index + Math.max(1, found[0].length - 1);
  }
}

/** Where in a text as written the words of a cue begin; undefined when it has none. */
export function startOfCue(cue: RegExp, text: string): number | undefined {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
  return starts.find((start) => cue.exec(framed(text.slice(start)))?.index === 0);
}
