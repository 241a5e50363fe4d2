import { lastOffered } from '../../domain/conversation/offered';
import { type Product } from '../../domain/products/catalogue';
import { categoryOf, inCategory, priceOf } from './fit';
import { fitsQuantity } from '../../domain/products/fit';
import { firstPurchaseOutputs } from './offers';
import { type Output, record } from '../contract/outputs';
import { aboutAnswer, citation } from './answer-lines';
import { said } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** "Yang paling murah", "a cheaper one": of the kind that is talked about; undefined when that is not asked. */
export function cheapestOutputs(turn: Turn): Output[] | undefined {
  const product = cheapest(turn);
  if (!product) return undefined;
  return [
    ...aboutAnswer(turn, product),
    citation(product),
    ...firstPurchaseOutputs(turn, product),
    record({ type: 'topic_set', sku: product.sku }),
  ];
}

/** The kind whose products were shown last. */
function listedLast({ conversation }: Turn): string | undefined {
  return lastOffered(conversation, 'listed');
}

/** The cheapest that is made for as many as they said; of "cheaper", the next below what was talked about. */
function cheapest(turn: Turn): Product | undefined {
  const { cheapest: least, cheaper: less } = turn.views.cues;
  const text = said(turn);
  const isLeast = least.test(text);
  if (!isLeast && !less.test(text)) return undefined;
  const { topicSku } = turn.conversation;
  const topic = topicSku === undefined ? undefined : turn.views.catalogue.products.get(topicSku);
  const slots = turn.contact.lead?.slots;
  const category = categoryOf(turn) ?? topic?.category ?? listedLast(turn) ?? slots?.category;
  if (category === undefined) return undefined;
  const kind = inCategory(turn, category);
  if (isLeast || !topic) return kind.find((one) => fitsQuantity(one, slots?.quantity) !== false);
  return kind.filter((product) => priceOf(turn, product) < priceOf(turn, topic)).at(-1);
}
