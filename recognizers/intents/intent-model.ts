import { FeatureSpace, type SparseVector } from './feature-space';
import { linearScores, type LinearWeights } from './linear-weights';

/** All that prediction needs; what the model file holds. */
export interface IntentModel {
  labels: string[];
  keys: Uint32Array;
  /** IDF of each feature. */
  weights: Float32Array;
  /** Class weights, quantised: the weight is `rows[f * K + k] * scales[f]`. */
  rows: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  svmShare: number;
  sharpness: number;
  scopeThreshold: number;
}

/** How much known words count for being in scope, beside the best raw score. */
const KNOWN_SHARE = 0.5;
/** Softmax scores spread about this many times wider than margins. */
const SOFTMAX_SPREAD = 6;

/** The two models as one: raw scores are linear, so their weighted sum is too. */
export function blend(softmax: LinearWeights, svm: LinearWeights, svmShare: number): LinearWeights {
  return {
    classes: softmax.classes,
    rows: softmax.rows.map((value, index) => value + svmShare * (svm.rows[index] as number)),
    bias: softmax.bias.map((value, index) => value + svmShare * (svm.bias[index] as number)),
  };
}

/** Higher is surer that the text is about anything we know. @param known share of known features, 0..1. */
export function scopeScore(scores: Float64Array, known: number, svmShare: number): number {
  let best = -Infinity;
  for (const score of scores) if (score > best) best = score;
  return best / (svmShare + SOFTMAX_SPREAD) + KNOWN_SHARE * known;
}

/** 8 bits a weight with one scale a feature: a quarter of the size, no change in the answers measured. */
export function quantize(weights: LinearWeights): Pick<IntentModel, 'rows' | 'scales' | 'bias'> {
  const { classes, rows, bias } = weights;
  const features = rows.length / classes;
  const scales = new Float32Array(features);
  const small = new Int8Array(rows.length);
  for (let feature = 0; feature < features; feature++) {
    const row = rows.subarray(feature * classes, (feature + 1) * classes);
    const most = row.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const scale = most / 127 || 1;
    scales[feature] = scale;
    row.forEach((value, label) => (small[feature * classes + label] = Math.round(value / scale)));
  }
  return { rows: small, scales, bias };
}

/** The model with its lookup table, ready to predict. */
export class IntentScorer {
  readonly space: FeatureSpace;

  constructor(readonly model: IntentModel) {
    this.space = new FeatureSpace(model.keys, model.weights);
  }

  /** Raw scores of each label. */
  scores(vector: SparseVector): Float64Array {
    const { rows, scales, bias, labels } = this.model;
    const classes = labels.length;
    const scores = Float64Array.from(bias);
    for (let index = 0; index < vector.ids.length; index++) {
      const id = vector.ids[index] as number;
      const value = (vector.values[index] as number) * (scales[id] as number);
      const row = id * classes;
      for (let label = 0; label < classes; label++) {
        scores[label] = (scores[label] as number) + value * (rows[row + label] as number);
      }
    }
    return scores;
  }
}

/** Raw scores straight from unquantised weights, for held-out lines. */
export function rawScores(weights: LinearWeights, vector: SparseVector): Float64Array {
  const scores = new Float64Array(weights.classes);
  linearScores(weights, vector, scores);
  return scores;
}
