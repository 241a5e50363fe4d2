import { type Order } from '../../../domain/orders/order';
import { type Goal, type OrderTruth, type Person } from '../goal';
import { type Line, type Shop } from '../shop';
import { type Kept } from '../store';
import { type Talk } from '../talk';
import { type Finding } from './finding';

/** Compares what is stored with what was true. */
export function judgeOrder(goal: Goal, records: Kept, talk: Talk, shop: Shop): Finding[] {
  const standing = records.orders.filter(({ state }) => state.status !== 'cancelled');
  const { order: truth } = goal.truth;
  if (!talk.allowed.has('order') && records.orders.length > 0) {
    return [
      { category: 'false yes', seen: `order ${linesOf(records.orders[0]?.lines ?? [])} without a yes` },
    ];
  }
  if (!truth) return [];
  const [order] = standing;
  if (!order) return [{ category: 'not done', seen: 'no order is stored' }];
  const extra: Finding[] =
    standing.length > 1
      ? [{ category: 'fact wrong', seen: `${standing.length} orders are stored instead of one` }]
      : [];
  const wrong = standing.map((one) => [
    ...judgeLines(truth, one, records),
    ...judgePlace(truth, one),
    ...judgeSum(one, shop),
  ]);
  return [...extra, ...(wrong.sort((a, b) => a.length - b.length)[0] ?? [])];
}

function judgeLines(truth: OrderTruth, order: Order, records: Kept): Finding[] {
  if (linesOf(order.lines) === linesOf(truth.lines)) return [];
  const isRefused = truth.orRefused && linesOf(order.lines) === linesOf(truth.orRefused);
  if (isRefused && records.requests.some(({ kind }) => kind === 'order_change')) return [];
  const isShort = truth.lines.some(({ sku }) => !order.lines.some((line) => line.sku === sku));
  const seen = `ordered ${linesOf(truth.lines)}, stored ${linesOf(order.lines)}`;
  return [{ category: isShort ? 'fact lost' : 'fact wrong', seen }];
}

function linesOf(lines: readonly Line[]): string {
  return lines
    .map(({ sku, quantity }) => `${quantity}×${sku}`)
    .sort()
    .join(' ');
}

function judgePlace(truth: OrderTruth, { delivery }: Order): Finding[] {
  if (!delivery) return [{ category: 'fact lost', seen: 'where the order goes is not stored' }];
  if (truth.town === undefined) {
    const expected = truth.store?.toLowerCase() ?? '';
    const isThere = delivery.by === 'pick_up' && delivery.store.toLowerCase().includes(expected);
    return isThere
      ? []
      : [{ category: 'fact wrong', seen: `picked up in ${truth.store}, stored ${JSON.stringify(delivery)}` }];
  }
  if (delivery.by === 'pick_up')
    return [{ category: 'fact wrong', seen: `goes to ${truth.town}, stored a pick-up` }];
  const { city, recipient, phone } = delivery;
  return [
    ...compared('town', truth.town, city),
    ...compared('recipient', truth.recipient, recipient),
    ...compared('phone', truth.phone, phone, digitsOf),
  ];
}

function judgeSum({ totals, lines, delivery }: Order, shop: Shop): Finding[] {
  const town = delivery?.by === 'courier' ? delivery.city : undefined;
  const due = shop.sum(lines, town);
  const isRight = [due.toPay, due.goods + due.fee].includes(totals.toPay);
  return isRight
    ? []
    : [{ category: 'invented figure', seen: `order sum ${totals.toPay}, by the catalogue ${due.toPay}` }];
}

function compared(
  what: string,
  expected: string | undefined,
  stored: string | undefined,
  normal: (text: string) => string = (text) => text.trim().toLowerCase(),
): Finding[] {
  if (expected === undefined) return [];
  if (stored === undefined) return [{ category: 'fact lost', seen: `${what} "${expected}" is not stored` }];
  return normal(expected) === normal(stored)
    ? []
    : [{ category: 'fact wrong', seen: `${what} is "${expected}", stored "${stored}"` }];
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(62|0)/, '');
}

export function judgeFacts(goal: Goal, records: Kept, talk: Talk, person: Person): Finding[] {
  const { facts = {}, lead, secret } = goal.truth;
  const said = spoken(talk);
  const known = Object.entries(facts).filter(([key, value]) => key === 'birthday' || wasSaid(value, said));
  const expected = known.flatMap(([key, value]) =>
    compared(key, value, records.facts[key], key === 'phone' ? digitsOf : undefined),
  );
  const theirs = new Set(goal.others.map((value) => value.toLowerCase()));
  const foreign = records.everLearned.filter(({ value }) => theirs.has(value.toLowerCase()));
  const kinds = goal.others.length > 0 ? foreign : [];
  return [
    ...expected,
    ...(facts.display_name === undefined ? judgeName(records, person, theirs) : []),
    ...judgeLead(lead, records),
    ...kinds.map(({ key, value }): Finding => ({
      category: 'somebody else stored as the writer',
      seen: `${key} "${value}"`,
    })),
    ...(secret !== undefined && records.lines.some((line) => digits(line).includes(secret))
      ? [{ category: 'secret kept' as const, seen: 'the number stands in the transcript' }]
      : []),
  ];
}

/** Everything the customer wrote, digits without their gaps, so that a fact counts as told only when it was. */
function spoken({ turns }: Talk): string {
  const text = turns
    .map(({ customerWords: said }) => said)
    .join('\n')
    .toLowerCase();
  const inDigits = DIGIT_WORDS.reduce((line, [word, digit]) => line.replaceAll(word, digit), text);
  return `${text}\n${digits(inDigits)}`;
}

function wasSaid(value: string, said: string): boolean {
  return said.includes(value.toLowerCase()) || (/^\+\d+$/.test(value) && said.includes(digitsOf(value)));
}

const DIGIT_WORDS = [
  'kosong satu dua tiga empat lima enam tujuh delapan sembilan',
  'zero one two three four five six seven eight nine',
].flatMap((line) => line.split(' ').map((word, digit) => [word, String(digit)] as const));

function digits(text: string): string {
  return text.replace(/[ -]/g, '');
}

/** A name that is stored is the writer's own, whole or the first of it. */
function judgeName({ facts }: Kept, { name }: Person, theirs: ReadonlySet<string>): Finding[] {
  const stored = facts.display_name;
  if (stored === undefined || theirs.has(stored.toLowerCase())) return [];
  const isOwn =
    name.toLowerCase().startsWith(stored.toLowerCase()) || stored.toLowerCase().includes(name.toLowerCase());
  return isOwn ? [] : [{ category: 'fact wrong', seen: `is called "${name}", stored "${stored}"` }];
}

function judgeLead(truth: Goal['truth']['lead'], { lead, facts }: Kept): Finding[] {
  if (!truth) return [];
  if (!lead) return [{ category: 'not done', seen: 'no lead is stored' }];
  const { quantity, budget, location, company } = lead.slots;
  const range =
    typeof budget === 'object' ? `${budget.min ?? budget.max}–${budget.max ?? budget.min}` : undefined;
  return [
    ...compared('people', text(truth.people), text(quantity?.amount)),
    ...compared('budget', truth.budget === undefined ? undefined : `${truth.budget}–${truth.budget}`, range),
    ...compared('town', truth.town, location?.city ?? facts.city),
    ...compared('company', truth.company, company ?? facts.company),
  ];
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
