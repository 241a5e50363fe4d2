import { type Classifier, NO_INTENT } from './classifier';
import { type FoundAct } from './found-act';
import { VAGUE_COMPLAINT, isComplaint } from './guards';
import { type GuardedPrediction } from './guarded-prediction';
import { COURTESY, INTRODUCTION, ends, isOpening, isWish, standsBehind } from './intent-kinds';

/** An intent as the classifier was taught it: experiments teach it other lists than ours. */
export interface ScoredIntent {
  intent: string;
  score: number;
}

/** The whole text must be this sure to be acted on. */
const WHOLE_SURE = 0.2;

/** What is done with somebody's data takes this much. */
const DEAR_SURE = 0.5;
const DEAR: ReadonlySet<string> = new Set([
  'erase_data',
  'withdraw_consent',
  'object_processing',
  'restrict_processing',
]);
/** To drop what goes on, or to take something for an answer, on a guess costs more than to ask: so much. */
const ENDING_SURE = 0.35;
/** The whole adds an intent to those of the clauses when it is this sure. */
const WHOLE_ADDS = 0.6;

/**
 * The intents to act on, in order of mention.
 * @param whole the whole text; undefined where every clause is a set phrase, to which it adds nothing.
 */
export function chooseActs(
  scores: readonly ScoredIntent[],
  found: readonly FoundAct[],
  whole: GuardedPrediction | undefined,
  classifier: Classifier,
): string[] {
  return withoutPraise(withoutYesBesideNo(likelyActs(scores, found, whole, classifier)));
}

/** What cannot be taken back, or stops what goes on, is not acted on for a guess. */
function needed(intent: string): number {
  if (DEAR.has(intent)) return DEAR_SURE;
  return ends(intent) ? ENDING_SURE : WHOLE_SURE;
}

function likelyActs(
  scores: readonly ScoredIntent[],
  found: readonly FoundAct[],
  whole: GuardedPrediction | undefined,
  classifier: Classifier,
): string[] {
  const best = scores.find(({ intent }) => intent !== NO_INTENT);
  if (found.length === 0) return best && best.score >= needed(best.intent) ? [best.intent] : [];
  const order = (act: FoundAct) => (standsBehind(act.intent) ? 1e6 : 0) + act.at;
  const acts = [
    ...new Set([...found].sort((first, second) => order(first) - order(second)).map(({ intent }) => intent)),
  ];
  if (!whole) return acts;
  const wholeIntent = classifier.labels[whole.best] ?? NO_INTENT;
  const wholeScore = whole.odds[whole.best] as number;
  const covers = acts.includes(wholeIntent) || wholeIntent === NO_INTENT || wholeScore < WHOLE_ADDS;
  if (covers) return acts;
  const told = acts.filter((act) => !isOpening(act));
  if (acts.every((act) => COURTESY.has(act))) return [...told, wholeIntent];
  // A number in a clause of its own is told beside what the whole wants: "ipar saya cari mesin, kontaknya 0857…".
  const isTold = acts.every((act) => act === INTRODUCTION || COURTESY.has(act));
  return isTold && isWish(wholeIntent) ? [wholeIntent, ...told] : acts;
}

/** "oke tapi nanti aja": beside a no there is no yes. */
function withoutYesBesideNo(acts: string[]): string[] {
  return acts.includes('deny') ? acts.filter((act) => act !== 'affirm') : acts;
}

/**
 * Beside a complaint praise is sarcasm or a courtesy: nobody is asked for a testimonial then (T26, C-25). That
 * something is wrong adds nothing to what is.
 */
function withoutPraise(acts: string[]): string[] {
  if (!acts.some(isComplaint)) return acts;
  const isTold = acts.some((act) => isComplaint(act) && act !== VAGUE_COMPLAINT);
  return acts.filter((act) => act !== 'give_testimonial' && !(isTold && act === VAGUE_COMPLAINT));
}
