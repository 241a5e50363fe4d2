import { type Goal, type Making, type Step, goal } from '../goal';
import { sentences } from '../speech';
import { international } from './business';

interface Kind {
  kind: 'late' | 'damaged' | 'wrong_item' | 'billing' | 'staff' | 'app';
  /** Categories under which the desk may find it. */
  stored: readonly string[];
  wishes: ReadonlyArray<'refund' | 'replace' | 'redeliver' | 'note'>;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'late',
    stored: ['late', 'not_arrived', 'no_information', 'promise_broken'],
    wishes: ['refund', 'redeliver'],
  },
  { kind: 'damaged', stored: ['defect', 'quality'], wishes: ['refund', 'replace'] },
  { kind: 'wrong_item', stored: ['wrong_item'], wishes: ['refund', 'replace'] },
  { kind: 'billing', stored: ['billing', 'refund'], wishes: ['refund'] },
  { kind: 'staff', stored: ['staff_attitude', 'staff'], wishes: ['note'] },
  { kind: 'app', stored: ['app'], wishes: ['note'] },
];

/** Under which a wish may be stored; to speak to somebody about it is more than to note it. */
const STORED_WISH = {
  refund: ['refund'],
  replace: ['replace'],
  redeliver: ['redeliver'],
  note: ['note_only', 'other'],
} as const;
const ITEMS = ['FP-600', 'V60-SET', 'MOKA-3', 'PITCHER-350', 'JAR-1'] as const;

export const COMPLAINTS = KINDS.map(
  (kind) =>
    (m: Making): Goal =>
      complaint(m, kind),
);

function complaint(m: Making, { kind, stored, wishes }: Kind): Goal {
  const { language } = m.manner;
  const [item, other] = m.chance
    .some(ITEMS, 2)
    .map((sku) => m.words.product(sku, language, m.chance).replace(/^the /, ''));
  const gaps = { item: item ?? '', other: other ?? '', days: m.chance.whole(4, 12) };
  const wish = m.chance.pick(wishes);
  const orderNo =
    m.chance.happens(0.6) && kind !== 'staff' && kind !== 'app'
      ? `NS-${m.chance.whole(4000, 8999)}`
      : undefined;
  const story = m.ask(kind, gaps);
  const who = m.tell('who', { name: m.person.name, phone: m.speech.phone(m.person.phone, language) });
  const number =
    orderNo === undefined ? m.tell('no_order_number') : m.tell('order_number', { order: orderNo });
  const wishSaid = m.tell(`wish_${wish}`);
  return goal(`complaint: ${kind}`, {
    steps: [...tellingSteps(m, story, { who, number, wishSaid }), ...sideQuestion(m)],
    answers: complaintAnswers(m, number, [wishSaid, m.tell(`wish_${wish}`)], story),
    again: [m.ask(kind, gaps), m.ask(kind, gaps)],
    truth: {
      complaint: { kinds: stored, orderNo, wishes: STORED_WISH[wish] },
      facts: { display_name: m.person.name, phone: international(m.person.phone) },
    },
    until: /KLH-\d+/,
  });
}

function tellingSteps(
  m: Making,
  story: string,
  { who, number, wishSaid }: Record<'who' | 'number' | 'wishSaid', string>,
): Step[] {
  const swear = m.speech.has('angry') ? [m.words.say('swear', m.manner.language, m.chance)] : [];
  switch (m.manner.packing) {
    case 'all at once':
      return [{ bubbles: [sentences([who, story, number, wishSaid], '. ')], allows: ['contact'] }];
    case 'bursts':
      return [{ bubbles: [...swear, story, number, who], allows: ['contact'] }];
    case 'several':
      return [{ bubbles: [sentences([story, number], ', ')] }, { bubbles: [who], allows: ['contact'] }];
    case 'one by one':
      return [{ bubbles: [story] }, { bubbles: [who], when: /KLH-/, isOptional: true, allows: ['contact'] }];
  }
}

/** A question of theirs while the complaint is open. */
function sideQuestion(m: Making): Step[] {
  if (m.chance.happens(0.5)) return [];
  const places = m.words.all('between', m.manner.language);
  const which = m.chance.whole(0, places.length - 1);
  const must = [
    /foto|gambar|photo|picture/i,
    /kami (yang )?tanggung|ongkos kami|we pay|our cost|on us/i,
    /1\s?–\s?3|hari kerja|working days/i,
  ];
  return [
    {
      bubbles: [m.speech.put(places[which] ?? '', m.manner.language, [], false)],
      when: m.chance.happens(0.5) ? 'wish' : /KLH-/,
      isOptional: true,
      expect: { what: 'the question within the complaint', must: [must[which] ?? /./], isSide: true },
    },
  ];
}

function complaintAnswers(
  m: Making,
  number: string,
  wishes: readonly string[],
  story: string,
): Goal['answers'] {
  return {
    'complaint order': { texts: [number, m.tell('no_order_number')], button: /no-order/ },
    wish: { texts: wishes },
    story: { texts: [story] },
    hurt: { texts: [m.tell('no')], button: /nobody|not-hurt|no/ },
    more: { texts: [m.tell('that_is_all')], button: /enough/ },
    name: { texts: [m.tell('name', { value: m.person.name })] },
    phone: { texts: [m.person.phone], allows: ['contact'] },
    contact: { texts: [m.person.phone], allows: ['contact'] },
    'name and contact': { texts: [`${m.person.name}, ${m.person.phone}`], allows: ['contact'] },
    person: { texts: [m.tell('no')], button: /no/ },
    'ask the team': { texts: [m.tell('no')] },
  };
}

export function lookAlike(m: Making): Goal {
  const { language } = m.manner;
  return goal('no complaint', {
    steps: [{ bubbles: [m.speech.put(m.chance.pick(m.words.all('look_alike', language)), language)] }],
    answers: { person: { texts: [m.tell('no')] }, 'ask the team': { texts: [m.tell('no')] } },
    again: [m.speech.put(m.chance.pick(m.words.all('look_alike', language)), language)],
  });
}

export function withdrawn(m: Making): Goal {
  const kind = m.chance.pick(['late', 'damaged'] as const);
  const item = m.words.product(m.chance.pick(ITEMS), m.manner.language, m.chance).replace(/^the /, '');
  const story = m.ask(kind, { item, other: item, days: m.chance.whole(4, 9) });
  return goal('complaint withdrawn', {
    steps: [{ bubbles: [story] }, { bubbles: [m.tell('withdraw')] }],
    answers: complaintAnswers(m, m.tell('no_order_number'), [m.tell('wish_refund')], story),
    again: [story],
    truth: { complaintWithdrawn: true },
  });
}
