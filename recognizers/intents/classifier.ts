import { assignFolds, fitCalibration, fitScopeThreshold, mixedScores, type HeldOutLine } from './calibrate';
import { recentBag, type FeatureKnowledge, type FeatureBag } from './feature-bag';
import { blend, IntentScorer, quantize, rawScores, scopeScore, type IntentModel } from './intent-model';
import { softmax } from './linear-weights';
import {
  DEFAULT_PLAN,
  nameLines,
  prepareLines,
  trainPair,
  type PreparedLines,
  type TrainingLine,
  type TrainingPlan,
} from './train';

/** What the classifier says of one text. */
export interface Prediction {
  /** A calibrated probability for each of `labels`. */
  odds: Float64Array;
  /** The place of the most probable label. */
  best: number;
  /** How much the text is like anything known; compare with `scopeThreshold`. */
  scope: number;
}

/** The intent that stands for "nothing we deal with". */
export const NO_INTENT = 'none';

/** Cross-validation over three folds; with many lines one quarter held out tells as much. */
const FEW = { folds: 3, tried: 3 };
const MANY = { folds: 4, tried: 1 };
const MANY_LINES = 1_500;
/** The share of real questions that the scope threshold keeps. */
const KEEP = 0.95;

/** Tells the intent of a text: linear models over hashed words and characters, probabilities calibrated. */
export class Classifier {
  private readonly scorer: IntentScorer;

  constructor(
    readonly model: IntentModel,
    private readonly knowledge: FeatureKnowledge,
  ) {
    this.scorer = new IntentScorer(model);
  }

  get labels(): readonly string[] {
    return this.model.labels;
  }

  get scopeThreshold(): number {
    return this.model.scopeThreshold;
  }

  /** @param words as `intentWords` gives them. Never throws; no words give no certainty. */
  predict(words: readonly string[]): Prediction {
    const vector = this.scorer.space.vectorOf(recentBag(words, this.knowledge));
    const odds = this.scorer.scores(vector);
    const scope = scopeScore(odds, vector.known, this.model.svmShare);
    softmax(odds, this.model.sharpness);
    let best = 0;
    odds.forEach((value, label) => {
      if (value > (odds[best] as number)) best = label;
    });
    return { odds, best, scope };
  }

  /** Trains and calibrates, synchronously. @throws Error when no line is given. */
  static train(
    lines: readonly TrainingLine[],
    knowledge: FeatureKnowledge,
    plan: Partial<TrainingPlan> = {},
  ): Classifier {
    if (lines.length === 0) throw new Error('There are no phrases to train the recognizer on.');
    const whole = { ...DEFAULT_PLAN, ...plan };
    const labels = [...new Set(lines.map((line) => line.intent))].sort();
    const named = [...lines, ...nameLines(labels.filter((label) => label !== NO_INTENT))];
    const prepared = prepareLines(named, labels, knowledge, whole);
    const heldOut = crossValidate(prepared, whole);
    const calibration = fitCalibration(heldOut, whole.svmShares);
    const pair = trainPair(prepared, [...named.keys()], whole);
    const model: IntentModel = {
      labels,
      keys: pair.space.keys,
      weights: pair.space.weights,
      ...quantize(blend(pair.softmax, pair.svm, calibration.svmShare)),
      ...calibration,
      scopeThreshold: scopeThreshold(heldOut, labels, calibration.svmShare),
    };
    return new Classifier(model, knowledge);
  }
}

/** Scores of each line by a model that has not seen it. */
function crossValidate(lines: PreparedLines, plan: TrainingPlan): HeldOutLine[] {
  const { folds, tried } = lines.labelOf.length < MANY_LINES ? FEW : MANY;
  const fold = assignFolds(lines.labelOf, folds);
  const heldOut: HeldOutLine[] = [];
  const bare: PreparedLines = { ...lines, noisy: lines.clean.map((): FeatureBag[] => []) };
  for (let number = 0; number < tried; number++) {
    const chosen = [...fold.keys()].filter((index) => fold[index] !== number);
    if (chosen.length === 0 || chosen.length === fold.length) continue;
    const pair = trainPair(bare, chosen, plan);
    for (const index of fold.keys()) {
      if (fold[index] !== number) continue;
      const vector = pair.space.vectorOf(lines.clean[index] as FeatureBag);
      heldOut.push({
        softmax: rawScores(pair.softmax, vector),
        svm: rawScores(pair.svm, vector),
        label: lines.labelOf[index] as number,
        known: vector.known,
      });
    }
  }
  return heldOut;
}

/** Set so that most of the held-out lines that are for us stay in scope. */
function scopeThreshold(
  heldOut: readonly HeldOutLine[],
  labels: readonly string[],
  svmShare: number,
): number {
  const scopes = heldOut
    .filter(({ label }) => labels[label] !== NO_INTENT)
    .map(({ softmax: soft, svm, known }) => scopeScore(mixedScores(soft, svm, svmShare), known, svmShare));
  return fitScopeThreshold(scopes, KEEP);
}
