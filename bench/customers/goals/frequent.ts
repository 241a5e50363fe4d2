import { type Goal, type Making, goal, money } from '../goal';

/** Questions that the shop answers for everybody: delivery, payment, warranty, hours. */

export function deliveryCost(m: Making): Goal {
  const { town } = m.person;
  const fee = m.shop.zoneOf(town)?.idr ?? 0;
  return frequent(m, 'faq: delivery cost', 'faq_delivery', { town }, [money(fee)], { town });
}

export function payment(m: Making): Goal {
  return m.chance.happens(0.5)
    ? frequent(m, 'faq: payment', 'faq_cod', {}, [/cod|bayar di tempat|cash on delivery|kasir|counter|till/i])
    : frequent(m, 'faq: payment', 'faq_instalment', {}, [/3, 6|cicilan|instal/i]);
}

export function warranty(m: Making): Goal {
  const [sku, years] = m.chance.pick([
    ['M2', /2 (tahun|year)/i],
    ['M1', /1 (tahun|year)/i],
    ['H4', /1 (tahun|year)/i],
    ['O10', /2 (tahun|year)/i],
    ['D1', /1 (tahun|year)/i],
  ] as const);
  const product = m.words.product(sku, m.manner.language, m.chance);
  return frequent(m, 'faq: warranty', 'faq_warranty', { product }, [years], { meant: [new RegExp(sku)] });
}

export function hours(m: Making): Goal {
  const { store } = m.person;
  const opens = {
    Bandung: /0?8[.:]00\s?–\s?20[.:]00/,
    Surabaya: /0?9[.:]00\s?–\s?18[.:]00/,
    Yogyakarta: /0?9[.:]00\s?–\s?20[.:]00/,
  }[store];
  return frequent(m, 'faq: hours', 'faq_hours', { store }, [opens ?? /\d/]);
}

function frequent(
  m: Making,
  kind: string,
  key: string,
  gaps: Record<string, string>,
  must: readonly RegExp[],
  more: Partial<Goal> = {},
): Goal {
  return goal(kind, {
    steps: [{ bubbles: [m.ask(key, gaps)], expect: { what: kind, must } }],
    again: [m.ask(key, gaps), m.ask(key, gaps)],
    ...more,
  });
}
