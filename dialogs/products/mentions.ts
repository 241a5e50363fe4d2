import { type Subject } from '../../domain/recognition/acts';
import { type Product } from '../../domain/products/catalogue';
import { packContents } from '../../domain/products/pack-size';
import { entitiesOf } from '../../domain/recognition/recognition';
import { hears } from '../reading/hears';
import { type Heard, words } from '../contract/turn';
import { isWholly, plainWords } from '../reading/plain-words';
import { packFor } from './pack';
import { chosenProduct } from './reference';

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

type NamedGoods = Extract<Subject, { kind: 'product' }>;

/** The goods a message names, in order, each with its own count. */
export function mentionsIn(turn: Heard): Mention[] {
  const pressed = chosenProduct(turn);
  if (pressed !== undefined) return [{ sku: pressed, quantity: undefined, takenBack: false }];
  if (turn.chosen !== undefined) return [];
  const goods = namedGoods(turn);
  const mentions = goods.map((good) => mentionOf(turn, good, goods.length === 1));
  return isOfEach(turn) ? alike(mentions) : mentions;
}

/** One number is told for each of several goods. */
export function isOfEach(turn: Pick<Heard, 'input' | 'views'>): boolean {
  return turn.views.cues.ofEach.test(plainWords(turn));
}

/** "Gayo sama toraja masing-masing 2": one number for all of them. */
function alike(mentions: readonly Mention[]): Mention[] {
  const counts = mentions.flatMap(({ quantity }) => quantity ?? []);
  const [only] = counts;
  return mentions.map((mention) =>
    counts.length === 1 && !mention.takenBack ? { ...mention, quantity: only } : mention,
  );
}

function namedGoods(turn: Heard): NamedGoods[] {
  const { rules, catalogue } = turn.views;
  const named = turn.recognition.goods.filter(
    (good): good is NamedGoods =>
      good.kind === 'product' &&
      good.product.score >= rules.product.answer &&
      catalogue.products.has(good.product.sku),
  );
  const holds = startOfWhatHolds(turn);
  const held = named.some(({ span }) => span.start >= holds)
    ? named.filter(({ span }) => span.start >= holds)
    : named;
  return held.filter(
    ({ span }, index) => held.findIndex((other) => other.span.start === span.start) === index,
  );
}

/** "Toraja aja, eh gak jadi, kintamani 2": where what is said after the last taking back begins; 0 without one. */
function startOfWhatHolds(turn: Heard): number {
  const text = words(turn);
  return [...text.matchAll(/[^,.;!?\n]+/gu)].reduce((from, { 0: clause, index }) => {
    const isTakingBack = isWholly(turn.views.cues.takesItBack, clause);
    return isTakingBack ? index + clause.length : from;
  }, 0);
}

/** "Gayo 1 kg" is one pack of a kilogram where there is one, else four of a quarter. */
function mentionOf(turn: Heard, good: NamedGoods, isLone: boolean): Mention {
  const { size, excluded: takenBack } = good;
  const { sku } = good.product;
  const row = turn.views.catalogue.products.get(sku);
  const count = isOfPack(row, good.count) ? undefined : good.count;
  const pack = row && (size || isLone) ? packFor(turn, row, size) : undefined;
  if (pack?.kind === 'found') {
    // "1 kg gayo" is one of them, "gayo yang 1 kg" any number.
    const one = size === undefined ? 1 : undefined;
    return { sku: pack.product.sku, quantity: valid(count) ?? one, takenBack };
  }
  const packs = size?.unit === 'gram' ? packsOf(turn, sku, size.amount / 1000) : undefined;
  if (packs !== undefined) return { sku, quantity: valid(packs * (count ?? 1)), takenBack };
  const isOnly = isLone && !hears(turn, 'pointsAtShown');
  const only = isOnly ? bareCount(turn, sku) : undefined;
  return { sku, quantity: valid(count) ?? (isOfPack(row, only) ? undefined : only), takenBack };
}

/** "French press yg 600": the number is the pack's, as its name tells. */
function isOfPack(product: Product | undefined, count = 0): boolean {
  return product !== undefined && count >= LEAST_PACK && packContents(product)?.amount === count;
}

/** How many packs make a weight; undefined when they do not come out even. */
function packsOf(turn: Heard, sku: string, kg: number): number | undefined {
  const product = turn.views.catalogue.products.get(sku);
  const one = product && turn.views.weightOf(product);
  return one ? valid(Math.round((kg / one) * 1000) / 1000) : undefined;
}

function valid(amount: number | undefined): number | undefined {
  return amount !== undefined && Number.isInteger(amount) && amount >= 1 && amount <= MOST
    ? amount
    : undefined;
}

/** A count without goods: "eh 3 aja"; kilos are packs of these goods. Undefined when there is none or several. */
export function bareCount(turn: Heard, sku: string | undefined): number | undefined {
  const weights = entitiesOf(turn.recognition, 'quantity').filter(({ value }) => isWeight(value.unit));
  const [weight] = weights;
  if (!weight) return onlyCount(turn);
  const { amount, unit } = weight.value;
  const isOnly = weights.length === 1 && countsIn(turn).length === 0;
  return isOnly ? packsOf(turn, sku ?? '', unit === 'gram' ? amount / 1000 : amount) : undefined;
}

function isWeight(unit: string): boolean {
  return unit === 'gram' || unit === 'kilogram';
}

function onlyCount(turn: Heard): number | undefined {
  const counts = countsIn(turn);
  return counts.length === 1 ? counts[0] : undefined;
}

/** The one count of a message that belongs to none of its goods: "2 aja, sama kertas saring 1" has the two. */
export function freeCount(turn: Heard, mentions: readonly Mention[]): number | undefined {
  const free = countsIn(turn);
  for (const { quantity } of mentions) {
    const at = quantity === undefined ? -1 : free.indexOf(quantity);
    if (at < 0) return undefined;
    free.splice(at, 1);
  }
  return free.length === 1 ? free[0] : undefined;
}

/** "Gajadi dua, satu aja": the two was taken back. */
function isTakenBack(amount: number, { dialogueActs }: Heard['recognition']): boolean {
  return dialogueActs.some(({ kind, ...act }) => {
    if (kind !== 'correct' || !('from' in act) || act.from === undefined) return false;
    const { name, value } = act.from;
    return (name === 'number' && value === amount) || (name === 'quantity' && value.amount === amount);
  });
}

/** Counts of things; "80 orang", "2 bulan" and a house number do not count. */
function countsIn({ recognition }: Heard): number[] {
  const addresses = entitiesOf(recognition, 'address');
  const isInAddress = (start: number): boolean =>
    addresses.some((address) => address.start <= start && start < address.end);
  const numbers = entitiesOf(recognition, 'number').map(({ start, value }) => ({ start, amount: value }));
  const quantities = entitiesOf(recognition, 'quantity')
    .filter(({ value }) => value.unit === 'piece' || value.unit === 'none')
    .map(({ start, value }) => ({ start, amount: value.amount }));
  return [...numbers, ...quantities]
    .filter(({ start, amount }) => !isInAddress(start) && !isTakenBack(amount, recognition))
    .flatMap(({ amount }) => valid(amount) ?? []);
}
