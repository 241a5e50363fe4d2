import { shuffle, type Random } from '../random';
import { type Example, type LinearWeights } from './linear-weights';

export interface SvmOptions {
  epochs: number;
  /** Cost of an error: larger fits the lines closer. */
  cost: number;
}

/** How much more an error on a line of the class costs than one on another's: the others are many. */
const OWN_COST = 5;
/** Below this the line's multiplier is at its optimum. */
const SETTLED = 1e-3;

/**
 * One L2-loss support vector machine a class (one against the rest), by dual coordinate descent
 * (Hsieh et al. 2008, algorithm 1). A margin of every class below zero tells of a foreign text.
 */
export function trainSvm(
  examples: readonly Example[],
  size: { features: number; classes: number },
  options: SvmOptions,
  random: Random,
): LinearWeights {
  const { classes, features } = size;
  const weights = { classes, rows: new Float32Array(features * classes), bias: new Float32Array(classes) };
  const plane = new Float32Array(features + 1);
  for (let label = 0; label < classes; label++) {
    plane.fill(0);
    trainPlane(examples, label, plane, options, random);
    for (let feature = 0; feature < features; feature++) {
      weights.rows[feature * classes + label] = plane[feature] as number;
    }
    weights.bias[label] = plane[features] as number;
  }
  return weights;
}

/** `plane` has the weights and, last, the bias (a constant feature of value 1). */
function trainPlane(
  examples: readonly Example[],
  label: number,
  plane: Float32Array,
  options: SvmOptions,
  random: Random,
): void {
  const multipliers = new Float64Array(examples.length);
  let active = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < options.epochs && active.length > 0; epoch++) {
    shuffle(active, random);
    const moving = active.filter((index) => improve(examples[index] as Example, index));
    // Lines that do not move are left out of two rounds of three.
    active = epoch % 3 === 2 ? Int32Array.from(examples.keys()) : moving;
  }

  function improve(example: Example, index: number): boolean {
    const sign = example.label === label ? 1 : -1;
    const cost = options.cost * example.weight * (sign > 0 ? OWN_COST : 1);
    const slack = 1 / (2 * cost);
    const multiplier = multipliers[index] as number;
    const slope = sign * margin(example, plane) - 1 + slack * multiplier;
    if (Math.abs(multiplier === 0 ? Math.min(slope, 0) : slope) < SETTLED) return multiplier > 0;
    const next = Math.max(0, multiplier - slope / (2 + slack));
    multipliers[index] = next;
    move(example, plane, (next - multiplier) * sign);
    return true;
  }
}

function margin(example: Example, plane: Float32Array): number {
  const { ids, values } = example.vector;
  let sum = plane[plane.length - 1] as number;
  for (let index = 0; index < ids.length; index++) {
    sum += (values[index] as number) * (plane[ids[index] as number] as number);
  }
  return sum;
}

function move(example: Example, plane: Float32Array, step: number): void {
  const { ids, values } = example.vector;
  for (let index = 0; index < ids.length; index++) {
    const place = ids[index] as number;
    plane[place] = (plane[place] as number) + (values[index] as number) * step;
  }
  plane[plane.length - 1] = (plane[plane.length - 1] as number) + step;
}
