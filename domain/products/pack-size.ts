import { type Product } from './catalogue';

/** How much is in a pack: `1 kg` is 1000 grams, `isi 10` ten pieces. */
export interface PackContents {
  amount: number;
  unit: 'gram' | 'millilitre' | 'piece';
}

/** What stands in a product's name for its contents: `250 gram`, `1 kg`, `0,8 liter`, `isi 10`. */
const CONTENTS =
  /(?<![\p{L}\p{N}])(?:(\d+(?:[.,]\d+)?)\s*(kg|kilogram|gram|gr|g|ml|liter|litre|l)|isi (\d+))(?![\p{L}\p{N}])/iu;

const FACTORS: Readonly<Record<string, readonly [number, PackContents['unit']]>> = {
  kg: [1000, 'gram'],
  kilogram: [1000, 'gram'],
  gram: [1, 'gram'],
  gr: [1, 'gram'],
  g: [1, 'gram'],
  ml: [1, 'millilitre'],
  liter: [1000, 'millilitre'],
  litre: [1000, 'millilitre'],
  l: [1000, 'millilitre'],
};

/** What a product's name says of its contents; undefined when it says nothing. */
export function packContents({ name }: Pick<Product, 'name'>): PackContents | undefined {
  const match = CONTENTS.exec(name);
  if (!match) return undefined;
  if (match[3] !== undefined) return { amount: Number(match[3]), unit: 'piece' };
  const [factor, unit] = FACTORS[(match[2] ?? '').toLowerCase()] ?? [1, 'gram'];
  return { amount: Number((match[1] ?? '').replace(',', '.')) * factor, unit };
}

/** The sizes one thing is sold in, itself among them, smallest first: same kind, same name but for the contents. */
export function familyOf(product: Product, products: Iterable<Product>): Product[] {
  const key = familyName(product);
  return [...products]
    .filter(
      (other) => other.category === product.category && familyName(other) === key && !other.discontinued,
    )
    .sort((a, b) => (packContents(a)?.amount ?? 0) - (packContents(b)?.amount ?? 0));
}

function familyName({ name }: Product): string {
  return name.toLowerCase().replace(CONTENTS, '').replace(/\s+/gu, ' ').trim();
}
