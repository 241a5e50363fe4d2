import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';

const ANSWERS = readWordLists('answers.txt');
const QUESTIONING = new PhraseFinder<true>();
for (const phrase of ANSWERS.get('questioning') ?? []) QUESTIONING.add(phrase, true);

/** Words that ask: "kenapa", "which". */
export const INTERROGATIVES: ReadonlySet<string> = new Set(ANSWERS.get('interrogative'));

/** Asks without a question mark, or tells of somebody's yes: "do you agree", "ya kan", "katanya iya". */
export function asksBack(words: readonly string[]): boolean {
  return QUESTIONING.find(words).length > 0;
}
