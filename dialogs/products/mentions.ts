import { type Heard, words } from '../contract/turn';
import { packContents } from '../../domain/products/pack-size';
import { packFor } from './pack';
import { chosenProduct } from './reference';
import { isTakenBack } from '../reading/meant';
import { entitiesOf } from '../../domain/recognition/recognition';

/** A count as it stands in the text. What it comes to depends on the goods: three kilos of a 250 g pack are 12. */
interface Amount {
  start: number;
  pieces: (turn: Heard, sku: string) => number | undefined;
  isWeight?: true;
  /** As said, where no unit stands behind it. */
  number?: number;
}

const MOST = 9999;
/** From here on a number may be the contents of a pack: grams or millilitres. */
const LEAST_PACK = 50;

/** Goods a message names, and how many of each. */
export interface Mention {
  sku: string;
  quantity: number | undefined;
  /** "bukan M1", "hapus M1". */
  takenBack: boolean;
}

/** The goods a message names, in order, each with the count that stands next to it. */
export function mentionsIn(turn: Heard): Mention[] {
  const pressed = chosenProduct(turn);
  if (pressed !== undefined) return [{ sku: pressed, quantity: undefined, takenBack: false }];
  if (turn.chosen !== undefined) return [];
  const goods = namedGoods(turn);
  const pack = packMeant(turn, goods);
  if (pack) goods.splice(0, 1, { ...pack, start: goods[0]?.start ?? 0 });
  const amounts = amountsIn(turn).filter(
    (amount) => !(pack && amount.isWeight) && !isPackOf(turn, goods, amount),
  );
  const paired = pairUp(goods, amounts);
  return goods.map((good, index) => ({
    sku: good.sku,
    quantity: paired[index]?.pieces(turn, good.sku),
    takenBack: isTakenBack(words(turn), good.start),
  }));
}

/** "Gayo 1 kg" is one pack of a kilogram where there is one, not four of a quarter. */
function packMeant(turn: Heard, goods: ReadonlyArray<{ sku: string }>): { sku: string } | undefined {
  const [only] = goods;
  const product = only && turn.views.catalogue.products.get(only.sku);
  const pack = product && goods.length === 1 ? packFor(turn, product) : undefined;
  return pack?.kind === 'found' ? { sku: pack.product.sku } : undefined;
}

/** "French press yg 600": the number is the pack's, as its name tells. */
function isPackOf(turn: Heard, goods: ReadonlyArray<{ sku: string }>, { number }: Amount): boolean {
  if (number === undefined || number < LEAST_PACK) return false;
  return goods.some(({ sku }) => {
    const product = turn.views.catalogue.products.get(sku);
    return product !== undefined && packContents(product)?.amount === number;
  });
}

function namedGoods(turn: Heard): Array<{ sku: string; start: number }> {
  const { rules, catalogue } = turn.views;
  const named = entitiesOf(turn.recognition, 'product').filter(
    ({ value }) => value.score >= rules.product.answer && catalogue.products.has(value.sku),
  );
  return named
    .filter((entity, index) => named.findIndex(({ start }) => start === entity.start) === index)
    .map(({ start, value }) => ({ start, sku: value.sku }));
}

/** Counts of things; "80 orang" and "2 bulan" are none. */
function amountsIn(turn: Heard): Amount[] {
  const counts = entitiesOf(turn.recognition, 'number').map(({ start, value }) => ({
    start,
    number: value,
    pieces: () => whole(value),
  }));
  const quantities = entitiesOf(turn.recognition, 'quantity').flatMap(({ start, value }): Amount[] => {
    const { amount, unit } = value;
    if (unit === 'piece' || unit === 'none') return [{ start, number: amount, pieces: () => whole(amount) }];
    if (unit !== 'kilogram' && unit !== 'gram') return [];
    const kg = unit === 'gram' ? amount / 1000 : amount;
    return [{ start, pieces: (at, sku) => packsOf(at, sku, kg), isWeight: true }];
  });
  return [...counts, ...quantities];
}

function whole(amount: number): number | undefined {
  return Number.isInteger(amount) && amount >= 1 && amount <= MOST ? amount : undefined;
}

/** How many packs make a weight; undefined when they do not come out even. */
function packsOf(turn: Heard, sku: string, kg: number): number | undefined {
  const product = turn.views.catalogue.products.get(sku);
  const one = product && turn.views.weightOf(product);
  return one ? whole(Math.round((kg / one) * 1000) / 1000) : undefined;
}

/** "2 gayo sama 1 M1" counts before, "gayo 2, M1 1" after: whichever the message begins with. */
function pairUp(
  goods: ReadonlyArray<{ start: number }>,
  amounts: readonly Amount[],
): Array<Amount | undefined> {
  const isGood = (token: object | undefined): boolean => goods.some((good) => good === token);
  const tokens = [...goods, ...amounts].sort((a, b) => a.start - b.start);
  const step = tokens[0] !== undefined && !isGood(tokens[0]) ? -1 : 1;
  const free = new Set<unknown>(amounts);
  const take = (token: object | undefined): Amount | undefined =>
    free.delete(token) ? (token as Amount) : undefined;
  return goods.map((good) => {
    const at = tokens.indexOf(good);
    const own = take(tokens[at + step]);
    // A count on the other side is its own only when no other goods claim it.
    return own ?? (isGood(tokens[at - 2 * step]) ? undefined : take(tokens[at - step]));
  });
}

/** A count without goods: "eh 3 aja". Undefined when there is none or several. */
export function bareCount(turn: Heard, sku: string | undefined): number | undefined {
  const amounts = amountsIn(turn);
  const [amount] = amounts;
  return amounts.length === 1 && amount ? amount.pieces(turn, sku ?? '') : undefined;
}
