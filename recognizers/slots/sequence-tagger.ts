import { IntentScorer, type IntentModel } from '../intents/intent-model';
import { hashFeature } from '../intents/feature-bag';

/** The best labels of a row of tokens. */
export interface TaggedRow {
  labels: string[];
  /** How probable the label at a place is. Worked out when first asked: most texts have no slot. */
  probabilityAt: (place: number) => number;
}

/** What follows what is a feature too: "the label before is X", so that the model is one table of weights. */
export function transitionFeature(label: string): number {
  return hashFeature(`before:${label}`);
}

/** A linear-chain conditional random field (Lafferty et al. 2001): the best labels of a row of tokens together. */
export class SequenceTagger {
  private readonly scorer: IntentScorer;
  /** `transitions[j * K + k]`: the weight of k behind j. */
  private readonly transitions: Float64Array;

  constructor(readonly model: IntentModel) {
    this.scorer = new IntentScorer(model);
    const { labels } = model;
    this.transitions = new Float64Array(labels.length * labels.length);
    labels.forEach((label, before) => {
      const row = this.rowOf([transitionFeature(label)], false);
      this.transitions.set(row, before * labels.length);
    });
  }

  private rowOf(hashes: Iterable<number>, biased: boolean): Float64Array {
    const { labels, rows, scales, bias } = this.model;
    const scores = biased ? Float64Array.from(bias) : new Float64Array(labels.length);
    for (const hash of hashes) {
      const id = this.scorer.space.idOf(hash);
      if (id < 0) continue;
      const scale = scales[id] as number;
      for (let label = 0; label < scores.length; label++)
        scores[label] = (scores[label] as number) + scale * (rows[id * scores.length + label] as number);
    }
    return scores;
  }

  /** @param features of each token, as hashes. */
  tag(features: readonly Uint32Array[]): TaggedRow {
    if (features.length === 0) return { labels: [], probabilityAt: () => 0 };
    const emissions = features.map((hashes) => this.rowOf(hashes, true));
    const best = bestPath(emissions, this.transitions);
    let odds: Float64Array[] | undefined;
    return {
      labels: best.map((label) => this.model.labels[label] ?? 'O'),
      probabilityAt: (place) => {
        odds ??= marginals(emissions, this.transitions);
        return odds[place]?.[best[place] ?? 0] ?? 0;
      },
    };
  }
}

/** Viterbi. */
function bestPath(emissions: readonly Float64Array[], transitions: Float64Array): number[] {
  const classes = emissions[0]?.length ?? 0;
  let scores = Float64Array.from(emissions[0] ?? []);
  const from: Int32Array[] = [];
  for (const emission of emissions.slice(1)) {
    const next = new Float64Array(classes).fill(-Infinity);
    const back = new Int32Array(classes);
    for (let before = 0; before < classes; before++) {
      for (let label = 0; label < classes; label++) {
        const score = (scores[before] as number) + (transitions[before * classes + label] as number);
        if (score <= (next[label] as number)) continue;
        next[label] = score;
        back[label] = before;
      }
    }
    for (let label = 0; label < classes; label++)
      next[label] = (next[label] as number) + (emission[label] as number);
    from.push(back);
    scores = next;
  }
  let last = 0;
  scores.forEach((score, label) => (last = score > (scores[last] as number) ? label : last));
  const path = [last];
  for (let place = from.length - 1; place >= 0; place--) path.unshift(from[place]?.[path[0] ?? 0] ?? 0);
  return path;
}

/** Forward and backward in plain numbers, each place scaled to sum 1: the probability of each label at each place. */
export function marginals(emissions: readonly Float64Array[], transitions: Float64Array): Float64Array[] {
  const { forward, backward } = forwardBackward(emissions, transitions);
  return forward.map((ahead, place) => {
    const odds = ahead.map((value, label) => value * (backward[place]?.[label] ?? 0));
    const sum = odds.reduce((total, value) => total + value, 0) || 1;
    return odds.map((value) => value / sum);
  });
}

/** Scaled messages; `exp` of the transitions is `factors`. */
export function forwardBackward(emissions: readonly Float64Array[], transitions: Float64Array) {
  const classes = emissions[0]?.length ?? 0;
  const factors = transitions.map(Math.exp);
  const own = emissions.map((emission) => {
    const most = emission.reduce((largest, value) => Math.max(largest, value), -Infinity);
    return emission.map((value) => Math.exp(value - most));
  });
  const forward: Float64Array[] = [];
  own.forEach((mine, place) => {
    const before = forward[place - 1];
    const ahead = new Float64Array(classes);
    for (let from = 0; from < classes; from++) {
      const mass = before ? (before[from] as number) : 0;
      for (let label = 0; before && label < classes; label++)
        ahead[label] = (ahead[label] as number) + mass * (factors[from * classes + label] as number);
    }
    forward.push(scaled(before ? ahead.map((value, label) => value * (mine[label] as number)) : mine));
  });
  const backward: Float64Array[] = Array.from(own, () => new Float64Array(classes).fill(1));
  for (let place = own.length - 2; place >= 0; place--) {
    const after = backward[place + 1] as Float64Array;
    const mine = own[place + 1] as Float64Array;
    const behind = backward[place] as Float64Array;
    for (let from = 0; from < classes; from++) {
      let sum = 0;
      for (let label = 0; label < classes; label++)
        sum +=
          (factors[from * classes + label] as number) * (mine[label] as number) * (after[label] as number);
      behind[from] = sum;
    }
    backward[place] = scaled(behind);
  }
  return { forward, backward, factors, own };
}

function scaled(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  return sum > 0 ? values.map((value) => value / sum) : values;
}
