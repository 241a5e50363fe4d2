import { type Product } from '../../domain/products/catalogue';
import { type PackContents, familyOf, packContents } from '../../domain/products/pack-size';
import { type PackSize } from '../../domain/recognition/acts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { hears } from '../reading/hears';
import { type Heard } from '../contract/turn';

/** More grams or millilitres than this are how much is wanted, not the size of a pack. */
const LARGEST_PACK = 1000;

type Spoken = Pick<Heard, 'input' | 'recognition' | 'views'>;

/** The pack a message wants of a family: by its contents, or the smallest or largest there is. */
type PackWanted = PackContents | 'smallest' | 'largest';

function packWanted(turn: Spoken): PackWanted | undefined {
  for (const { value } of entitiesOf(turn.recognition, 'quantity')) {
    const contents = contentsOf(value.amount, value.unit);
    if (contents && contents.amount <= LARGEST_PACK) return contents;
  }
  if (hears(turn, 'kiloPack')) return { amount: 1000, unit: 'gram' };
  if (hears(turn, 'smallPack')) return 'smallest';
  return hears(turn, 'largePack') ? 'largest' : undefined;
}

function contentsOf(amount: number, unit: string): PackContents | undefined {
  if (unit === 'gram') return { amount, unit: 'gram' };
  if (unit === 'kilogram') return { amount: amount * 1000, unit: 'gram' };
  return unit === 'litre' ? { amount: amount * 1000, unit: 'millilitre' } : undefined;
}

function sizeWanted(size: PackSize | undefined): PackContents | undefined {
  if (size?.unit !== 'gram' && size?.unit !== 'millilitre') return undefined;
  return { amount: size.amount, unit: size.unit };
}

/** What follows from the pack size wanted: the product of that size in the family, or that there is none. */
export type PackFound =
  { kind: 'any' } | { kind: 'found'; product: Product } | { kind: 'none'; family: readonly Product[] };

/** @param size the size given with this product; else the size the message mentions */
export function packFor(turn: Spoken, product: Product, size?: PackSize): PackFound {
  const wanted = sizeWanted(size) ?? packWanted(turn);
  if (wanted === undefined || packContents(product) === undefined) return { kind: 'any' };
  const family = familyOf(product, turn.views.catalogue.products.values());
  if (wanted === 'smallest' || wanted === 'largest') {
    const found = family.at(wanted === 'smallest' ? 0 : -1);
    return found ? { kind: 'found', product: found } : { kind: 'any' };
  }
  if (packContents(product)?.unit !== wanted.unit) return { kind: 'any' };
  const found = family.find((one) => packContents(one)?.amount === wanted.amount);
  return found ? { kind: 'found', product: found } : { kind: 'none', family };
}
