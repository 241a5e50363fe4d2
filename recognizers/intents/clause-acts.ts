import { type NormalText } from '../text/normalize';
import { NO_INTENT } from './classifier';
import { type Clause } from './clauses';
import { type FoundAct } from './found-act';
import { guardedPrediction, type IntentReader } from './guarded-prediction';
import { COURTESY } from './intent-kinds';
import { intentWords } from './intent-words';
import { shortcutIntent } from './shortcuts';

/** A clause must be this sure to be an act of its own; a question surely asks something; a courtesy must be plain. */
const CLAUSE_SURE = 0.75;
const QUESTION_SURE = 0.55;
const COURTESY_SURE = 0.9;

/** A clause of fewer words seldom stands alone. */
const TINY = 3;
const SHORTCUT = 0.98;

/** Clauses read: longer messages repeat themselves. */
const MOST_CLAUSES = 14;

/** Each clause by itself; one of few words that says nothing sure is read with the one before it. */
export function clauseActs(normal: NormalText, clauses: readonly Clause[], reader: IntentReader): FoundAct[] {
  const found: FoundAct[] = [];
  let last: Clause | undefined;
  let lastFound: FoundAct[] = [];
  for (const clause of clauses.slice(0, MOST_CLAUSES)) {
    const words = intentWords(normal, clause.from, clause.to);
    const own = clauseAct(words, clause, reader);
    const tiny = words.filter((word) => /\p{L}|#/u.test(word)).length < TINY;
    if (own.length === 0 && tiny && last) {
      last = { from: last.from, to: clause.to };
      const together = clauseAct(intentWords(normal, last.from, last.to), last, reader);
      if (together.length > 0) lastFound = together;
    } else {
      found.push(...lastFound);
      last = clause;
      lastFound = own;
    }
  }
  return [...found, ...lastFound];
}

/** What a clause wants, when that is sure. */
function clauseAct(words: readonly string[], { from, to }: Clause, reader: IntentReader): FoundAct[] {
  const short = shortcutIntent(words);
  if (short !== undefined) return [{ intent: short, score: SHORTCUT, at: from, to, plain: true }];
  if (words.every((word) => word === '?' || word === '!')) return [];
  const prediction = guardedPrediction(words, reader);
  const { classifier } = reader;
  const score = prediction.odds[prediction.best] as number;
  const intent = classifier.labels[prediction.best] ?? NO_INTENT;
  const plenty = words.at(-1) === '?' ? QUESTION_SURE : CLAUSE_SURE;
  const needed = COURTESY.has(intent) ? COURTESY_SURE : plenty;
  const sure = score >= needed && prediction.scope >= classifier.scopeThreshold && intent !== NO_INTENT;
  return sure ? [{ intent, score, at: from, to, plain: false }] : [];
}
