import { type Goal, type Making, type OrderTruth, type Step, goal } from '../goal';
import { somebodyElse } from '../person';
import { type Cart, orderAnswers, orderSteps, placed, someCart } from './orders';

/** Buyers who change their mind, correct themselves, keep their number to themselves or say no. */

function delivered(m: Making, cart: Cart): OrderTruth {
  return { lines: cart.lines, town: m.person.town, recipient: m.person.name, phone: m.person.phone };
}

export function changeBefore(m: Making): Goal {
  const cart = someCart(m, m.chance.whole(1, 2));
  const [first, ...rest] = cart.lines;
  const changed = { sku: first?.sku ?? '', quantity: (first?.quantity ?? 1) + 2 };
  const order = { ...delivered(m, cart), lines: [changed, ...rest] };
  const product = cart.names.get(changed.sku) ?? '';
  const made = placed(m, 'change before confirming', cart, order);
  const count = m.speech.count(changed.quantity, m.manner.language);
  const step: Step = {
    bubbles: [m.tell('change_count', { product, count })],
    when: m.chance.happens(0.5) ? 'confirm' : /Rp|IDR/,
  };
  return { ...made, steps: [...made.steps, step], carts: [cart.lines, order.lines] };
}

export function changeAfter(m: Making): Goal {
  const cart = someCart(m, 1);
  const [line] = cart.lines;
  const quantity = (line?.quantity ?? 1) + 1;
  const order = { ...delivered(m, cart), lines: [{ sku: line?.sku ?? '', quantity }], orRefused: cart.lines };
  const made = placed(m, 'change after placing', cart, order);
  const step: Step = {
    bubbles: [m.tell('change_after', { count: m.speech.count(quantity, m.manner.language) })],
    when: /NS-\d+/,
  };
  return { ...made, steps: [...made.steps, step], carts: [cart.lines, order.lines] };
}

export function removeLine(m: Making): Goal {
  const cart = someCart(m, 3);
  const gone = cart.lines.at(-1)?.sku ?? '';
  const order = { ...delivered(m, cart), lines: cart.lines.slice(0, -1) };
  const made = placed(m, 'remove a line', cart, order);
  const step: Step = {
    bubbles: [m.tell('remove_line', { product: cart.names.get(gone) ?? '' })],
    when: 'confirm',
  };
  return { ...made, steps: [...made.steps, step], carts: [cart.lines, order.lines] };
}

export function refuseNumber(m: Making): Goal {
  const cart = someCart(m, 1);
  const order = { lines: cart.lines, store: m.person.store };
  const plain = { ...m, manner: { ...m.manner, packing: 'one by one' as const } };
  const refusal = { texts: [m.tell('no_phone'), m.tell('no_phone')] };
  const place = { texts: [m.tell('place', { value: m.person.town })] };
  return goal('refuses the number', {
    steps: [{ bubbles: orderSteps(plain, cart, order).flatMap(({ bubbles }) => bubbles) }],
    answers: {
      ...orderAnswers(m, order),
      place,
      recipient: refusal,
      name: refusal,
      phone: refusal,
      contact: refusal,
    },
    again: [m.ask('order', { items: cart.spoken }), m.ask('order', { items: cart.spoken })],
    truth: { order },
    carts: [cart.lines],
    town: m.person.town,
  });
}

export function recipientCorrected(m: Making): Goal {
  const cart = someCart(m, 1);
  const made = placed(m, 'recipient corrected', cart, delivered(m, cart));
  const [first = '', ...others] = m.person.name.split(' ');
  const wrong = [`${first.slice(0, 2)}${first.slice(1)}`, ...others].join(' ');
  const name = m.person.name;
  const phone = m.speech.phone(m.person.phone, m.manner.language);
  return {
    ...made,
    steps: [
      { bubbles: [m.ask('order', { items: cart.spoken })] },
      { bubbles: [m.tell('name_wrong', { name })], when: 'confirm' },
    ],
    answers: {
      ...made.answers,
      recipient: { texts: [m.tell('recipient', { name: wrong, phone })] },
      name: { texts: [wrong, name] },
    },
  };
}

export function forSomebodyElse(m: Making): Goal {
  const cart = someCart(m, m.chance.whole(1, 2));
  const other = somebodyElse(m.person, m.manner, m.chance);
  const order = { lines: cart.lines, town: m.person.town, recipient: other.name, phone: other.phone };
  const made = placed(m, 'order for somebody else', cart, order);
  const introduction: Step = { bubbles: [m.tell('my_name', { name: m.person.name })] };
  return {
    ...made,
    steps: [introduction, ...made.steps],
    truth: { order, facts: { display_name: m.person.name } },
  };
}

/** Up to the summary, and then everything but a yes: no order may come of it. */
export function trickyNo(m: Making): Goal {
  const cart = someCart(m, m.chance.whole(1, 2));
  const made = placed(m, 'no yes to the order', cart, delivered(m, cart));
  const noes = m.chance.some(m.words.all('tricky_no', m.manner.language), 2);
  return {
    ...made,
    truth: {},
    until: undefined,
    steps: [
      ...made.steps,
      ...noes.map((no): Step => ({
        bubbles: [m.speech.put(no, m.manner.language, [], false)],
        when: 'confirm',
      })),
    ],
    answers: { ...made.answers, confirm: { texts: [m.tell('final_no')], button: /drop-order/ } },
  };
}

export function calledOff(m: Making): Goal {
  const cart = someCart(m, 1);
  const made = placed(m, 'called off half-way', cart, delivered(m, cart));
  const step: Step = {
    bubbles: [m.tell('final_no')],
    when: m.manner.packing === 'one by one' ? 'place' : 'confirm',
  };
  return {
    ...made,
    truth: {},
    until: undefined,
    steps: [...made.steps, step],
    answers: { ...made.answers, confirm: { texts: [m.tell('final_no')] } },
  };
}

export function waitsInOrder(m: Making): Goal {
  const cart = someCart(m, 1);
  const made = placed(m, 'a moment in an order', cart, delivered(m, cart));
  const step: Step = {
    bubbles: [m.tell('wait_a_moment')],
    when: m.manner.packing === 'one by one' ? 'place' : 'confirm',
  };
  return { ...made, steps: [...made.steps, step] };
}
