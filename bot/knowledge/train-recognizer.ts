import { workerData } from 'node:worker_threads';
import { type Product } from '../../domain/products/catalogue';
import { type Content } from '../content/content';
import { makeRecognizer } from './make-recognizer';

/** The thread of `rebuildInBackground`: trains, leaves the model in the cache and ends. */
const { content, products } = workerData as { content: Content; products: readonly Product[] };

const nothingRemote = {
  luis: undefined,
  mind: undefined,
  secrets: { luisKey: undefined, mindKey: undefined },
};

makeRecognizer(nothingRemote, content, products).catch((error: unknown) => {
  throw error;
});
