import { type PriceLimit } from '../../domain/recognition/acts';
import { type Product, productsBySku } from '../../domain/products/catalogue';
import { isWithin, ranked, selectGoods } from '../../domain/products/selection';
import { type Output, ask, say } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';
import { aboutAnswer, citation, productLine, stockAnswer } from './answer-lines';
import { capacitiesOf, fitsQuantity } from '../../domain/products/fit';
import { categoryOf, inCategory, priceOf } from './fit';
import { goodsList, productChoice, topic } from './goods-list';
import { limitHeld, narrowedGoods, remembered, shownGoods, topicProduct } from './memory';
import { firstPurchaseOutputs } from './offers';
import { listedCards } from './cards';
import { chosenCategory, namedProducts, unitName } from './reference';
import { type Query, queryOf } from './wanted';

const MAX_NEAREST = 3;
/** More than a customer was shown or has in mind. */
const MOST_KEPT = 12;

/**
 * Answers a question over the catalogue: the cheapest, those under a limit, those of a property that can be had.
 * Undefined when the message asks no such question.
 */
export function selectionOutputs(turn: Turn): Output[] | undefined {
  if (turn.chosen !== undefined) return undefined;
  const query = queryOf(turn);
  const narrowed = narrowedGoods(turn);
  if (narrowed) return answered(turn, narrowed, query);
  const named = namedProducts(turn);
  if (named.length === 1 && query.superlative === undefined) return undefined;
  const described = named.length > 1 ? [] : describedGoods(turn);
  const cheaper = cheaperThanTopic(turn, query);
  if (cheaper) return cheaper;
  const isAsked = query.superlative !== undefined || query.limit !== undefined;
  if (!isAsked && (named.length > 0 || described.length < 2)) return undefined;
  if (!isAsked && isWholeKind(turn, described)) return undefined;
  const pool = named.length > 1 ? named : withinReach(turn, described, query) ? described : poolOf(turn);
  return pool.length === 0 ? undefined : answered(turn, pool, query);
}

/** Whether any of the goods described keeps the limit, or nothing of their kind does: else a word described too much. */
function withinReach(turn: Turn, described: readonly Product[], { limit }: Query): boolean {
  const isWithinLimit = (product: Product): boolean => isWithin(priceOf(turn, product), limit ?? {});
  const category = categoryOf(turn);
  if (described.length === 0) return false;
  if (limit === undefined || category === undefined || described.some(isWithinLimit)) return true;
  return !inCategory(turn, category).some(isWithinLimit);
}

function answered(turn: Turn, pool: readonly Product[], asked: Query): Output[] | undefined {
  const query = { ...asked, limit: asked.limit ?? heldOver(turn, pool, asked) };
  return query.superlative === undefined ? listed(turn, pool, query) : first(turn, pool, query);
}

/** Of a kind that is asked for what fits the limit told before ("kalau penggiling?"); undefined when none is held. */
export function withinHeld(turn: Turn, pool: readonly Product[]): Output[] | undefined {
  const query = { limit: heldOver(turn, pool), superlative: undefined, inStock: false };
  return query.limit && listed(turn, pool, query);
}

/**
 * The limit told before, else the budget for this kind, where some of the goods are over it. Who asks for the dearest
 * asks beyond it.
 */
function heldOver(turn: Turn, pool: readonly Product[], asked?: Query): PriceLimit | undefined {
  const limit = limitHeld(turn) ?? budgetFor(turn, pool);
  if (!limit || asked?.superlative === 'dearest') return undefined;
  // A limit that none of them keeps was told to be none before.
  const within = pool.filter((product) => isWithin(priceOf(turn, product), limit));
  return within.length > 0 && within.length < pool.length ? limit : undefined;
}

function budgetFor(turn: Turn, pool: readonly Product[]): PriceLimit | undefined {
  const { budget, category } = turn.contact.lead?.slots ?? {};
  if (budget === undefined || budget === 'undecided' || hears(turn, 'anyPrice')) return undefined;
  return pool.every((product) => product.category === category) ? { atMost: budget.max } : undefined;
}

/** What the words of the message describe. */
export function describedGoods(turn: Turn): Product[] {
  const matching = turn.recognition.described?.matching ?? [];
  return productsBySku(turn.views.catalogue, matching).filter(({ discontinued }) => !discontinued);
}

/** The share of a kind that is as good as all of it. */
const NEARLY_ALL = 0.8;

/** "Harga kopi": the words describe a kind and nothing of it in particular. */
function isWholeKind(turn: Turn, described: readonly Product[]): boolean {
  const category = described[0]?.category ?? '';
  const isOne = described.every((product) => product.category === category);
  return isOne && described.length >= NEARLY_ALL * inCategory(turn, category).length;
}

/** Where nothing is described: the kind, what was shown, the kind of what was talked about, the whole shop. */
function poolOf(turn: Turn): Product[] {
  const category = chosenCategory(turn) ?? categoryOf(turn);
  if (category !== undefined) return inCategory(turn, category);
  const shown = shownGoods(turn);
  if (shown.length > 1) return shown;
  const kind = topicProduct(turn)?.category ?? turn.contact.lead?.slots.category;
  if (kind !== undefined) return inCategory(turn, kind);
  return [...turn.views.catalogue.products.values()];
}

/** "Yang lebih murah ada?": the next below what was talked about; where it is the cheapest, that. */
function cheaperThanTopic(turn: Turn, query: Query): Output[] | undefined {
  const product = topicProduct(turn);
  const asks = query.superlative === undefined && query.limit === undefined && hears(turn, 'cheaper');
  if (!asks || !product || shownGoods(turn).length > 1 || namedProducts(turn).length > 0) return undefined;
  const category = categoryOf(turn) ?? product.category;
  const below = inCategory(turn, category).filter((one) => priceOf(turn, one) < priceOf(turn, product));
  const next = below.at(-1);
  return next
    ? [...about(turn, next)]
    : [say('select.is-cheapest', { products: { lines: [productLine(turn, product)] } })];
}

/** The first of an order, with its price; what is sold out is said to be, with the next that can be had. */
function first(turn: Turn, pool: readonly Product[], query: Query): Output[] | undefined {
  const { quantity } = turn.contact.lead?.slots ?? {};
  const suits = (product: Product): boolean => fitsQuantity(product, quantity) !== false;
  const { fitting, nearest } = selectGoods(
    pool,
    { limit: query.limit, inStock: query.inStock, suits },
    turn.now,
  );
  if (fitting.length === 0)
    return query.limit || query.inStock ? noneWithin(turn, query, nearest) : undefined;
  const size = (product: Product): number | undefined => capacitiesOf(product)[0]?.to;
  const order = ranked(fitting, query.superlative ?? 'cheapest', {
    price: (product) => priceOf(turn, product),
    size,
  });
  const [best, ...others] = order ?? [];
  if (!best) return undefined;
  const isGone = best.stock !== undefined && best.stock.quantity <= 0;
  const here = isGone ? others.find(({ stock }) => (stock?.quantity ?? 0) > 0) : undefined;
  const gone = isGone ? stockAnswer(turn, best).slice(0, 1) : [];
  const instead = here
    ? [say('select.next-in-stock', { products: { lines: [productLine(turn, here)] } })]
    : [];
  const usual = hereInUsualUnit(turn, order ?? [], best);
  // The list it was asked of stays in mind: "and the dearest?"
  const kept = pool.length > 1 && pool.length <= MOST_KEPT ? pool : (order ?? []);
  return [remembered(kept, query.limit), ...about(turn, best, usual), ...gone, ...instead];
}

/**
 * "Kopi paling murah?": the cheapest is a box of capsules, and who means beans hears theirs too. A kind is known by
 * the unit most of its goods are sold in.
 */
function hereInUsualUnit(turn: Turn, order: readonly Product[], best: Product): Output[] {
  const kind = inCategory(turn, best.category);
  const soldIn = (unit: string): number => kind.filter((product) => product.unit === unit).length;
  const usual = [...kind].sort((one, other) => soldIn(other.unit) - soldIn(one.unit))[0];
  if (!usual || usual.unit === best.unit) return [];
  const first = order.find(
    ({ unit, category, stock }) =>
      unit === usual.unit && category === best.category && (stock?.quantity ?? 0) > 0,
  );
  if (!first) return [];
  const products = { lines: [productLine(turn, first)] };
  return [say('select.in-usual-unit', { unit: unitName(turn, first), products })];
}

function about(turn: Turn, product: Product, beside: readonly Output[] = []): Output[] {
  return [
    ...aboutAnswer(turn, product),
    citation(product),
    ...beside,
    ...firstPurchaseOutputs(turn, product),
    topic(product),
  ];
}

/** All that fit, cheapest first; nothing that does not fit is called fitting (P-9). */
function listed(turn: Turn, pool: readonly Product[], query: Query): Output[] {
  const { quantity } = turn.contact.lead?.slots ?? {};
  const suits = (product: Product): boolean => fitsQuantity(product, quantity) !== false;
  const { limit, inStock } = query;
  const { fitting, nearest } = selectGoods(pool, { limit, inStock, suits }, turn.now);
  if (fitting.length === 0) return noneWithin(turn, query, nearest);
  const [only] = fitting;
  if (only && fitting.length === 1)
    return [remembered(fitting, limit), ...about(turn, only), ...stockOf(turn, only, inStock)];
  const more = 'select.more';
  const count = fitting.length;
  if (limit)
    return goodsList(turn, fitting, {
      text: 'select.within',
      values: { count, limit: limitText(limit) },
      more,
      within: limit,
    });
  const from = { money: only ? priceOf(turn, only) : 0 };
  return goodsList(turn, fitting, { text: 'select.several', values: { count, from }, more });
}

function stockOf(turn: Turn, product: Product, inStock: boolean): Output[] {
  return inStock ? stockAnswer(turn, product).slice(0, 1) : [];
}

/** Nothing fits: that, and what comes closest, which is not called fitting. */
export function noneWithin(
  turn: Turn,
  { limit, inStock }: Pick<Query, 'limit' | 'inStock'>,
  nearest: readonly Product[],
): Output[] {
  const close = nearest.slice(0, MAX_NEAREST);
  const none = limit
    ? say('select.none-within', { limit: limitText(limit) })
    : say(inStock ? 'select.none-in-stock' : 'select.none');
  if (close.length === 0) return [none];
  const lines = close.map((product) => productLine(turn, product));
  const buttons = close.map((product) => productChoice(turn, product));
  return [
    none,
    remembered(close),
    { ...ask('select.nearest', buttons, { products: { lines } }), cards: listedCards(turn, close) },
  ];
}

/** "sampai Rp100.000", "sekitar Rp2.000.000". */
export function limitText({ atLeast, atMost, around }: PriceLimit): Text {
  if (around !== undefined) return { text: 'select.limit-around', values: { amount: { money: around } } };
  if (atLeast !== undefined && atMost !== undefined)
    return { text: 'select.limit-between', values: { from: { money: atLeast }, to: { money: atMost } } };
  return atLeast === undefined
    ? { text: 'select.limit-most', values: { amount: { money: atMost ?? 0 } } }
    : { text: 'select.limit-least', values: { amount: { money: atLeast } } };
}
