import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Views } from '../../dialogs/contract/turn';
import { type Product } from '../../domain/products/catalogue';
import { catalogueVersion, loadCatalogue } from '../../models/catalogue/catalogue-store';
import { type Database } from '../../models/database/database';
import { type Recognizer } from '../../recognizers/recognizer';
import { type Content } from '../content/content';
import { recognizerContent } from '../content/recognizer-content';
import { contentLog, errorFields } from '../settings/logger';
import { type RecognizerConfig, makeRecognizer } from './make-recognizer';
import { viewsOf } from './views';

/** What the bot sells now: refreshed when another process has imported a catalogue. */
export interface LiveCatalogue {
  views: () => Views;
  /** Always the newest one. */
  recognizer: Recognizer;
  /** Looks once. @returns whether there was something new */
  refresh: () => Promise<boolean>;
  /** Stops looking; resolves when nothing is under way. */
  stop: () => Promise<void>;
}

export interface LiveCatalogueDeps {
  database: Database;
  content: Content;
  products: readonly Product[];
  /** The version these products were read at. */
  version: string;
  recognizer: Recognizer;
  /** Makes a recognizer for other product words; undefined: the given one stays. */
  rebuild: ((products: readonly Product[]) => Promise<Recognizer>) | undefined;
}

/** One read of one row; a salesperson waits no longer than this for a new price. */
const LOOK_MS = 3_000;

/** Views that follow the database. Prices and stock are there at once; new words when they were learned. */
export function liveCatalogue(deps: LiveCatalogueDeps): LiveCatalogue {
  const { database, content } = deps;
  let { version } = deps;
  let views = viewsOf(content, deps.products);
  let words = recognizerContent(content, deps.products).hash;
  let { recognizer } = deps;
  let learning: Promise<void> = Promise.resolve();

  const learn = async (products: readonly Product[]): Promise<void> => {
    const { hash } = recognizerContent(content, products);
    if (hash === words || !deps.rebuild) return;
    recognizer = await deps.rebuild(products);
    words = hash;
  };
  const refresh = async (): Promise<boolean> => {
    if ((await catalogueVersion(database)) === version) return false;
    const read = await loadCatalogue(database);
    const { products } = read;
    version = read.version;
    views = viewsOf(content, products);
    contentLog.info({ products: products.length, version }, 'the catalogue was refreshed');
    learning = learning.then(() => learn(products)).catch(tell);
    return true;
  };
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = refresh().catch(tell);
  }, LOOK_MS);
  timer.unref();
  return {
    views: () => views,
    recognizer: { recognize: (text, context) => recognizer.recognize(text, context) },
    refresh,
    stop: async () => {
      clearInterval(timer);
      await looking;
      await learning;
    },
  };
}

function tell(error: unknown): void {
  contentLog.error(errorFields(error), 'the catalogue could not be refreshed; the former one stays');
}

/**
 * Trains on another thread, so that conversations go on meanwhile: the thread leaves the model in the cache, and
 * here it is only read.
 */
export async function rebuildInBackground(
  config: RecognizerConfig,
  content: Content,
  products: readonly Product[],
): Promise<Recognizer> {
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'train-recognizer.js'), {
      workerData: { content, products },
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('the recognizer could not be trained'));
    });
  });
  return makeRecognizer(config, content, products);
}
