import { type SparseVector } from './feature-space';

/** Scores of K classes: `rows` holds K weights for each feature, side by side. */
export interface LinearWeights {
  classes: number;
  rows: Float32Array;
  bias: Float32Array;
}

/** A training line: its vector, class and how much it counts. */
export interface Example {
  vector: SparseVector;
  label: number;
  weight: number;
}

/** Adds bias + weights · vector to `into`, which has a place for each class. */
export function linearScores(weights: LinearWeights, vector: SparseVector, into: Float64Array): void {
  const { classes, rows, bias } = weights;
  for (let label = 0; label < classes; label++) into[label] = bias[label] as number;
  const { ids, values } = vector;
  for (let index = 0; index < ids.length; index++) {
    const value = values[index] as number;
    const row = (ids[index] as number) * classes;
    for (let label = 0; label < classes; label++) {
      into[label] = (into[label] as number) + value * (rows[row + label] as number);
    }
  }
}

/** Turns scores into probabilities, in place. @param sharpness 1 / temperature. */
export function softmax(scores: Float64Array, sharpness: number): void {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let index = 0; index < scores.length; index++) {
    const odds = Math.exp(((scores[index] as number) - most) * sharpness);
    scores[index] = odds;
    sum += odds;
  }
  for (let index = 0; index < scores.length; index++) scores[index] = (scores[index] as number) / sum;
}
