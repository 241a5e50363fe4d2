import { type FoundAct } from './found-act';
import { type CanBeYes } from './plain-yes';
import { NO_INTENT, type Classifier, type Prediction } from './classifier';
import { applyCues } from './cues';
import { deniesComplaint, hiddenComplaint, isComplaint } from './guards';
import { COURTESY } from './intent-kinds';

/** All that reads the intents of a text. */
export interface IntentReader {
  classifier: Classifier;
  canBeYes: CanBeYes;
}

/** The share of its odds that an intent keeps when a guard speaks against it. */
const HARDLY = 0.02;

/** A prediction after cues and guards. */
export interface GuardedPrediction extends Prediction {
  /** Log odds of "none" against the best of the others, by the classifier alone: above 0 the text is foreign. */
  foreign: number;
}

/** From here on a text is outside, whatever its clauses say: being foreign is clearly the likeliest reading. */
const OUTSIDE = 1.5;

/** A clause must be this sure, and the whole text not be too foreign, to bring a foreign text inside. */
const SURELY_OURS = 0.9;
const TOO_FOREIGN = 2;

/** A text unlike any phrase whose best intent is less probable than this is nonsense. */
const NO_IDEA = 0.2;

/** No complaint where it is denied, one where kind words hide it; no yes from other words; cues raise their intents. */
export function guardedPrediction(
  words: readonly string[],
  { classifier, canBeYes }: IntentReader,
): GuardedPrediction {
  const prediction = classifier.predict(words);
  const { odds } = prediction;
  const foreign = foreignness(prediction, classifier);
  applyCues(words, classifier.labels, odds);
  dampNods(words, prediction, { classifier, canBeYes });
  if (deniesComplaint(words)) {
    classifier.labels.forEach((label, index) => {
      if (isComplaint(label) || label === 'complaint_status') odds[index] = (odds[index] as number) * HARDLY;
    });
  } else if (classifier.labels[prediction.best] === 'give_testimonial') {
    const hidden = classifier.labels.indexOf(hiddenComplaint(words) ?? '');
    if (hidden >= 0) odds[hidden] = (odds[hidden] as number) + 2;
  }
  return { ...renormalized(prediction), foreign };
}

/** Said in few words, or hardly anything else: to agree, and to go on. */
const NODS = ['affirm', 'resume'];
const NOD_WORDS = 4;
const NOD_SURE = 0.8;

/** In a longer text an unlikely yes does not count; a yes consists of words of agreement. */
function dampNods(
  words: readonly string[],
  { odds }: Prediction,
  { classifier, canBeYes }: IntentReader,
): void {
  for (const intent of NODS) {
    const label = classifier.labels.indexOf(intent);
    if (label < 0) continue;
    if (words.length > NOD_WORDS && (odds[label] ?? 0) < NOD_SURE)
      odds[label] = (odds[label] as number) * HARDLY;
    // Who asks agrees to nothing.
    if (intent === 'affirm' && (words.at(-1) === '?' || !canBeYes(words))) odds[label] = 0;
  }
}

function foreignness({ odds }: Prediction, { labels }: Classifier): number {
  const none = labels.indexOf(NO_INTENT);
  if (none < 0) return -Infinity;
  let best = 0;
  odds.forEach((value, label) => (best = label === none ? best : Math.max(best, value)));
  return Math.log((odds[none] as number) + 1e-3) - Math.log(best);
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

/** Whether a text is about nothing we deal with. @param said what its clauses want. */
export function isOutside(
  whole: GuardedPrediction,
  said: readonly FoundAct[],
  { scopeThreshold }: Classifier,
): boolean {
  const ours = said.some(({ intent, score }) => !COURTESY.has(intent) && score >= SURELY_OURS);
  if (whole.foreign >= OUTSIDE) return !(ours && whole.foreign < TOO_FOREIGN);
  return said.length === 0 && whole.scope < scopeThreshold && (whole.odds[whole.best] ?? 0) < NO_IDEA;
}
