import { type IntentModel, quantize } from '../intents/intent-model';
import { shuffle, type Random } from '../random';
import { forwardBackward, transitionFeature } from './sequence-tagger';

/** A row of tokens: the features of each as hashes, and its label by number. */
export interface LabelledRow {
  features: readonly Uint32Array[];
  labels: readonly number[];
}

const EPOCHS = 4;
const RATE = 0.3;
/** Features met fewer times teach nothing. */
const LEAST = 2;
/** Weights smaller than this change nothing and are left out. */
const PRUNED = 0.1;

/** Trains a linear-chain conditional random field by AdaGrad (Duchi et al. 2011). */
export function trainSequence(rows: readonly LabelledRow[], labels: string[], random: Random): IntentModel {
  const ids = knownFeatures(rows);
  const classes = labels.length;
  const table = new WeightTable(ids.size, classes);
  const numbered = rows.map(({ features, labels: gold }) => ({
    gold,
    features: features.map((hashes) =>
      Int32Array.from([...hashes].map((hash) => ids.get(hash) ?? -1).filter((id) => id >= 0)),
    ),
  }));
  const order = Int32Array.from(numbered.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const index of order) step(numbered[index] as NumberedRow, table);
  }
  return modelOf(ids, labels, table);
}

interface NumberedRow {
  gold: readonly number[];
  features: readonly Int32Array[];
}

/** Weights of features and transitions with the squares of their gradients. */
class WeightTable {
  readonly rows: Float32Array;
  readonly transitions: Float64Array;
  readonly bias: Float32Array;
  private readonly squares: Float32Array;
  private readonly transitionSquares: Float64Array;
  private readonly biasSquares: Float32Array;

  constructor(
    features: number,
    readonly classes: number,
  ) {
    this.rows = new Float32Array(features * classes);
    this.squares = new Float32Array(features * classes);
    this.transitions = new Float64Array(classes * classes);
    this.transitionSquares = new Float64Array(classes * classes);
    this.bias = new Float32Array(classes);
    this.biasSquares = new Float32Array(classes);
  }

  emission(features: Int32Array): Float64Array {
    const { classes, rows } = this;
    const scores = Float64Array.from(this.bias);
    for (const id of features) {
      for (let label = 0; label < classes; label++)
        scores[label] = (scores[label] as number) + (rows[id * classes + label] as number);
    }
    return scores;
  }

  descend(features: Int32Array, label: number, gradient: number): void {
    move(this.bias, this.biasSquares, label, gradient);
    for (const id of features) move(this.rows, this.squares, id * this.classes + label, gradient);
  }

  descendTransition(from: number, to: number, gradient: number): void {
    move(this.transitions, this.transitionSquares, from * this.classes + to, gradient);
  }
}

function move(
  weights: Float32Array | Float64Array,
  squares: Float32Array | Float64Array,
  place: number,
  gradient: number,
): void {
  const square = (squares[place] as number) + gradient * gradient;
  squares[place] = square;
  weights[place] = (weights[place] as number) - (RATE * gradient) / (Math.sqrt(square) + 1e-6);
}

/** Gradients smaller than this are not worth their time. */
const NEGLIGIBLE = 1e-3;

function step({ gold, features }: NumberedRow, table: WeightTable): void {
  const { classes } = table;
  const emissions = features.map((ids) => table.emission(ids));
  const { forward, backward, factors, own } = forwardBackward(emissions, table.transitions);
  for (let place = 0; place < features.length; place++) {
    const odds = normalized(
      (forward[place] as Float64Array).map((value, label) => value * (backward[place]?.[label] ?? 0)),
    );
    for (let label = 0; label < classes; label++) {
      const gradient = (odds[label] as number) - (gold[place] === label ? 1 : 0);
      if (Math.abs(gradient) > NEGLIGIBLE) table.descend(features[place] as Int32Array, label, gradient);
    }
    if (place === 0) continue;
    const pairs = normalized(
      pairOdds(
        forward[place - 1] as Float64Array,
        own[place] as Float64Array,
        backward[place] as Float64Array,
        factors,
      ),
    );
    for (let pair = 0; pair < pairs.length; pair++) {
      const [from, to] = [Math.floor(pair / classes), pair % classes];
      const gradient = (pairs[pair] as number) - (gold[place - 1] === from && gold[place] === to ? 1 : 0);
      if (Math.abs(gradient) > NEGLIGIBLE) table.descendTransition(from, to, gradient);
    }
  }
}

/** How probable each pair of neighbouring labels is, not yet summing to 1. */
function pairOdds(
  before: Float64Array,
  own: Float64Array,
  after: Float64Array,
  factors: Float64Array,
): Float64Array {
  const classes = own.length;
  const pairs = new Float64Array(classes * classes);
  for (let from = 0; from < classes; from++) {
    for (let to = 0; to < classes; to++)
      pairs[from * classes + to] =
        (before[from] as number) *
        (factors[from * classes + to] as number) *
        (own[to] as number) *
        (after[to] as number);
  }
  return pairs;
}

function normalized(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  if (sum > 0)
    for (let index = 0; index < values.length; index++) values[index] = (values[index] as number) / sum;
  return values;
}

function knownFeatures(rows: readonly LabelledRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of rows)
    for (const hashes of features) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const ids = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= LEAST) ids.set(hash, ids.size);
  return ids;
}

/** Features whose weights are all small are left out; transitions join the table as features of their own. */
function modelOf(ids: ReadonlyMap<number, number>, labels: string[], table: WeightTable): IntentModel {
  const { classes } = table;
  const kept: Array<{ hash: number; weights: ArrayLike<number> }> = [];
  for (const [hash, id] of ids) {
    const weights = table.rows.subarray(id * classes, (id + 1) * classes);
    if (weights.some((weight) => Math.abs(weight) >= PRUNED)) kept.push({ hash, weights });
  }
  labels.forEach((label, from) =>
    kept.push({
      hash: transitionFeature(label),
      weights: table.transitions.subarray(from * classes, (from + 1) * classes),
    }),
  );
  const rows = new Float32Array(kept.length * classes);
  kept.forEach(({ weights }, place) => rows.set(weights, place * classes));
  return {
    labels,
    keys: Uint32Array.from(kept, ({ hash }) => hash),
    weights: new Float32Array(kept.length).fill(1),
    ...quantize({ classes, rows, bias: table.bias }),
    svmShare: 0,
    sharpness: 1,
    scopeThreshold: 0,
  };
}
