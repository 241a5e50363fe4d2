import path from 'node:path';
import { type Product } from '../../domain/products/catalogue';
import { createRecognizer } from '../../recognizers';
import { type Recognizer } from '../../recognizers/recognizer';
import { type Config } from '../settings/config';
import { type Content } from '../content/content';
import { recognizerContent } from '../content/recognizer-content';
import { contentLog } from '../settings/logger';
import { ROOT } from '../settings/root';

/** What of the configuration decides who recognizes. */
export interface RecognizerConfig extends Pick<Config, 'luis' | 'mind'> {
  secrets: Pick<Config['secrets'], 'luisKey' | 'mindKey'>;
}

/** What was learnt while running, and what the build learnt from the content it was made with. */
const MODELS = path.join(ROOT, 'data', 'models');
export const BUILT_MODELS = path.join(ROOT, 'dist', 'trained');

/**
 * The recognizer of a company, trained on its words and the products as the catalogue has them. Training takes
 * seconds and is skipped when the model of exactly this content is found.
 * @param cacheDir where what is learnt is kept.
 */
export async function makeRecognizer(
  config: RecognizerConfig,
  content: Content,
  products: readonly Product[],
  cacheDir = MODELS,
): Promise<Recognizer> {
  const { luis, mind, secrets } = config;
  const names = content.outsideNames;
  const started = performance.now();
  const recognizer = await createRecognizer(recognizerContent(content, products), {
    cacheDir,
    builtDir: BUILT_MODELS,
    timeZone: content.company.timeZone,
    luis: luis && secrets.luisKey ? { ...luis, key: secrets.luisKey, names, onUnknown } : undefined,
    mind: mind && { ...mind, key: secrets.mindKey, onUnknown },
  });
  const ms = Math.round(performance.now() - started);
  contentLog.info({ phrases: content.phrases.length, ms }, 'the recognizer is ready');
  return recognizer;
}

/** Once per name, for the developers of the outside service. */
function onUnknown(intent: string): void {
  contentLog.warn(
    { intent: intent.slice(0, 100) },
    'the outside recognizer named an unknown intent; the local recognizer reads such messages',
  );
}
