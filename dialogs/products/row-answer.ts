import { type Product } from '../../domain/products/catalogue';
import { type Output } from '../contract/outputs';
import { aboutLine, specOutput } from './answer-lines';
import { framed, plain, plainText } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/**
 * "M2 bisa buat espresso?": no spec is named, and yet a row may tell. Its description, else the specs, that hold
 * every word the message asks with; undefined when none does: "giling lada" is more than "giling" (P-1).
 */
export function toldByRows(turn: Turn, product: Product): Output[] | undefined {
  const asked = plainText(turn)
    .split(/[ ?]+/u)
    .filter((word) => word.length > 3 && !turn.views.cues.saysNothing.test(framed(word)));
  if (asked.length === 0) return undefined;
  const holds = (text: string): boolean => asked.every((word) => ` ${plain(text)}`.includes(` ${word}`));
  const words = turn.views.productWords.get(product.sku);
  const about = words ? `${words.description.id} ${words.description.en}` : product.description;
  if (holds(about)) return [aboutLine(turn, product)];
  const specs = product.specs.filter(({ key, value }) =>
    holds(`${key} ${value} ${words?.specs.get(key)?.en ?? ''}`),
  );
  return specs.length > 0 ? specs.slice(0, 2).map((spec) => specOutput(turn, product, spec)) : undefined;
}
