import { type ScoredIntent } from '../../domain/recognition';
import { type NormalText } from '../text/normalize';
import { NO_INTENT, type Classifier, type Prediction } from './classifier';
import { applyCues } from './cues';
import { clausesOf, type Clause } from './clauses';
import { deniesComplaint, hiddenComplaint, isComplaint } from './guards';
import { intentWords } from './intent-words';
import { shortcutIntent } from './shortcuts';

/** What a text wants, after thresholds. */
export interface ActReading {
  inScope: boolean;
  intents: ScoredIntent[];
  acts: string[];
  reasons: string[];
}

/** A clause must be this sure to be an act of its own; the whole text less. */
const CLAUSE_SURE = 0.6;
/** A courtesy beside something else is one only when it is plain. */
const COURTESY_SURE = 0.9;
const WHOLE_SURE = 0.35;
/** A clause of fewer words seldom stands alone. */
const TINY = 3;
/** A shortcut is believed this much. */
const SHORTCUT = 0.98;
/** Clauses read: longer messages repeat themselves. */
const MOST_CLAUSES = 14;
const COURTESY = new Set(['greet', 'thanks', 'bye', 'affirm', 'deny']);

interface Found {
  intent: string;
  score: number;
  at: number;
}

/** All intents of a text in order of mention: each clause is asked, then the whole. */
export function findActs(normal: NormalText, classifier: Classifier): ActReading {
  const words = intentWords(normal);
  if (words.length === 0) return { inScope: false, intents: [], acts: [], reasons: [] };
  const whole = guarded(words, classifier, classifier.predict(words));
  const clauses = clausesOf(normal).slice(0, MOST_CLAUSES);
  const found = clauses.length > 1 ? clauseActs(normal, clauses, classifier) : [];
  const short = shortcutIntent(words);
  if (short !== undefined) whole.odds.forEach((value, label) => (whole.odds[label] = value * (1 - SHORTCUT)));
  const scores = combined(
    classifier,
    whole,
    short === undefined ? found : [{ intent: short, score: SHORTCUT, at: 0 }],
  );
  const acts = withoutPraise(chooseActs(scores, short === undefined ? found : [], whole, classifier));
  const [best] = scores;
  const known = short !== undefined || found.length > 0 || whole.scope >= classifier.scopeThreshold;
  const inScope = known && best !== undefined && best.intent !== NO_INTENT;
  return {
    inScope,
    intents: scores,
    acts: inScope ? acts : [],
    reasons: reasonsOf(words, short, clauses.length),
  };
}

function reasonsOf(words: readonly string[], short: string | undefined, clauses: number): string[] {
  const reasons = short === undefined ? [] : [`shortcut:${short}`];
  if (deniesComplaint(words)) reasons.push('guard:complaint-denied');
  return clauses > 1 ? [...reasons, `clauses:${clauses}`] : reasons;
}

/** The prediction after the guards: no complaint where it is denied, one where kind words hide it. */
function guarded(words: readonly string[], classifier: Classifier, prediction: Prediction): Prediction {
  const { odds } = prediction;
  applyCues(words, classifier.labels, odds);
  if (deniesComplaint(words)) {
    classifier.labels.forEach((label, index) => {
      if (isComplaint(label) || label === 'complaint_status') odds[index] = (odds[index] as number) * 0.02;
    });
  } else if (classifier.labels[prediction.best] === 'give_testimonial') {
    const hidden = classifier.labels.indexOf(hiddenComplaint(words) ?? '');
    if (hidden >= 0) odds[hidden] = (odds[hidden] as number) + 2;
  }
  return renormalized(prediction);
}

function renormalized({ odds, scope }: Prediction): Prediction {
  const sum = odds.reduce((total, value) => total + value, 0) || 1;
  odds.forEach((value, label) => (odds[label] = value / sum));
  return { odds, scope, best: bestOf(odds) };
}

function bestOf(odds: Float64Array): number {
  let best = 0;
  for (let label = 1; label < odds.length; label++) {
    if ((odds[label] as number) > (odds[best] as number)) best = label;
  }
  return best;
}

/** What a clause wants, when that is sure. */
function clauseAct(normal: NormalText, clause: Clause, classifier: Classifier): Found[] {
  const words = intentWords(normal, clause.from, clause.to);
  const short = shortcutIntent(words);
  if (short !== undefined) return [{ intent: short, score: SHORTCUT, at: clause.from }];
  if (words.every((word) => word === '?' || word === '!')) return [];
  const prediction = guarded(words, classifier, classifier.predict(words));
  const score = prediction.odds[prediction.best] as number;
  const intent = classifier.labels[prediction.best] ?? NO_INTENT;
  const needed = COURTESY.has(intent) ? COURTESY_SURE : CLAUSE_SURE;
  const sure = score >= needed && prediction.scope >= classifier.scopeThreshold && intent !== NO_INTENT;
  return sure ? [{ intent, score, at: clause.from }] : [];
}

/** Each clause by itself; one of few words that says nothing sure is read with the one before it. */
function clauseActs(normal: NormalText, clauses: readonly Clause[], classifier: Classifier): Found[] {
  const found: Found[] = [];
  let last: Clause | undefined;
  let lastFound: Found[] = [];
  for (const clause of clauses) {
    const own = clauseAct(normal, clause, classifier);
    const tiny =
      intentWords(normal, clause.from, clause.to).filter((word) => /\p{L}|#/u.test(word)).length < TINY;
    if (own.length === 0 && tiny && last) {
      last = { from: last.from, to: clause.to };
      const together = clauseAct(normal, last, classifier);
      if (together.length > 0) lastFound = together;
    } else {
      found.push(...lastFound);
      last = clause;
      lastFound = own;
    }
  }
  return [...found, ...lastFound];
}

/** The better of whole and clause for each intent, best first; courtesies stand behind what is wanted. */
function combined(classifier: Classifier, whole: Prediction, found: readonly Found[]): ScoredIntent[] {
  const scores = new Map(classifier.labels.map((label, index) => [label, whole.odds[index] as number]));
  const wanted = found.some(({ intent }) => !COURTESY.has(intent));
  for (const { intent, score } of found) {
    const counted = wanted && COURTESY.has(intent) ? Math.min(score, 0.4) : score;
    scores.set(intent, Math.max(counted, scores.get(intent) ?? 0));
  }
  return [...scores]
    .map(([intent, score]) => ({ intent, score }))
    .sort((first, second) => second.score - first.score);
}

function chooseActs(
  scores: readonly ScoredIntent[],
  found: readonly Found[],
  whole: Prediction,
  classifier: Classifier,
): string[] {
  const [best] = scores;
  const wholeIntent = classifier.labels[whole.best] ?? NO_INTENT;
  if (found.length === 0) {
    return best && best.score >= WHOLE_SURE && best.intent !== NO_INTENT ? [best.intent] : [];
  }
  const acts = [
    ...new Set([...found].sort((first, second) => first.at - second.at).map(({ intent }) => intent)),
  ];
  const wholeScore = whole.odds[whole.best] as number;
  const covers = acts.includes(wholeIntent) || wholeIntent === NO_INTENT || wholeScore < CLAUSE_SURE;
  return covers ? acts : acts.every((act) => COURTESY.has(act)) ? [...acts, wholeIntent] : acts;
}

/** Beside a complaint praise is sarcasm or a courtesy: nobody is asked for a testimonial then (T26, C-25). */
function withoutPraise(acts: string[]): string[] {
  return acts.some(isComplaint) ? acts.filter((act) => act !== 'give_testimonial') : acts;
}
