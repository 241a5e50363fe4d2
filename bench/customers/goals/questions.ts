import { type Goal, type Making, escaped, goal, money } from '../goal';
import { CHEAPEST, COMPARED, LIMITS, NOT_SOLD, SPECS } from './facts';

/** Goods people ask about: with a public price and a name of their own. */
const ASKED = [
  'TORAJA-250',
  'BAJAWA-250',
  'PREANGER-250',
  'TEMANGGUNG-250',
  'HB-1000',
  'ESP-1000',
  'DRIP-10',
  'V60-SET',
  'FP-600',
  'MOKA-3',
  'VN-DRIP',
  'SCALE-1',
  'PITCHER-350',
  'JAR-1',
  'DESC-1',
  'M1',
  'M2',
  'E2',
  'H1',
  'H2',
  'H3',
  'H4',
  'D1',
  'O10',
  'O30',
  'OS5',
  'KETTLE-G',
  'GAYO-1000',
] as const;
const SOLD_OUT = ['E1', 'LINTONG-250', 'COLD-1L'] as const;

const NONE =
  /\b(tidak|belum|bukan|tak|kosong|habis|hanya|nggak|not?|none|only|don't|isn't|cannot|sold out|outside|di luar)\b/i;

export function price(m: Making): Goal {
  const sku = m.chance.pick(ASKED);
  const product = m.words.product(sku, m.manner.language, m.chance);
  return asking(m, 'price', sku, m.ask('price', { product }), m.ask('price', { product }), [
    money(m.shop.of(sku).price),
  ]);
}

export function stock(m: Making): Goal {
  const sku = m.chance.happens(0.35) ? m.chance.pick(SOLD_OUT) : m.chance.pick(ASKED);
  const product = m.words.product(sku, m.manner.language, m.chance);
  const there = m.shop.of(sku).stock > 0;
  const must = there
    ? /stok ada|tersedia|tinggal sedikit|in stock|few left|masih ada/i
    : /habis|kosong|out of stock|sold out/i;
  return asking(m, 'stock', sku, m.ask('stock', { product }), m.ask('stock', { product }), [must]);
}

export function spec(m: Making): Goal {
  const { sku, id, en, value } = m.chance.pick(SPECS);
  const wordings = m.manner.language === 'id' ? id : en;
  const say = (): string => m.speech.put(m.chance.pick(wordings), m.manner.language, [sku]);
  return asking(m, 'spec', sku, say(), say(), [value]);
}

export function sizeThatExists(m: Making): Goal {
  const made = asking(m, 'size variant', 'GAYO-1000', m.ask('size_exists'), m.ask('size_exists'), [
    money(m.shop.of('GAYO-1000').price),
  ]);
  return { ...made, meant: [/1 kg|1\.?000/i] };
}

export function sizeThatIsMissing(m: Making): Goal {
  const sku = m.chance.pick(['TORAJA-250', 'BAJAWA-250', 'PREANGER-250', 'TEMANGGUNG-250']);
  const name = m.words.product(sku, m.manner.language, m.chance).replace(/ ?250( (gram|g))?/i, '');
  const say = (): string => m.ask('size_missing', { name });
  const must = [/250 ?g/i, NONE];
  return asking(m, 'size not sold', sku, say(), say(), must, 'that there is no such size');
}

export function notSold(m: Making): Goal {
  const thing = m.chance.pick(NOT_SOLD[m.manner.language]);
  const say = (): string => m.ask('not_sold', { thing });
  return goal('not sold', {
    steps: [{ bubbles: [say()], expect: { what: `that ${thing} is not sold`, must: [NONE] } }],
    again: [say(), say()],
  });
}

export function cheapest(m: Making): Goal {
  const { kind, skus } = m.chance.pick(CHEAPEST);
  const say = (): string => m.ask('cheapest', { kind: kind[m.manner.language] });
  const must = new RegExp(skus.map((sku) => money(m.shop.of(sku).price).source).join('|'));
  return goal('cheapest', {
    steps: [{ bubbles: [say()], expect: { what: `the cheapest ${kind.en}`, must: [must] } }],
    again: [say(), say()],
    answers: {
      people: { texts: [m.tell('people', { value: 4 })] },
      need: { texts: [say()] },
      use: { texts: [say()] },
    },
  });
}

export function underLimit(m: Making): Goal {
  const { kind, limit, idr, category } = m.chance.pick(LIMITS);
  const { language } = m.manner;
  const say = (): string => m.ask('under_limit', { kind: kind[language], limit: limit[language] });
  const all = [...m.shop.goods.values()].filter((one) => one.category === category);
  const fitting = all.filter((one) => one.price <= idr);
  const over = all.filter((one) => one.price > idr);
  return goal('under a limit', {
    steps: [
      {
        bubbles: [say()],
        expect: {
          what: `${kind.en} up to ${idr}`,
          must: [new RegExp(fitting.map((one) => money(one.price).source).join('|'))],
          mustNot: over.map((one) => money(one.price)),
        },
      },
    ],
    again: [say(), say()],
    answers: {
      people: { texts: [m.tell('people', { value: 6 })] },
      budget: { texts: [limit[language]] },
      need: { texts: [say()] },
      use: { texts: [say()] },
    },
  });
}

export function compare(m: Making): Goal {
  const [one, two] = m.chance.pick(COMPARED);
  const { language } = m.manner;
  const gaps = {
    product: m.words.product(one, language, m.chance),
    other: m.words.product(two, language, m.chance),
  };
  const code = (sku: string): RegExp => new RegExp(`${sku.split('-')[0]}\\b`, 'i');
  const both = [
    new RegExp(
      `(${code(one).source})[\\s\\S]*(${code(two).source})|(${code(two).source})[\\s\\S]*(${code(one).source})`,
      'i',
    ),
  ];
  return goal('compare', {
    steps: [
      { bubbles: [m.ask('compare', gaps)], expect: { what: `${one} beside ${two}`, must: [...both, /\d/] } },
    ],
    again: [m.ask('compare', gaps), m.ask('compare', gaps)],
    meant: [code(one), code(two)],
  });
}

export function thatOne(m: Making): Goal {
  const sku = m.chance.pick([
    'FP-600',
    'MOKA-3',
    'V60-SET',
    'SCALE-1',
    'PITCHER-350',
    'M1',
    'H1',
    'D1',
    'TORAJA-250',
    'BAJAWA-250',
  ]);
  const product = m.words.product(sku, m.manner.language, m.chance);
  const { price: one } = m.shop.of(sku);
  const made = asking(m, 'that one', sku, m.ask('price', { product }), m.ask('price', { product }), [
    money(one),
  ]);
  return {
    ...made,
    carts: [[{ sku, quantity: 2 }]],
    steps: [
      ...made.steps,
      {
        bubbles: [m.tell('that_one_stock')],
        again: [m.tell('that_one_stock')],
        expect: {
          what: `stock of ${sku}`,
          must: [/stok ada|tersedia|tinggal sedikit|in stock|few left|masih ada/i],
        },
      },
      {
        bubbles: [m.tell('that_one_two')],
        again: [m.tell('that_one_two')],
        expect: { what: `two of ${sku}`, must: [money(one * 2)] },
      },
    ],
  };
}

export function totalAsked(m: Making): Goal {
  const sku = m.chance.pick(['TORAJA-250', 'BAJAWA-250', 'FP-600', 'MOKA-3', 'DRIP-10', 'V60-SET']);
  const quantity = m.chance.whole(2, 5);
  const { language } = m.manner;
  const { town } = m.person;
  const product = m.words.product(sku, language, m.chance);
  const say = (): string =>
    m.ask('total_asked', { product, town, count: m.speech.count(quantity, language) });
  const lines = [{ sku, quantity }];
  const sum = m.shop.sum(lines, town);
  const figures = [sum.toPay, sum.goods + sum.fee].map((idr) => money(idr).source);
  const made = asking(
    m,
    'total with delivery',
    sku,
    say(),
    say(),
    [new RegExp(figures.join('|'))],
    'goods and delivery',
  );
  return { ...made, carts: [lines], town };
}

function asking(
  m: Making,
  kind: string,
  sku: string,
  sentence: string,
  again: string,
  must: readonly RegExp[],
  what = `${kind} of ${sku}`,
): Goal {
  const { name } = m.shop.of(sku);
  const english = m.shop.content.productTexts.get(sku)?.en.name ?? name;
  const meant = [
    new RegExp(`^(${[name, english].map(escaped).join('|')})$`, 'i'),
    new RegExp(escaped(sku.split('-')[0] ?? sku), 'i'),
  ];
  return goal(kind, { steps: [{ bubbles: [sentence], expect: { what, must } }], again: [again], meant });
}
