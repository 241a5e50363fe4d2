import { seededRandom, type Random } from '../random';
import { normalizeText } from '../text/normalize';
import { noisyCopy } from '../text/noise';
import { reworded } from '../text/reworded';
import { featureBag, type FeatureKnowledge, type FeatureBag } from './feature-bag';
import { buildFeatureSpace, type FeatureSpace, type SparseVector } from './feature-space';
import { intentWords } from './intent-words';
import { type Example, type LinearWeights } from './linear-weights';
import { trainSoftmax } from './train-softmax';
import { trainSvm } from './train-svm';

/** A line to learn from. */
export interface TrainingLine {
  text: string;
  intent: string;
}

/** The name of a class in words is a line about it ("card_arrival", "OrderStatus"): with few lines the best of them. */
export function nameLines(labels: readonly string[]): TrainingLine[] {
  return labels.map((label) => ({
    text: label.replace(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ').trim(),
    intent: label,
  }));
}

/** How the training is done; the defaults are the measured best over the public sets. */
export interface TrainingPlan {
  seed: number;
  /** Noisy copies of each line, and how much each counts against the line itself. */
  copies: number;
  /** Copies with a word put in another of the same meaning. */
  rewordings: number;
  copyWeight: number;
  softmaxEpochs: number;
  softmaxRate: number;
  svmEpochs: number;
  svmCost: number;
  /** Weights of the support vector machines to choose from; undefined: the usual ones. */
  svmShares?: readonly number[] | undefined;
}

export const DEFAULT_PLAN: TrainingPlan = {
  seed: 1,
  copies: 0,
  rewordings: 0,
  copyWeight: 0.5,
  softmaxEpochs: 8,
  softmaxRate: 5,
  svmEpochs: 10,
  svmCost: 1,
};

/** Lines as features, made once and used for each fold. */
export interface PreparedLines {
  labels: string[];
  labelOf: Int32Array;
  clean: FeatureBag[];
  /** `noisy[i]` are the noisy copies of line i. */
  noisy: FeatureBag[][];
}

export function bagOf(text: string, knowledge: FeatureKnowledge): FeatureBag {
  return featureBag(intentWords(normalizeText(text)), knowledge);
}

/** @param labels the classes in their order. */
export function prepareLines(
  lines: readonly TrainingLine[],
  labels: readonly string[],
  knowledge: FeatureKnowledge,
  plan: TrainingPlan,
): PreparedLines {
  const random = seededRandom(plan.seed);
  const place = new Map(labels.map((label, index) => [label, index]));
  return {
    labels: [...labels],
    labelOf: Int32Array.from(lines, (line) => place.get(line.intent) ?? -1),
    clean: lines.map((line) => bagOf(line.text, knowledge)),
    noisy: lines.map((line) => copiesOf(line.text, knowledge, plan, random)),
  };
}

function copiesOf(
  text: string,
  knowledge: FeatureKnowledge,
  plan: TrainingPlan,
  random: Random,
): FeatureBag[] {
  const noisy = Array.from({ length: plan.copies }, () => noisyCopy(text, random));
  const other = Array.from({ length: plan.rewordings }, () => reworded(text, random));
  return [...noisy, ...other.filter((copy) => copy !== undefined)].map((copy) => bagOf(copy, knowledge));
}

/** The two linear models and the space they live in. */
export interface TrainedPair {
  space: FeatureSpace;
  softmax: LinearWeights;
  svm: LinearWeights;
}

/** Trains on the lines chosen by index. */
export function trainPair(lines: PreparedLines, chosen: readonly number[], plan: TrainingPlan): TrainedPair {
  const random = seededRandom(plan.seed + 1);
  const space = buildFeatureSpace(
    chosen.map((index) => lines.clean[index] as FeatureBag),
    chosen.flatMap((index) => lines.noisy[index] ?? []),
  );
  const balance = classBalance(lines, chosen);
  const copies = new Set<SparseVector>();
  const examples = chosen.flatMap((index) => {
    const [line, ...noisy] = examplesOf(lines, index, space, balance, plan);
    for (const { vector } of noisy) copies.add(vector);
    return line ? [line, ...noisy] : [];
  });
  const size = { features: space.size, classes: lines.labels.length };
  const softmax = trainSoftmax(
    examples,
    size,
    { epochs: plan.softmaxEpochs, rate: plan.softmaxRate },
    random,
  );
  // The margins are set by the lines as written: copies would double the time and change little.
  const clean = examples.filter(({ vector }) => !copies.has(vector));
  const svm = trainSvm(clean, size, { epochs: plan.svmEpochs, cost: plan.svmCost }, random);
  return { space, softmax, svm };
}

function examplesOf(
  lines: PreparedLines,
  index: number,
  space: FeatureSpace,
  balance: Float64Array,
  plan: TrainingPlan,
): Example[] {
  const label = lines.labelOf[index] as number;
  const weight = balance[label] as number;
  const clean = { vector: space.vectorOf(lines.clean[index] as FeatureBag), label, weight };
  const noisy = (lines.noisy[index] ?? []).map((bag) => ({
    vector: space.vectorOf(bag),
    label,
    weight: weight * plan.copyWeight,
  }));
  return [clean, ...noisy];
}

/** Small classes count a little more a line: the square root of the mean size over their size. */
function classBalance(lines: PreparedLines, chosen: readonly number[]): Float64Array {
  const sizes = new Float64Array(lines.labels.length);
  for (const index of chosen) {
    const label = lines.labelOf[index] as number;
    sizes[label] = (sizes[label] as number) + 1;
  }
  const present = sizes.filter((size) => size > 0).length || 1;
  const mean = chosen.length / present;
  return sizes.map((size) => (size === 0 ? 1 : Math.min(2, Math.max(0.5, Math.sqrt(mean / size)))));
}
