/** A line that was not trained on: its raw scores by both models, and its true class. */
export interface HeldOutLine {
  softmax: Float64Array;
  svm: Float64Array;
  label: number;
  /** The share of its features known to the model (0..1). */
  known: number;
}

/** How the two models are summed and made probabilities. */
export interface Calibration {
  /** How much the support vector machines count against the softmax scores. */
  svmShare: number;
  /** 1 / temperature. */
  sharpness: number;
}

const SHARPEST = 12;
const SOFTEST = 0.05;
const SHARES = [0, 1, 2, 4, 7, 12, 20];
const USUAL: Calibration = { svmShare: 6, sharpness: 0.5 };

/**
 * The calibration under which the held-out lines are most likely; the usual one when there are none.
 * @param shares of the support vector machines to try.
 */
export function fitCalibration(
  lines: readonly HeldOutLine[],
  shares: readonly number[] = SHARES,
): Calibration {
  if (lines.length === 0) return USUAL;
  let best = { ...USUAL, surprise: Infinity };
  for (const svmShare of shares) {
    const mixed = lines.map(({ softmax, svm, label }) => ({
      scores: mixedScores(softmax, svm, svmShare),
      label,
    }));
    const { sharpness, surprise } = fitSharpness(mixed);
    if (surprise < best.surprise) best = { svmShare, sharpness, surprise };
  }
  return { svmShare: best.svmShare, sharpness: best.sharpness };
}

export function mixedScores(softmax: Float64Array, svm: Float64Array, svmShare: number): Float64Array {
  return softmax.map((score, label) => score + svmShare * (svm[label] as number));
}

interface Scored {
  scores: Float64Array;
  label: number;
}

/** Golden section over the logarithm of the sharpness. */
function fitSharpness(lines: readonly Scored[]): { sharpness: number; surprise: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(SOFTEST);
  let high = Math.log(SHARPEST);
  for (let round = 0; round < 9; round++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (surpriseOf(lines, Math.exp(left)) < surpriseOf(lines, Math.exp(right))) high = right;
    else low = left;
  }
  const sharpness = Math.exp((low + high) / 2);
  return { sharpness, surprise: surpriseOf(lines, sharpness) };
}

/** Minus the log likelihood of the true classes. */
function surpriseOf(lines: readonly Scored[], sharpness: number): number {
  let sum = 0;
  for (const { scores, label } of lines) {
    let most = -Infinity;
    for (const score of scores) if (score > most) most = score;
    let all = 0;
    for (const score of scores) all += Math.exp((score - most) * sharpness);
    sum += Math.log(all) - ((scores[label] as number) - most) * sharpness;
  }
  return sum;
}

/** The scope score that keeps `keep` (0..1) of the held-out lines. */
export function fitScopeThreshold(scopes: readonly number[], keep: number): number {
  if (scopes.length === 0) return -Infinity;
  const sorted = [...scopes].sort((first, second) => first - second);
  return sorted[Math.floor((1 - keep) * sorted.length)] ?? -Infinity;
}

/** Numbers 0..folds-1 for the lines, each class spread evenly. */
export function assignFolds(labelOf: Int32Array, folds: number): Int32Array {
  const seen = new Map<number, number>();
  return labelOf.map((label) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    return (count + label) % folds;
  });
}
