import { readWordLists } from '../data-files';
import { PhraseFinder } from '../feeling/phrase-finder';
import { type NormalText, type Word } from '../text/normalize';
import { INTERROGATIVES } from './asking-back';
import { type Clause } from './clauses';
import { standardPhrase } from './concepts';
import { type FoundAct } from './found-act';
import { isComplaint } from './guards';
import { isAsk } from './intent-kinds';
import { intentWords } from './intent-words';
import { type CanBeYes } from './plain-yes';

const SHORTCUTS = readWordLists('shortcuts.txt');
/** Words of a yes that open any message as well: "right, where is my order". */
const OPENERS = new Set((SHORTCUTS.get('=openers') ?? []).map(standardPhrase));
const FILLERS = new Set(SHORTCUTS.get('=fillers'));
const CONDITIONS = new PhraseFinder<true>();
for (const phrase of readWordLists('answers.txt').get('condition') ?? []) CONDITIONS.add(phrase, true);
const YES = 'affirm';

/**
 * The acts of clauses without a yes that is none: an opening word before a question or a complaint ("great, another
 * delay"), one that hangs on what is asked for behind it ("mau sih, tapi mahal"), one that the next words go on from
 * ("bisa sama yang kemarin"), one beside anything else where nothing was asked ("iya kak, ongkirnya berapa").
 */
export function withoutDoubtfulYes(
  acts: readonly FoundAct[],
  normal: NormalText,
  clauses: readonly Clause[],
  canBeYes: CanBeYes,
  isAsked: boolean,
): FoundAct[] {
  const isRestUnread = clauses.some(
    (clause) => isUnread(clause, acts, normal) && !canBeYes(intentWords(normal, clause.from, clause.to)),
  );
  return acts.filter((act) => {
    if (act.intent !== YES) return true;
    const others = acts.filter((other) => other !== act && other.intent !== YES);
    if (!isAsked && (others.length > 0 || isRestUnread)) return false;
    if (isRestUnread && isOpener(act, normal)) return false;
    return !(opens(act, others, normal) || hangs(act, others, normal) || goesOn(act, acts, normal));
  });
}

function opens(act: FoundAct, others: readonly FoundAct[], normal: NormalText): boolean {
  return (
    isOpener(act, normal) &&
    others.some((other) => other.at >= act.to && (isComplaint(other.intent) || asks(other, normal.words)))
  );
}

function isOpener({ at, to }: FoundAct, { words }: NormalText): boolean {
  const said = words.slice(at, to).filter(isSpoken);
  return (
    said.every(({ standard }) => OPENERS.has(standard) || FILLERS.has(standard)) &&
    said.some(({ standard }) => OPENERS.has(standard))
  );
}

/** A clause in which something is said that no act was read from. */
function isUnread({ from, to }: Clause, acts: readonly FoundAct[], { words }: NormalText): boolean {
  if (acts.some((act) => act.at < to && from < act.to)) return false;
  return words.slice(from, to).some((word) => isSpoken(word) && !FILLERS.has(word.standard));
}

function asks({ intent, at, to }: FoundAct, words: readonly Word[]): boolean {
  return (
    isAsk(intent) &&
    words.slice(at, to).some(({ standard }) => standard === '?' || INTERROGATIVES.has(standard))
  );
}

function hangs({ to }: FoundAct, others: readonly FoundAct[], { words }: NormalText): boolean {
  const behind = words.slice(to).map(({ standard }) => standard);
  const isCondition = CONDITIONS.find(behind).some(({ from }) => from === 0);
  return isCondition && others.some(({ intent, at }) => at >= to && isAsk(intent));
}

/** No mark ends it, and what follows is no act of its own, or asks. */
function goesOn({ to }: FoundAct, acts: readonly FoundAct[], { original, words }: NormalText): boolean {
  const [last, next] = [words[to - 1], words[to]];
  if (!last || !next || !isSpoken(last) || !isSpoken(next)) return false;
  const isLine = /\n/u.test(original.slice(last.end, next.start));
  const end = words.slice(to).find(({ text }) => /^[.!?…]$/u.test(text))?.text;
  return !isLine && (end === '?' || !acts.some(({ at }) => at === to));
}

function isSpoken({ kind }: Word): boolean {
  return kind === 'word' || kind === 'number' || kind === 'code';
}
