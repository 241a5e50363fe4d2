import { type Product } from '../../domain/products/catalogue';
import { familyOf } from '../../domain/products/pack-size';
import { type Output, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { productLine } from './answer-lines';
import { topic } from './goods-list';
import { remembered } from './memory';
import { productName, productReference } from './reference';
import { askTheTeam } from './unanswered';

/** "Ada warna lain ga?": the other packs of its family; else that no row tells of another, and the team is asked. */
export function variantOutputs(turn: Turn): Output[] | undefined {
  if (turn.chosen !== undefined || !hears(turn, 'asksVariant')) return undefined;
  const reference = productReference(turn);
  const [product] = reference.kind === 'named' ? reference.products : [];
  return product && [...variantsOf(turn, product), topic(product)];
}

function variantsOf(turn: Turn, product: Product): Output[] {
  const family = familyOf(product, turn.views.catalogue.products.values());
  const name = productName(turn, product.sku);
  if (family.length < 2)
    return askTheTeam(turn, say('product.unknown-variant', { product: name }), product.sku);
  const lines = family.map((one) => productLine(turn, one));
  return [remembered(family), say('product.packs', { products: { lines } })];
}
