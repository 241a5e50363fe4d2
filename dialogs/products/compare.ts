import { type Intent } from '../../domain/recognition/intent';
import { type Product, productsBySku } from '../../domain/products/catalogue';
import { type LeadSlots } from '../../domain/leads/slots';
import { capacityText, productButton, suitability } from './advice-lines';
import { bestOf, faqOutputs } from './faq-answer';
import { nameLine, rowLines, rowTable, suitsLine } from './compare-rows';
import { type Step, asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { categoryOf, isAffordable, priceOf } from './fit';
import { capacitiesOf } from '../../domain/products/fit';
import { meant } from '../reading/meant';
import { firstPurchaseOutputs } from './offers';
import { type Output, ask, record, say } from '../contract/outputs';
import { citation } from './answer-lines';
import { productName, productReference } from './reference';
import { narrowedGoods, remembered, shownGoods, topicProduct } from './memory';
import { aboutOthers } from './promotion';
import { type Text, type TextValue } from '../contract/texts';
import { hears } from '../reading/hears';
import { type Turn } from '../contract/turn';

/** Which is the other one, or the one number that decides between them. */
type Comparing =
  | { asking: 'other'; skus: readonly string[] }
  /** `again`: it was asked once more, after something else had been answered. */
  | { asking: 'quantity'; skus: readonly string[]; again?: true };

/** P-2. */
const MAX_PRODUCTS = 3;

/** Two or three products side by side: price and differences first, then whom each suits, from their rows. */
export const compare = defineDialog<Comparing>({
  id: 'compare',
  version: 1,
  startsOn: ['compare_products'],
  startsOnPress: ['compare'],
  isPublic: true,
  gives: 'advice',
  yields: 'to_requests',
  begin: (turn) => compared(turn, namedProducts(turn)),
  reply: (state, turn) => {
    switch (state.asking) {
      case 'other': {
        const products = distinct([...productsBySku(turn.views.catalogue, state.skus), ...namedNow(turn)]);
        return products.length > 1 ? compared(turn, products) : notUnderstood(state);
      }
      case 'quantity': {
        const products = productsBySku(turn.views.catalogue, state.skus);
        if (slotsOf(turn).quantity) return complete(...suited(turn, products));
        return asksWhich(turn) ? complete(...pick(turn, products)) : notUnderstood(state);
      }
    }
  },
  resume: (state, turn) =>
    state.asking === 'quantity' && !state.again && slotsOf(turn).quantity === undefined
      ? asking<Comparing>(
          'comparison-size',
          { ...state, again: true },
          deciding(productsBySku(turn.views.catalogue, state.skus)),
        )
      : complete(),
  skip: (state, turn) =>
    complete(
      ...(state.asking === 'quantity' ? pick(turn, productsBySku(turn.views.catalogue, state.skus)) : []),
    ),
  claims: (state, turn) => (state.asking === 'quantity' && asksWhich(turn) ? ADVICE : []),
  expects: (state) => (state.asking === 'quantity' ? 'quantity' : 'product'),
});

function compared(turn: Turn, products: readonly Product[]): Step<Comparing> {
  const [first] = products;
  if (!first) {
    // "Which one is less acidic?" names nothing, and the approved words may know.
    // With nothing named to compare, half of what is asked back about will do for an approved answer.
    const isKnown = bestOf(turn, 'ask_recommendation', turn.views.rules.understanding.askBack / 2);
    const advice = isKnown ? faqOutputs(turn, ['ask_recommendation']) : undefined;
    return complete(...(advice ?? [say('product.which-product')]));
  }
  if (products.length === 1) return askOther(turn, first, aboutOthers(turn));
  const chosen = products.slice(0, MAX_PRODUCTS);
  const outputs: Output[] = [
    ...sideBySide(turn, chosen),
    citation(first),
    record({ type: 'topic_set', sku: chosen.at(-1)?.sku ?? first.sku }),
    remembered(chosen),
    ...budgetOutputs(turn, chosen),
    ...firstPurchaseOutputs(turn, dearest(turn, chosen)),
  ];
  if (slotsOf(turn).quantity) return complete(...outputs, ...suited(turn, chosen));
  if (!isDecidedByNumber(chosen)) {
    const picked = hears(turn, 'asksPick') ? pick(turn, chosen) : [];
    return complete(...outputs, ...picked, { kind: 'begin', dialog: 'qualify' });
  }
  return asking<Comparing>(
    'comparison-size',
    { asking: 'quantity', skus: chosen.map(({ sku }) => sku) },
    ...outputs,
    deciding(chosen),
  );
}

/** Price and differences, then whom each suits. */
function sideBySide(turn: Turn, products: readonly Product[]): Output[] {
  const names = namesOf(products.map((product): Text => nameLine(turn, product)));
  const rows = { lines: rowLines(turn, products) };
  const suits = { lines: products.map((product) => suitsLine(turn, product)) };
  return [
    say('compare.differences', { products: names, rows }, { table: rowTable(turn, products) }),
    say('compare.suits', { products: suits }),
  ];
}

/** Which of those compared the budget that was told is enough for. */
function budgetOutputs(turn: Turn, products: readonly Product[]): Output[] {
  const { budget } = slotsOf(turn);
  if (budget === undefined || budget === 'undecided') return [];
  const within = products.filter((product) => isAffordable(turn, product, { budget }) === true);
  const names = namesOf(within.map((product): Text => nameLine(turn, product)));
  const text = within.length === 0 ? ('compare.none-within' as const) : ('compare.within' as const);
  return [say(text, { budget: { money: budget.max }, products: names })];
}

/** "M1 dan M2", "M1, M2, E1". */
function namesOf(names: readonly Text[]): TextValue {
  const [first, second] = names;
  if (!first || !second || names.length > 2) return { list: [...names] };
  return { text: 'compare.pair', values: { first, second } };
}

/** What there is to try first is the bigger step of those compared. */
function dearest(turn: Turn, products: readonly Product[]): Product | undefined {
  return [...products].sort((a, b) => priceOf(turn, b) - priceOf(turn, a))[0];
}

/** With one named, the other is asked for: what the catalogue calls its alternatives. */
function askOther(turn: Turn, product: Product, leadIn: readonly Output[]): Step<Comparing> {
  const others = productsBySku(
    turn.views.catalogue,
    product.relations.filter(({ type }) => type === 'alternative').map(({ sku }) => sku),
  ).slice(0, MAX_PRODUCTS);
  const question = ask(
    'compare.ask-other',
    others.map((other) => productButton(turn, other)),
    { product: productName(turn, product.sku) },
  );
  return asking<Comparing>('comparison-other', { asking: 'other', skus: [product.sku] }, ...leadIn, question);
}

/** Whether they are made for different numbers of the same thing: then the number decides. */
function isDecidedByNumber(products: readonly Product[]): boolean {
  const units = products.map((product) => capacitiesOf(product)[0]);
  const same = units.every((unit) => unit !== undefined && unit.unit === units[0]?.unit);
  return same && new Set(units.map((unit) => unit?.to)).size > 1;
}

const ADVICE: readonly Intent[] = ['ask_recommendation', 'compare_products'];

/** "Yang bagus yang mana?" of those compared: of no other thing, and of no kind. */
function asksWhich(turn: Turn): boolean {
  const names =
    turn.chosen !== undefined || meant(turn, 'product').length > 0 || categoryOf(turn) !== undefined;
  return turn.acts.some((act) => ADVICE.includes(act)) && !names;
}

/** One of them when no number decides: the least expensive, what it is enough for, and from where on another is. */
function pick(turn: Turn, products: readonly Product[]): Output[] {
  const [best, ...others] = [...products].sort((a, b) => priceOf(turn, a) - priceOf(turn, b));
  if (!best) return [];
  const most = capacitiesOf(best)[0]?.to ?? 0;
  const larger = others.find((product) => (capacitiesOf(product)[0]?.to ?? 0) > most);
  const values = {
    product: productName(turn, best.sku),
    price: { money: priceOf(turn, best) },
    capacity: capacityText(turn, best) ?? '',
    larger: larger ? productName(turn, larger.sku) : 'none',
    largerCapacity: (larger && capacityText(turn, larger)) ?? '',
  };
  return [say('compare.pick', values), citation(best), record({ type: 'topic_set', sku: best.sku })];
}

function deciding(products: readonly Product[]): Output {
  const unit = products[0] && capacitiesOf(products[0])[0]?.unit;
  return say(unit === 'person' ? 'advice.ask-people' : 'advice.ask-cups');
}

/** Which of them suits the numbers, and on with what is still missing (offered, never forced). */
function suited(turn: Turn, products: readonly Product[]): Output[] {
  const lines = products.flatMap((product) => suitability(turn, product, slotsOf(turn)));
  const suitable: Output[] = lines.length > 0 ? [say('advice.suited', { lines: { lines } })] : [];
  return [...suitable, { kind: 'begin', dialog: 'qualify' }];
}

function slotsOf(turn: Turn): LeadSlots {
  return turn.contact.lead?.slots ?? {};
}

function namedNow(turn: Turn): Product[] {
  const pressed = productReference(turn);
  const named = productsBySku(
    turn.views.catalogue,
    meant(turn, 'product').map(({ value }) => value.sku),
  );
  return named.length > 0 || pressed.kind !== 'named' ? named : pressed.products;
}

/** Those of the message; with one, also the one talked about before; with none, those shown together. */
function namedProducts(turn: Turn): Product[] {
  if (turn.chosen?.kind === 'compare') return besideShown(turn, turn.chosen.sku);
  const skus = meant(turn, 'product').map(({ value }) => value.sku);
  const named = distinct(productsBySku(turn.views.catalogue, skus));
  const shown = narrowedGoods(turn) ?? shownGoods(turn);
  if (named.length === 0 && shown.length > 1 && categoryOf(turn) === undefined)
    return shown.slice(0, MAX_PRODUCTS);
  const topic = topicProduct(turn);
  const [one] = named;
  // "Compare it with the M2" where that was one of those shown.
  const isOneOfShown = one !== undefined && named.length === 1 && shown.includes(one);
  if (isOneOfShown && shown.length <= MAX_PRODUCTS && (topic === undefined || topic === one)) return shown;
  return named.length > 1 || topic === undefined ? named : distinct([topic, ...named]);
}

/** The thing on the card, and those that were shown with it. */
function besideShown(turn: Turn, sku: string): Product[] {
  const shown = shownGoods(turn);
  const [own] = productsBySku(turn.views.catalogue, [sku]);
  if (!own) return [];
  return shown.includes(own) ? distinct([own, ...shown]) : [own];
}

function distinct(products: readonly Product[]): Product[] {
  return [...new Map(products.map((product) => [product.sku, product])).values()];
}
