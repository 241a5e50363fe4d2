import { readWordLists } from '../data-files';
import { type Phrase } from '../recognizer';
import { normalizeText } from '../text/normalize';
import { INTERROGATIVES, asksBack } from './asking-back';
import { intentWords } from './intent-words';

/** Whether these words can be a yes at all: consents, orders and erasures depend on it. */
export type CanBeYes = (words: readonly string[]) => boolean;

/** In so few words every one must be a word of a yes. */
const FEW_WORDS = 4;
/** In more words this share of them must be, and one must be a yes by itself. */
const SHARE = 0.6;
const YES = 'affirm';
const LONGEST_ROW = 10;

/**
 * Learned from the phrases and short cuts of agreement: what they are made of is what a yes is made of. "ya elah",
 * "that's absurd" and "saya tolak" look like a yes to a classifier of letters, and hold a word no yes has.
 */
export function yesReader(phrases: readonly Phrase[]): CanBeYes {
  const shortcuts = readWordLists('shortcuts.txt');
  const set = [
    ...phrases.filter(({ intent }) => intent === YES).map(({ text }) => text),
    ...(shortcuts.get(YES) ?? []),
  ].map(wordsOf);
  const whole = new Set(set.map((words) => words.join(' ')));
  const fillers = new Set((shortcuts.get('=fillers') ?? []).flatMap(wordsOf));
  const known = new Set([...sharedWords(set), ...fillers]);
  const negations = new Set(readWordLists('guards.txt').get('negations'));
  return (said) => {
    const words = said.filter((word) => /\p{L}|#/u.test(word));
    if (asksBack(words)) return false;
    const saysIt = words.some((word) => !fillers.has(word) || whole.has(word));
    if (words.length === 0 || (saysIt && isMadeOf(words, whole, fillers))) return true;
    if (words.some((word) => negations.has(word) || INTERROGATIVES.has(word))) return false;
    const share = words.filter((word) => known.has(word)).length / words.length;
    if (words.length <= FEW_WORDS) return saysIt && share === 1;
    return share >= SHARE && words.some((word) => whole.has(word));
  };
}

/** Set phrases in a row, fillers between: "yeah why not", "sip, gas". */
function isMadeOf(
  words: readonly string[],
  phrases: ReadonlySet<string>,
  fillers: ReadonlySet<string>,
): boolean {
  const reached = [true];
  for (let to = 1; to <= words.length; to++) {
    reached[to] = Array.from({ length: to }, (_, from) => from).some(
      (from) =>
        reached[from] === true &&
        (phrases.has(words.slice(from, to).join(' ')) || (to === from + 1 && fillers.has(words[from] ?? ''))),
    );
    // Longer texts are not a sequence of yes words.
    if (to > LONGEST_ROW) return false;
  }
  return reached[words.length] === true;
}

/** Words by themselves or in two phrases and more: a word of one phrase means yes in that phrase ("fair enough"). */
function sharedWords(phrases: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const words of phrases) {
    for (const word of new Set(words))
      counts.set(word, (counts.get(word) ?? 0) + (words.length === 1 ? 2 : 1));
  }
  return [...counts].filter(([, count]) => count > 1).map(([word]) => word);
}

function wordsOf(text: string): string[] {
  return intentWords(normalizeText(text)).filter((word) => /\p{L}|#/u.test(word));
}
