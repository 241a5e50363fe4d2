import {
  type Answer,
  type Goal,
  type Making,
  type OrderTruth,
  type Step,
  type Watch,
  escaped,
  goal,
  money,
} from '../goal';
import { type Line } from '../shop';
import { sentences } from '../speech';

/** Goods that a parcel holds and that never run out within a run. */
const PARCELS = [
  'GAYO-250',
  'TORAJA-250',
  'BAJAWA-250',
  'TEMANGGUNG-250',
  'DRIP-10',
  'KAPSUL-10',
  'VN-DRIP',
  'FILTER-100',
  'DESC-1',
  'HB-1000',
  'FP-600',
  'PITCHER-350',
  'GAYO-1000',
  'PREANGER-250',
  'JAR-1',
] as const;

/** An order with everything that will be told about it. */
export interface Cart {
  lines: Line[];
  names: ReadonlyMap<string, string>;
  spoken: string;
}

/** @param kinds how many different goods */
export function someCart(m: Making, kinds: number): Cart {
  const skus = m.chance.some(
    PARCELS.filter((sku) => m.shop.of(sku).stock > 0),
    kinds,
  );
  // Two sizes of one coffee are a trap of their own, measured by themselves.
  const apart =
    skus.includes('GAYO-250') && skus.includes('GAYO-1000')
      ? skus.filter((sku) => sku !== 'GAYO-1000')
      : skus;
  const lines = apart.map((sku) => ({ sku, quantity: m.chance.whole(1, 4) }));
  const { language } = m.manner;
  const names = new Map(lines.map(({ sku }) => [sku, bare(m.words.product(sku, language, m.chance))]));
  const parts = lines.map(({ sku, quantity }) => {
    const name = names.get(sku) ?? sku;
    const count = m.speech.count(quantity, language);
    // A count behind a name that ends in a figure reads as part of the name.
    return language === 'id' && !/\d/.test(name) && m.chance.happens(0.4)
      ? `${name} ${count}`
      : `${count} ${name}`;
  });
  const joint =
    language === 'id' ? m.chance.pick([' sama ', ' dan ', ' plus ']) : m.chance.pick([' and ', ' plus ']);
  return {
    lines,
    names,
    spoken: parts.length > 1 ? `${parts.slice(0, -1).join(', ')}${joint}${parts.at(-1)}` : (parts[0] ?? ''),
  };
}

/** `2 the moka pot` is nobody's English. */
function bare(name: string): string {
  return name.replace(/^the /, '');
}

/** What a buyer answers: to every question of a form, in their manner. */
export function orderAnswers(m: Making, order: OrderTruth, spoken = ''): Goal['answers'] {
  const { person } = m;
  const name = order.recipient ?? person.name;
  const phone = order.phone ?? person.phone;
  const written = m.speech.phone(phone, m.manner.language);
  const one = (key: string, value: string): Answer => ({ texts: [m.tell(key, { value }), value] });
  const quantity = String(order.lines[0]?.quantity ?? 1);
  return {
    place:
      order.town === undefined
        ? { texts: [m.tell('pick_up_told', { store: order.store ?? '' })] }
        : one('place', order.town),
    'same place': { texts: [order.town ?? ''], button: /same-place-no/ },
    store: one('store', order.store ?? person.store),
    recipient: { texts: [m.tell('recipient', { name, phone: written }), `${name}, ${phone}`] },
    name: one('name', name),
    phone: { texts: [m.tell('phone', { value: written }), phone] },
    contact: { texts: [m.tell('phone', { value: written }), phone], allows: ['contact'] },
    address: one('address', person.street),
    quantity: one('quantity', quantity),
    ...(spoken === '' ? {} : { items: { texts: [spoken, m.tell('order', { items: spoken })] } }),
    confirm: { texts: [m.tell('yes_order')], button: /place-order/, allows: ['order'] },
    person: { texts: [m.tell('no')], button: /no$|rep-no|keep|go-on/i },
    'ask the team': { texts: [m.tell('no')] },
  };
}

/** What is told at the beginning: everything at once, or only the goods. */
export function orderSteps(m: Making, cart: Cart, order: OrderTruth): Step[] {
  const { person, manner, speech } = m;
  const first = m.ask('order', { items: cart.spoken });
  const place =
    order.town === undefined
      ? m.tell('pick_up_told', { store: order.store ?? '' })
      : m.tell('town_told', { town: order.town });
  const name = order.recipient ?? person.name;
  const phone = speech.phone(order.phone ?? person.phone, manner.language);
  const who = m.tell('recipient_told', { name, phone });
  if (manner.packing === 'all at once') {
    const rest = order.town === undefined ? [place] : [place, who];
    return [{ bubbles: [sentences([first, ...rest], m.chance.pick([', ', '. ', '; ']))] }];
  }
  if (manner.packing === 'bursts')
    return [{ bubbles: order.town === undefined ? [first, place] : [first, place, who] }];
  if (manner.packing === 'several') return [{ bubbles: [sentences([first, place], ', ')] }];
  return [{ bubbles: [first] }];
}

/** Lines, recipient and pick-up as the summary must have them. */
export function watchOver(
  m: Making,
  lines: readonly Line[],
  names: Cart['names'],
  order: OrderTruth,
): Watch[] {
  const { shop, person, manner } = m;
  const goods = lines.map(({ sku, quantity }): Watch => {
    const texts = shop.content.productTexts.get(sku);
    const called = [shop.of(sku).name, texts?.id.name, texts?.en.name].filter((name) => name !== undefined);
    const items = `${quantity} ${names.get(sku) ?? sku}`;
    return {
      about: /\d ×/,
      right: new RegExp(`\\b${quantity} × (${called.map(escaped).join('|')})`),
      objection: m.tell('correct_items', { items }),
    };
  });
  if (order.town === undefined) {
    const objection = m.tell('pick_up_told', { store: order.store ?? '' });
    return [...goods, { about: /Rp|IDR/, right: /diambil|ambil di|pick-?up/i, objection }];
  }
  const name = order.recipient ?? person.name;
  const objection = m.tell('correct_recipient', {
    name,
    phone: m.speech.phone(order.phone ?? person.phone, manner.language),
  });
  return [
    ...goods,
    { about: /Penerima:|Recipient:/, right: new RegExp(`: ${escaped(name)},`, 'i'), objection },
  ];
}

export function placed(
  m: Making,
  kind: string,
  cart: Cart,
  order: OrderTruth,
  more: Partial<Goal> = {},
): Goal {
  return goal(kind, {
    steps: orderSteps(m, cart, order),
    answers: orderAnswers(m, order, cart.spoken),
    again: [m.ask('order', { items: cart.spoken }), m.ask('order', { items: cart.spoken })],
    truth: { order },
    carts: [cart.lines],
    town: order.town,
    until: /NS-\d+/,
    watch: watchOver(m, order.orRefused ?? order.lines, cart.names, order),
    meant: cart.lines.map(
      ({ sku }) => new RegExp(sku === 'GAYO-250' ? '250' : (sku.split('-')[0] ?? sku), 'i'),
    ),
    ...more,
  });
}

export function orderOne(m: Making): Goal {
  const cart = someCart(m, 1);
  return placed(m, 'order of one', cart, {
    lines: cart.lines,
    town: m.person.town,
    recipient: m.person.name,
    phone: m.person.phone,
  });
}

export function orderSeveral(m: Making): Goal {
  const cart = someCart(m, m.chance.whole(2, 3));
  return placed(m, 'order of several', cart, {
    lines: cart.lines,
    town: m.person.town,
    recipient: m.person.name,
    phone: m.person.phone,
  });
}

export function pickUp(m: Making): Goal {
  const cart = someCart(m, m.chance.whole(1, 2));
  return placed(m, 'pick-up', cart, { lines: cart.lines, store: m.person.store });
}

export function totalInOrder(m: Making): Goal {
  const cart = someCart(m, 2);
  const order = { lines: cart.lines, town: m.person.town, recipient: m.person.name, phone: m.person.phone };
  const sum = m.shop.sum(cart.lines, m.person.town);
  const figures = [sum.toPay, sum.goods + sum.fee].map((idr) => money(idr).source);
  const made = placed(m, 'total asked in an order', cart, order);
  const step: Step = {
    bubbles: [m.tell('total_question')],
    when: 'confirm',
    expect: { what: 'the total of the order', must: [new RegExp(figures.join('|'))], isSide: true },
  };
  return { ...made, steps: [...made.steps, step] };
}

export function sideQuestion(m: Making): Goal {
  const cart = someCart(m, 1);
  const order = { lines: cart.lines, town: m.person.town, recipient: m.person.name, phone: m.person.phone };
  const made = placed(m, 'side question in an order', cart, order);
  const [key, must] = m.chance.pick([
    ['side_days', /\d+\s?(–|-)\s?\d+ (hari|days)/i],
    ['side_cod', /cod|bayar di tempat|cash on delivery|kasir|counter|till/i],
    ['side_halal', /halal/i],
  ] as const);
  const step: Step = {
    bubbles: [m.tell(key)],
    when: m.manner.packing === 'one by one' ? 'place' : 'confirm',
    expect: { what: key, must: [must], isSide: true },
  };
  return { ...made, steps: [...made.steps, step] };
}
