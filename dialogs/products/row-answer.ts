import { type Product } from '../../domain/products/catalogue';
import { type Output } from '../contract/outputs';
import { aboutLine, specOutput } from './answer-lines';
import { plain } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/**
 * "M2 bisa buat espresso?": no spec is named, and yet a row may tell. Its description, else the specs, that have
 * every word the message asks with; undefined when none has: "giling lada" is more than "giling" (P-1).
 */
export function toldByRows(turn: Turn, product: Product): Output[] | undefined {
  const { words = [], foreign = [] } = turn.recognition.described ?? {};
  const asked = words.filter(({ word }) => !isOfName(turn, product, word));
  if (asked.length === 0 || foreign.length > 0) return undefined;
  if (!asked.every(({ skus }) => skus.includes(product.sku))) return undefined;
  const holds = (text: string): boolean => asked.every(({ word }) => plain(text).includes(plain(word)));
  const known = turn.views.productWords.get(product.sku);
  const about = known ? `${known.description.id} ${known.description.en}` : product.description;
  const specs = product.specs.filter(({ key, value }) =>
    holds(`${key} ${value} ${known?.specs.get(key)?.en ?? ''}`),
  );
  if (holds(about) || specs.length === 0) return [aboutLine(turn, product)];
  return specs.slice(0, 2).map((spec) => specOutput(turn, product, spec));
}

/** What the thing is called asks nothing of it. */
function isOfName(turn: Turn, product: Product, word: string): boolean {
  const known = turn.views.productWords.get(product.sku)?.name;
  const names = plain(`${product.sku} ${product.name} ${known?.en ?? ''} ${product.aliases.join(' ')}`);
  return names.split(' ').includes(plain(word));
}
