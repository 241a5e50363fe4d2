import { type Goal, type Making, type Step, goal, money } from '../goal';
import { COMPLAINTS } from './complaints';
import { orderAnswers, watchOver } from './orders';

/** One thing after another: what was settled before must hold, and what was shown before is meant. */

const ASKED = ['FP-600', 'MOKA-3', 'TORAJA-250', 'BAJAWA-250', 'DRIP-10', 'PITCHER-350'] as const;

/** Asks the price, then takes some of it without naming it again. */
export function priceThenOrder(m: Making): Goal {
  const sku = m.chance.pick(ASKED);
  const { language } = m.manner;
  const { town, name, phone } = m.person;
  const product = m.words.product(sku, language, m.chance);
  const lines = [{ sku, quantity: m.chance.whole(2, 4) }];
  const order = { lines, town, recipient: name, phone };
  const take = (): string =>
    m.tell('take_that', { count: m.speech.count(lines[0]?.quantity ?? 2, language) });
  const names = new Map([[sku, product.replace(/^the /, '')]]);
  return goal('price, then an order of it', {
    steps: [
      {
        bubbles: [m.ask('price', { product })],
        expect: { what: `price of ${sku}`, must: [money(m.shop.of(sku).price)] },
      },
      { bubbles: [take()], when: /Rp|IDR/, again: [take()] },
    ],
    answers: orderAnswers(m, order, `${lines[0]?.quantity} ${names.get(sku)}`),
    again: [m.ask('price', { product })],
    meant: [new RegExp(sku.split('-')[0] ?? sku, 'i')],
    truth: { order },
    carts: [lines],
    town,
    until: /NS-\d+/,
    watch: watchOver(m, lines, names, order),
  });
}

/** Wants no promotions, then asks about goods: no offer may stand in the answer. */
export function noOffersThenStock(m: Making): Goal {
  const sku = m.chance.pick(ASKED);
  const say = (): string => m.ask('stock', { product: m.words.product(sku, m.manner.language, m.chance) });
  return goal('no promotions, then stock', {
    steps: [
      { bubbles: [m.ask('opt_out')] },
      {
        bubbles: [say()],
        again: [say()],
        expect: {
          what: `stock of ${sku} without an offer`,
          must: [/stok ada|tersedia|tinggal sedikit|in stock|few left|masih ada/i],
          mustNot: [/potongan|10 ?%|diskon|discount|uji coba|trial/i],
        },
      },
    ],
    answers: { 'stop what': { texts: [m.tell('opt_out')], button: /offers|promo/ } },
    again: [m.ask('opt_out')],
    truth: { consent: { purpose: /^marketing_/, action: 'withdraw' } },
    meant: [new RegExp(sku.split('-')[0] ?? sku, 'i')],
  });
}

/** Has complained, then asks a price: answered, and the complaint stays one complaint. */
export function complaintThenPrice(m: Making): Goal {
  const made = m.chance.pick(COMPLAINTS)(m);
  const sku = m.chance.pick(ASKED);
  const product = m.words.product(sku, m.manner.language, m.chance);
  const step: Step = {
    bubbles: [m.tell('price', { product })],
    when: 'more',
    again: [m.tell('price', { product })],
    expect: { what: `price of ${sku}`, must: [money(m.shop.of(sku).price)], isSide: true },
  };
  return {
    ...made,
    kind: 'complaint, then a price',
    steps: [...made.steps.filter(({ isOptional }) => !isOptional), step],
    meant: [new RegExp(sku.split('-')[0] ?? sku, 'i')],
  };
}
