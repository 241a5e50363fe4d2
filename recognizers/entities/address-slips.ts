import { readWordLists } from '../data-files';
import { spanOfWords, type NormalText, type Word } from '../text/normalize';

const LISTS = readWordLists('addresses.txt');
const SLIPS: ReadonlySet<string> = new Set(LISTS.get('slips'));
const NOS: ReadonlySet<string> = new Set(LISTS.get('slip-nos'));
const FILLERS: ReadonlySet<string> = new Set(LISTS.get('slip-fillers'));

/** Whether words begin that put right what was just written: "eh", "bukan 15", "I mean". */
export function startsSlip(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const isSlip = [word.text, word.standard].some((form) => SLIPS.has(form) || NOS.has(form));
  const next = words[at + 1];
  return isSlip || (word.text === 'i' && next?.text === 'mean');
}

interface Written {
  from: number;
  to: number;
  /** Whether an address begins at a word. */
  isStart: (at: number) => boolean;
}

/**
 * The address as it is meant when its writer puts it right in the same breath: "Jl. Melati 15, bukan 15, 51" is
 * number 51. Undefined when nothing behind it does.
 * @returns the value, and the word behind what put it right
 */
export function putRight(
  normal: NormalText,
  { from, to, isStart }: Written,
): { value: string; to: number } | undefined {
  const { words } = normal;
  let at = to;
  while (words[at]?.kind === 'mark') at++;
  if (!startsSlip(words, at)) return undefined;
  let isNo = false;
  const said: string[] = [];
  let end = at;
  for (; end < words.length && passes(words, end, isStart); end++) {
    const word = words[end];
    if (!word) break;
    isNo ||= NOS.has(word.standard);
    if (isNumber(word)) said.push(word.text);
  }
  if (isStart(end) && said.length === 0) {
    const again = restOf(words, end);
    return { value: spanOfWords(normal, end, again).text, to: again };
  }
  while (words[end - 1]?.kind === 'mark') end--;
  const written = spanOfWords(normal, from, to).text;
  const numbers = words.slice(from, to).filter(isNumber);
  const wrong = numbers.find(({ text }) => said.includes(text));
  const right = said.findLast((text) => numbers.every((number) => number.text !== text));
  if (right === undefined || (isNo && wrong === undefined)) return { value: written, to: end };
  const slipped = wrong ?? numbers.at(-1);
  if (!slipped) return { value: `${written} ${right}`, to: end };
  const start = slipped.start - (words[from]?.start ?? 0);
  const rest = written.slice(start + (slipped.end - slipped.start));
  return { value: written.slice(0, start) + right + rest, to: end };
}

function passes(words: readonly Word[], at: number, isStart: (at: number) => boolean): boolean {
  const word = words[at];
  if (!word || word.text === '?') return false;
  // A full stop ends the sentence, and what puts it right with it.
  if (word.text === '.' && isNumber(words[at - 1])) return false;
  if (word.kind === 'mark' || isNumber(word) || startsSlip(words, at)) return true;
  return !isStart(at) && (FILLERS.has(word.text) || FILLERS.has(word.standard));
}

/** To the next mark but those within an address. */
function restOf(words: readonly Word[], from: number): number {
  let to = from + 1;
  while (to < words.length && (words[to]?.kind !== 'mark' || words[to]?.text === '.')) to++;
  return to;
}

/** "15", "12b", not a telephone number. */
function isNumber(word: Word | undefined): boolean {
  return word !== undefined && /^\p{L}?\d{1,4}\p{L}?$/u.test(word.text);
}
