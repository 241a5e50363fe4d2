import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RankedProduct } from '../../../domain/recognition/recognition';
import { createEntityFinder } from '../../../recognizers/entities/find-entities';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { type CategoryText, type ProductText, type RecognizerContent } from '../../../recognizers/recognizer';
import { createRetrieval } from '../../../recognizers/retrieval/retrieval';
import { normalizeText } from '../../../recognizers/text/normalize';

/** A question with the products any of which is a right answer; none for what asks after no product of the shop. */
export interface CatalogueQuestion {
  text: string;
  skus: readonly string[];
}

/** A small shop with questions its customers ask. */
export interface FixtureCatalogue {
  products: ProductText[];
  categories: CategoryText[];
  questions: CatalogueQuestion[];
}

export function fixtureCatalogue(name: string): FixtureCatalogue {
  return JSON.parse(
    readFileSync(join('test', 'data', 'retrieval', `${name}.json`), 'utf8'),
  ) as FixtureCatalogue;
}

/** Products found by a shop's catalogue alone: no phrases and no frequent questions of any company. */
export function productFinder(
  products: ProductText[],
  categories: CategoryText[],
): (text: string) => RankedProduct[] {
  const content: RecognizerContent = {
    hash: 'certainty',
    intents: [],
    phrases: [],
    products,
    categories,
    faq: [],
    cities: [],
  };
  const knowledge = featureKnowledge(content);
  const isCommon = (word: string): boolean => knowledge.knows(word);
  const findEntities = createEntityFinder(content, isCommon, (word) => knowledge.isOrdinary(word));
  const retrieve = createRetrieval(content, knowledge, isCommon, {
    dir: undefined,
    builtDir: undefined,
    contentHash: content.hash,
    seed: 1,
  });
  return (text) => {
    const normal = normalizeText(text);
    const today = { year: 2026, month: 11, day: 23 };
    const entities = findEntities({ normal, language: undefined, today, expecting: undefined });
    return retrieve(normal, entities).products;
  };
}
