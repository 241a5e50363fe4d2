import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';

const LISTS = readWordLists('answers.txt');
const finderOf = (list: string) => {
  const finder = new PhraseFinder<true>();
  for (const phrase of LISTS.get(list) ?? []) finder.add(phrase, true);
  return finder;
};
const TURNS = finderOf('turn');
const LATER = finderOf('later');
const YES = 'affirm';
const NO = 'deny';

/** Behind a "but" it is put off: "oke tapi nanti aja", "yes, but I'd have to ask my wife". Such a yes is a no for now. */
export function putsOff(words: readonly string[]): boolean {
  const turn = TURNS.find(words).find(({ from }) => from > 0);
  return turn !== undefined && LATER.find(words.slice(turn.to)).length > 0;
}

/** What was read as a yes in a text that puts off. */
export function withoutPutOffYes<Act extends { intent: string }>(acts: readonly Act[]): Act[] {
  return acts.map((act) => (act.intent === YES ? { ...act, intent: NO } : act));
}
