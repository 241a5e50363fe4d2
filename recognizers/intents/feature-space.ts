import { type FeatureBag } from './feature-bag';

/** A text as a sparse vector of length 1. `known` is the share of its feature mass seen in training. */
export interface SparseVector {
  ids: Int32Array;
  values: Float32Array;
  known: number;
}

/** How much words, concepts and characters count against each other (measured, nlu.md §4). */
const BLOCK_WEIGHTS = [1, 1, 1.5] as const;

/** Feature hash → dense id and IDF weight: an open-addressing table over typed arrays. */
export class FeatureSpace {
  /** Two places a slot: the hash and the id + 1 (0: free), side by side as they are read together. */
  private readonly slots: Uint32Array;
  private readonly mask: number;
  /** The weight of a feature never seen, for `known`. */
  private readonly rareWeight: number;

  /** @param keys hash of feature i; none twice. @param weights its IDF. */
  constructor(
    readonly keys: Uint32Array,
    readonly weights: Float32Array,
  ) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length * 2)));
    this.mask = size - 1;
    this.slots = new Uint32Array(size * 2);
    this.rareWeight = weights.reduce((most, weight) => Math.max(most, weight), 1);
    keys.forEach((key, id) => {
      let slot = key & this.mask;
      while (this.slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot * 2] = key;
      this.slots[slot * 2 + 1] = id + 1;
    });
  }

  get size(): number {
    return this.keys.length;
  }

  /** The id of a feature, -1 when it was not in the training lines. */
  idOf(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const next = this.slots[slot * 2 + 1] as number;
      if (next === 0 || this.slots[slot * 2] === hash) return next - 1;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Sublinear TF × IDF, each block of its fixed length, then the whole of length 1. */
  vectorOf(bag: FeatureBag): SparseVector {
    const count = bag.hashes.length;
    const ids = new Int32Array(count);
    const values = new Float32Array(count);
    const masses = [0, 0, 0];
    const ends = [0, 0, 0];
    let filled = 0;
    let unknown = 0;
    for (let index = 0; index < count; index++) {
      const block = index < bag.conceptsFrom ? 0 : index < bag.charsFrom ? 1 : 2;
      const id = this.idOf(bag.hashes[index] as number);
      const weight = id < 0 ? this.rareWeight : (this.weights[id] as number);
      const times = bag.counts[index] as number;
      const value = times === 1 ? weight : (1 + Math.log(times)) * weight;
      if (id < 0) {
        unknown += value * value;
        continue;
      }
      masses[block] = (masses[block] as number) + value * value;
      ids[filled] = id;
      values[filled++] = value;
      ends[block] = filled;
    }
    scaleBlocks(values, filled, masses, ends);
    const mass = masses.reduce((sum, part) => sum + part, 0);
    const known = mass === 0 ? 0 : mass / (mass + unknown);
    return { ids: ids.subarray(0, filled), values: values.subarray(0, filled), known };
  }
}

function scaleBlocks(values: Float32Array, filled: number, masses: readonly number[], ends: number[]): void {
  const lengths = masses.map((mass, block) => (mass > 0 ? (BLOCK_WEIGHTS[block] ?? 1) : 0));
  const whole = Math.hypot(...lengths) || 1;
  const scales = masses.map((mass, block) =>
    mass > 0 ? (lengths[block] ?? 0) / (Math.sqrt(mass) * whole) : 0,
  );
  const conceptsFrom = ends[0] ?? 0;
  const charsFrom = Math.max(conceptsFrom, ends[1] ?? 0);
  for (let index = 0; index < filled; index++) {
    const block = index < conceptsFrom ? 0 : index < charsFrom ? 1 : 2;
    values[index] = (values[index] as number) * (scales[block] as number);
  }
}

/** From this many lines on, features of a single line are left out: half the work, the same answers. */
const MANY_LINES = 3_000;

/**
 * The space of a set of training lines.
 * @param bags clean lines. @param extra noisy copies: their features count only when seen twice.
 */
export function buildFeatureSpace(bags: readonly FeatureBag[], extra: readonly FeatureBag[]): FeatureSpace {
  const frequency = new Map<number, number>();
  for (const bag of bags) for (const hash of bag.hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const noisy = new Map<number, number>();
  for (const bag of extra) {
    for (const hash of bag.hashes) if (!frequency.has(hash)) noisy.set(hash, (noisy.get(hash) ?? 0) + 1);
  }
  for (const [hash, count] of noisy) if (count > 1) frequency.set(hash, 1);
  const lines = bags.length;
  if (lines >= MANY_LINES) for (const [hash, count] of frequency) if (count === 1) frequency.delete(hash);
  const keys = Uint32Array.from(frequency.keys());
  const weights = Float32Array.from(frequency.values(), (count) => Math.log((1 + lines) / (1 + count)) + 1);
  return new FeatureSpace(keys, weights);
}
