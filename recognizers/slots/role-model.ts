import { fitCalibration } from '../intents/calibrate';
import { hashFeature } from '../intents/feature-bag';
import { IntentScorer, quantize, rawScores, type IntentModel } from '../intents/intent-model';
import { softmax } from '../intents/linear-weights';
import { trainSoftmax } from '../intents/train-softmax';
import { type SparseVector } from '../intents/feature-space';
import { type Random } from '../random';
import { SLOT_LABELS, type SlotType } from './slot-labels';
import { type SlotToken } from './slot-tokens';

/** A span of tokens of one type, `to` exclusive. */
export interface TokenSpan {
  type: SlotType;
  from: number;
  to: number;
}

/** A role and how probable it is. */
export interface ScoredRole {
  role: string;
  probability: number;
}

const REACH = 4;
const PLAN = { epochs: 12, rate: 3 };

/** What tells the role of a span: words and classes on both sides, its neighbours, all the text by class. */
export function roleFeatures(
  tokens: readonly SlotToken[],
  span: TokenSpan,
  spans: readonly TokenSpan[],
  expecting: string | undefined,
): number[] {
  const features: number[] = [];
  const add = (feature: string) => features.push(hashFeature(`${span.type}|${feature}`));
  add('always');
  for (let step = 1; step <= REACH; step++) {
    for (const [side, token] of [
      ['<', tokens[span.from - step]],
      ['>', tokens[span.to + step - 1]],
    ] as const) {
      if (!token) {
        if (step === 1) add(`${side}end`);
        continue;
      }
      add(`${side}${token.form}`);
      if (step < 3) add(`${side}${step}${token.form}`);
      for (const tag of token.tags) {
        add(`${side}${tag}`);
        if (step < 3) add(`${side}${step}${tag}`);
      }
    }
  }
  add(`<<${tokens[span.from - 2]?.form ?? '^'} ${tokens[span.from - 1]?.form ?? '^'}`);
  add(`>>${tokens[span.to]?.form ?? '$'} ${tokens[span.to + 1]?.form ?? '$'}`);
  for (const tag of new Set(tokens.flatMap(({ tags }, at) => (at < span.from || at >= span.to ? tags : []))))
    add(`*${tag}`);
  for (const tag of new Set(tokens.slice(span.from, span.to).flatMap(({ tags }) => tags))) add(`=${tag}`);
  const place = spans.findIndex(({ from }) => from === span.from);
  add(`before ${spans[place - 1]?.type ?? 'none'}`);
  add(`after ${spans[place + 1]?.type ?? 'none'}`);
  add(`nth ${spans.slice(0, Math.max(place, 0)).filter(({ type }) => type === span.type).length}`);
  if (span.to - span.from === tokens.length) add('only');
  if (expecting !== undefined) add(`expecting ${expecting}`);
  return features;
}

/** A span with its true role, for training. */
export interface RoleExample {
  type: SlotType;
  features: readonly number[];
  role: string;
  /** Of a wording held out to calibrate; undefined: of both kinds. */
  heldOut: boolean | undefined;
}

/** Softmax regression over the roles, calibrated on lines it has not seen. */
export function trainRoles(examples: readonly RoleExample[], random: Random): IntentModel {
  const labels = [...new Set(examples.map(({ role }) => role))].sort();
  const keys = [...new Set(examples.flatMap(({ features }) => features))];
  const ids = new Map(keys.map((key, id) => [key, id]));
  const lines = examples.map(({ features, role, heldOut }) => ({
    vector: vectorOf(features, ids),
    label: labels.indexOf(role),
    weight: 1,
    heldOut,
  }));
  const size = { features: keys.length, classes: labels.length };
  const tried = trainSoftmax(
    lines.filter(({ heldOut }) => heldOut === false),
    size,
    PLAN,
    random,
  );
  const unseen = lines
    .filter(({ heldOut }) => heldOut === true)
    .map(({ vector, label }) => ({
      softmax: rawScores(tried, vector),
      svm: new Float64Array(labels.length),
      label,
      known: 1,
    }));
  return {
    labels,
    keys: Uint32Array.from(keys),
    weights: new Float32Array(keys.length).fill(1),
    ...quantize(trainSoftmax(lines, size, PLAN, random)),
    ...fitCalibration(unseen, [0]),
    scopeThreshold: 0,
  };
}

function vectorOf(features: readonly number[], ids: ReadonlyMap<number, number>): SparseVector {
  const known = [...new Set(features)].map((hash) => ids.get(hash)).filter((id) => id !== undefined);
  const value = 1 / Math.sqrt(known.length || 1);
  return { ids: Int32Array.from(known), values: new Float32Array(known.length).fill(value), known: 1 };
}

/** Tells whose a span is and what for. */
export class RoleReader {
  private readonly scorer: IntentScorer;
  private readonly ids: ReadonlyMap<number, number>;

  constructor(private readonly model: IntentModel) {
    this.scorer = new IntentScorer(model);
    this.ids = new Map([...model.keys].map((key, id) => [key, id]));
  }

  /** The most probable of the roles this type can have. */
  read(type: SlotType, features: readonly number[]): ScoredRole {
    const scores = this.scorer.scores(vectorOf(features, this.ids));
    const roles = Object.keys(SLOT_LABELS[type]);
    this.model.labels.forEach((label, index) => {
      if (!roles.includes(label)) scores[index] = -Infinity;
    });
    softmax(scores, this.model.sharpness);
    let best = 0;
    scores.forEach((score, index) => (best = score > (scores[best] as number) ? index : best));
    return { role: this.model.labels[best] ?? roles[0] ?? 'self', probability: scores[best] ?? 0 };
  }
}
