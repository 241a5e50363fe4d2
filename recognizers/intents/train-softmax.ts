import { shuffle, type Random } from '../random';
import { linearScores, softmax, type Example, type LinearWeights } from './linear-weights';

export interface SoftmaxOptions {
  epochs: number;
  /** First learning rate; it falls linearly to zero. */
  rate: number;
}

/** Gradients smaller than this change nothing worth the time. */
const NEGLIGIBLE = 0.01;

/** Softmax regression by stochastic gradient descent. The same random sequence gives the same weights. */
export function trainSoftmax(
  examples: readonly Example[],
  size: { features: number; classes: number },
  options: SoftmaxOptions,
  random: Random,
): LinearWeights {
  const { classes } = size;
  const weights = {
    classes,
    rows: new Float32Array(size.features * classes),
    bias: new Float32Array(classes),
  };
  const order = Int32Array.from(examples.keys());
  const steps = options.epochs * examples.length;
  const scores = new Float64Array(classes);
  const active = { labels: new Int32Array(classes), steps: new Float64Array(classes), count: 0 };
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index] as Example;
      const rate = options.rate * (1 - step++ / steps) * example.weight;
      linearScores(weights, example.vector, scores);
      softmax(scores, 1);
      scores[example.label] = (scores[example.label] as number) - 1;
      chooseActive(scores, rate, active);
      applyStep(weights, example, active);
    }
  }
  return weights;
}

interface Active {
  labels: Int32Array;
  steps: Float64Array;
  count: number;
}

function chooseActive(gradient: Float64Array, rate: number, active: Active): void {
  active.count = 0;
  for (let label = 0; label < gradient.length; label++) {
    const slope = gradient[label] as number;
    if (slope < NEGLIGIBLE && slope > -NEGLIGIBLE) continue;
    active.labels[active.count] = label;
    active.steps[active.count++] = -rate * slope;
  }
}

function applyStep(weights: LinearWeights, example: Example, active: Active): void {
  const { rows, bias, classes } = weights;
  const { ids, values } = example.vector;
  for (let slot = 0; slot < active.count; slot++) {
    const label = active.labels[slot] as number;
    bias[label] = (bias[label] as number) + 0.1 * (active.steps[slot] as number);
  }
  for (let index = 0; index < ids.length; index++) {
    const row = (ids[index] as number) * classes;
    const value = values[index] as number;
    for (let slot = 0; slot < active.count; slot++) {
      const place = row + (active.labels[slot] as number);
      rows[place] = (rows[place] as number) + value * (active.steps[slot] as number);
    }
  }
}
