import { type Product } from '../../domain/products/catalogue';
import { priceText, specText } from './advice-lines';
import { specLabel } from './answer-lines';
import { productName } from './reference';
import { type Text, type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** P-2. */
const MAX_ROWS = 6;

/** Price first, then the rows in which they differ; rows only one of them has say nothing. */
export function rows(turn: Turn, products: readonly Product[]): Text[] {
  const price: Text = {
    text: 'compare.row',
    values: {
      spec: { text: 'compare.price' },
      values: { list: products.map((product) => cell(product, priceText(turn, product))) },
    },
  };
  const shared = (products[0]?.specs ?? []).filter(({ key }) =>
    products.every((product) => product.specs.some((spec) => spec.key === key)),
  );
  const different = shared.filter(
    ({ key }) =>
      new Set(products.map((product) => product.specs.find((spec) => spec.key === key)?.value)).size > 1,
  );
  const lines = different.map(({ key }): Text => {
    const cells = products.map((product) => cell(product, specText(turn, product, key) ?? ''));
    return { text: 'compare.row', values: { spec: specLabel(turn, key), values: { list: cells } } };
  });
  return [price, ...lines].slice(0, MAX_ROWS);
}

function cell(product: Product, value: TextValue): Text {
  return { text: 'compare.cell', values: { sku: product.sku, value } };
}

export function nameLine(turn: Turn, product: Product): Text {
  return { text: 'product.name', values: { name: productName(turn, product.sku) } };
}

export function suitsLine(turn: Turn, product: Product): Text {
  const words = turn.views.productWords.get(product.sku)?.description;
  const description = words ? { perLanguage: words } : product.description;
  return { text: 'compare.suits-line', values: { sku: product.sku, description } };
}
