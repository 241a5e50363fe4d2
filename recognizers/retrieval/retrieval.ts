import { type Entity } from '../../domain/recognition/entities';
import {
  type DescribedGoods,
  type RankedFaq,
  type RankedProduct,
} from '../../domain/recognition/recognition';
import { type ModelCache } from '../intents/cached-model';
import { type WordKnowledge } from '../intents/knowledge';
import { type RecognizerContent } from '../recognizer';
import { type NormalText, withWords } from '../text/normalize';
import { DescribedGoodsReader } from './described-goods';
import { FaqIndex } from './faq-index';
import { SearchIndex } from './search-index';

/** Catalogue rows and frequent questions a text may be about, best first. */
export type Retrieval = (
  normal: NormalText,
  entities: readonly Entity[],
) => { products: RankedProduct[]; faq: RankedFaq[]; described: DescribedGoods | undefined };

const MOST = 5;

/** @param isCommon words spelt right, which are not to be taken for others. */
export function createRetrieval(
  content: RecognizerContent,
  knowledge: WordKnowledge,
  isCommon: (word: string) => boolean,
  cache: ModelCache,
): Retrieval {
  const catalogue = new SearchIndex(
    content.products.map(({ sku, name, aliases, description, tags, category }) => ({
      id: sku,
      title: [name, sku, ...aliases].join(' . '),
      body: [description, category, ...tags].join(' . '),
    })),
    isCommon,
  );
  const questions = FaqIndex.create(content, knowledge, cache);
  const descriptions = new DescribedGoodsReader(
    content.products,
    content.categories,
    content.faq.flatMap(({ questions: asked }) => asked),
    (word) => knowledge.isOrdinary(word),
    (word) => knowledge.repair(word),
  );
  return (normal, entities) => ({
    products: withNamed(catalogue.search(normal), entities),
    faq: questions.search(asked(normal, entities)),
    described: descriptions.read(normal, entities),
  });
}

/** How to reach somebody and where they live says nothing of what they ask beside it: "Jl. Melati 5, COD bisa?" */
const BESIDE_A_QUESTION: ReadonlySet<Entity['type']> = new Set(['phone', 'email', 'address'] as const);

function asked(normal: NormalText, entities: readonly Entity[]): NormalText {
  const beside = entities.filter(({ type }) => BESIDE_A_QUESTION.has(type));
  const words = normal.words.filter(
    (word) => !beside.some(({ start, end }) => word.start < end && start < word.end),
  );
  return beside.length > 0 && words.some(({ kind }) => kind === 'word') ? withWords(normal, words) : normal;
}

/** Products named outright stand first. */
function withNamed(
  found: ReadonlyArray<{ id: string; score: number }>,
  entities: readonly Entity[],
): RankedProduct[] {
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  for (const entity of entities) {
    if (entity.type !== 'product') continue;
    const { sku, score } = entity.value;
    scores.set(sku, Math.max(score, scores.get(sku) ?? 0));
  }
  return [...scores]
    .map(([sku, score]) => ({ sku, score }))
    .sort((first, second) => second.score - first.score)
    .slice(0, MOST);
}
