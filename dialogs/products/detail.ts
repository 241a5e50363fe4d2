import { productsBySku } from '../../domain/products/catalogue';
import { type Output, ask, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { aboutAnswer, citation, specLines, stockAnswer } from './answer-lines';
import { cardButton } from './cards';
import { topic } from './goods-list';
import { productName } from './reference';

/** [Detail] on a card: all that the rows of a thing tell, and the way to order it. */
export function detailOutputs(turn: Turn, sku: string): Output[] {
  const [product] = productsBySku(turn.views.catalogue, [sku]);
  if (!product) return [say('product.which-product')];
  const lines = specLines(turn, product);
  const values = { product: productName(turn, sku), specs: { lines } };
  const isSold = !product.discontinued && product.stock?.quantity !== 0;
  return [
    ...aboutAnswer(turn, product),
    ...stockAnswer(turn, product),
    ...(lines.length > 0 ? [say('product.specs', values)] : []),
    citation(product),
    ...(isSold && turn.open.length === 0 ? [ask('card.order-it', [cardButton(turn, product, 'buy')])] : []),
    topic(product),
  ];
}
