import { type Product } from '../../domain/products/catalogue';
import { priceCart } from '../../domain/products/prices';
import { mentionsIn } from './mentions';
import { lineText } from './line-text';
import { framed } from '../reading/plain-words';
import { type Output, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/** "3 Toraja berapa?" wants what the three come to; undefined when no number of them was said. */
export function countedPrice(turn: Turn, product: Product): Output[] | undefined {
  const quantity = mentionsIn(turn).find(({ sku }) => sku === product.sku)?.quantity;
  if (!isCountBeside(turn, product.sku) && !isCountAsked(turn)) return undefined;
  if (quantity === undefined || quantity < 2) return undefined;
  const cart = priceCart([{ sku: product.sku, quantity }], turn.views.catalogue.products, 'public', turn.now);
  return cart.ok
    ? [say('order.cart', { lines: { lines: cart.lines.map((line) => lineText(line, turn)) } })]
    : undefined;
}

/** "M1 masih ada ga? berapa kalau 2": the only number, after the only product, at the end of its clause. */
function isCountAsked(turn: Turn): boolean {
  const { entities } = turn.recognition;
  const counts = entities.filter(({ type }) => type === 'number' || type === 'quantity');
  const [count] = counts;
  const named = new Set(entities.flatMap((one) => (one.type === 'product' ? [one.start] : [])));
  if (!count || counts.length > 1 || named.size !== 1) return false;
  const before = /(\p{L}+)\s*$/u.exec(words(turn).slice(0, count.start))?.[1] ?? '';
  const after =
    words(turn)
      .slice(count.end)
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return turn.views.cues.countIf.test(framed(before)) && after.length < 2;
}

/** Between the number and the name there is at most one word: in "H4 sama kapsul 2" it counts something else. */
function isCountBeside(turn: Turn, sku: string): boolean {
  const { entities } = turn.recognition;
  const counts = entities.filter(({ type }) => type === 'number' || type === 'quantity');
  return entities.some(
    (entity) =>
      entity.type === 'product' &&
      entity.value.sku === sku &&
      counts.some(({ start, end }) => {
        const [from, to] = start < entity.start ? [end, entity.start] : [entity.end, start];
        return (
          (
            words(turn)
              .slice(from, to)
              .match(/[\p{L}\p{N}]+/gu) ?? []
          ).length < 2
        );
      }),
  );
}
