import { join } from 'node:path';
import { type IntentModel } from './intent-model';
import { loadModel, saveModel } from './model-file';

/** Where and under what name trained models are kept. */
export interface ModelCache {
  /** None: they are trained at each start. */
  dir: string | undefined;
  /** Where the build left models of the content it was made with; only read. */
  builtDir?: string;
  /** Names all the models were trained on. */
  contentHash: string;
  seed: number;
}

/** The stored model of this content, or a new one, which is then stored. A disk that refuses costs time only. */
export function cachedModel(name: string, cache: ModelCache, train: () => IntentModel): IntentModel {
  const hash = `${cache.contentHash}:${cache.seed}:${name}`;
  const file = `${name}.model`;
  const built = cache.builtDir === undefined ? undefined : loadModel(join(cache.builtDir, file), hash);
  if (built) return built;
  if (cache.dir === undefined) return train();
  const path = join(cache.dir, file);
  const stored = loadModel(path, hash);
  if (stored) return stored;
  const model = train();
  saveModel(path, model, hash);
  return model;
}
