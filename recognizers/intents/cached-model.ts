import { join } from 'node:path';
import { type IntentModel } from './intent-model';
import { loadModel, saveModel } from './model-file';

/** Where and under what name trained models are kept. */
export interface ModelCache {
  /** None: they are trained at each start. */
  dir: string | undefined;
  /** Names all the models were trained on. */
  contentHash: string;
  seed: number;
}

/** The stored model of this content, or a new one, which is then stored. A disk that refuses costs time only. */
export function cachedModel(name: string, cache: ModelCache, train: () => IntentModel): IntentModel {
  const hash = `${cache.contentHash}:${cache.seed}:${name}`;
  if (cache.dir === undefined) return train();
  const path = join(cache.dir, `${name}.model`);
  const stored = loadModel(path, hash);
  if (stored) return stored;
  const model = train();
  try {
    saveModel(path, model, hash);
  } catch {
    // A read-only or full disk: the model is trained again at the next start.
  }
  return model;
}
