import { type Product } from '../../domain/products/catalogue';
import { priceText, specText } from './advice-lines';
import { specLabel } from './answer-lines';
import { productName } from './reference';
import { type Table } from '../contract/outputs';
import { type Text, type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** P-2. */
const MAX_ROWS = 6;

/** What is compared: the same of each thing, in their order. */
interface Row {
  label: TextValue;
  cells: readonly TextValue[];
}

/** Price first, then the rows in which they differ; rows only one of them has say nothing. */
function rowsOf(turn: Turn, products: readonly Product[]): Row[] {
  const price = {
    label: { text: 'compare.price' } as const,
    cells: products.map((one) => priceText(turn, one)),
  };
  const shared = (products[0]?.specs ?? []).filter(({ key }) =>
    products.every((product) => product.specs.some((spec) => spec.key === key)),
  );
  const different = shared.filter(
    ({ key }) =>
      new Set(products.map((product) => product.specs.find((spec) => spec.key === key)?.value)).size > 1,
  );
  const lines = different.map(({ key }): Row => {
    const cells = products.map((product) => specText(turn, product, key) ?? '');
    return { label: specLabel(turn, key), cells };
  });
  return [price, ...lines].slice(0, MAX_ROWS);
}

/** A line for each row: `• Harga: M1 Rp450.000, M2 Rp895.000`. */
export function rowLines(turn: Turn, products: readonly Product[]): Text[] {
  return rowsOf(turn, products).map(({ label, cells }): Text => {
    const list = cells.map((value, at): Text => {
      return { text: 'compare.cell', values: { sku: products[at]?.sku ?? '', value } };
    });
    return { text: 'compare.row', values: { spec: label, values: { list } } };
  });
}

/** The same as a table. */
export function rowTable(turn: Turn, products: readonly Product[]): Table {
  const plain = (name: TextValue): Text => ({ text: 'product.name', values: { name } });
  const rows = rowsOf(turn, products).map(({ label, cells }) => ({
    label: plain(label),
    cells: cells.map(plain),
  }));
  return { head: products.map((product) => nameLine(turn, product)), rows, inPlaceOf: 'rows' };
}

export function nameLine(turn: Turn, product: Product): Text {
  return { text: 'product.name', values: { name: productName(turn, product.sku) } };
}

export function suitsLine(turn: Turn, product: Product): Text {
  const words = turn.views.productWords.get(product.sku)?.description;
  const description = words ? { perLanguage: words } : product.description;
  return { text: 'compare.suits-line', values: { sku: product.sku, description } };
}
