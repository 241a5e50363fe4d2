import { type Product } from '../../domain/products/catalogue';
import { type Output, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { topic } from './goods-list';
import { productName, productReference } from './reference';
import { askTheTeam } from './unanswered';

/** "Kirim fotonya dong": the page that has the pictures, where a row names one (P-1); undefined when none is wanted. */
export function pictureOutputs(turn: Turn): Output[] | undefined {
  if (turn.chosen !== undefined || !hears(turn, 'picture')) return undefined;
  const reference = productReference(turn);
  const [product] = reference.kind === 'named' ? reference.products : [];
  return product && [...pageOf(turn, product), topic(product)];
}

function pageOf(turn: Turn, product: Product): Output[] {
  const name = productName(turn, product.sku);
  const { sourceUrl } = product;
  if (sourceUrl === undefined)
    return askTheTeam(turn, say('product.no-picture', { product: name }), product.sku);
  return [say('product.picture', { product: name, url: sourceUrl.replace(/^https?:\/\//, '') })];
}
