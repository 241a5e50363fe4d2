import { type Goal } from '../goal';
import { type Line, type Shop } from '../shop';
import { type Talk } from '../talk';
import { type Finding } from './finding';

const AMOUNT = /(?:Rp|IDR)[\s\u00a0]?(\d[\d.,]*\d|\d)/g;
const LINE =
  /(\d+) × (.+?)(?: (?:@|at) (?:Rp|IDR)[\s\u00a0]?([\d.,]+\d))?(?: =|:) (?:Rp|IDR)[\s\u00a0]?([\d.,]+\d)/g;
/** Kilograms over the first parcel that an order here may have. */
const MOST_KG = 40;

/** Every amount the bot names is a price, a fee, a figure of the FAQ, or what these come to. */
export function judgeFigures(goal: Goal, talk: Talk, shop: Shop): Finding[] {
  const known = new Set([
    ...standingFigures(shop),
    ...goal.carts.flatMap((cart) => sumsOf(cart, goal.town, shop)),
  ]);
  const findings: Finding[] = [];
  const towns = new Set<string>();
  for (const { customerWords: words, replies } of talk.turns) {
    for (const idr of toldBy(words)) allowBudget(known, idr, shop);
    const text = replies
      .filter((bubble) => !/voucher/i.test(bubble.text))
      .map((bubble) => bubble.text)
      .join('\n');
    const { lines, wrong } = linesIn(text, shop);
    findings.push(...wrong.map((seen): Finding => ({ category: 'invented figure', seen })));
    for (const town of townsIn(text, shop)) towns.add(town);
    for (const town of [goal.town, ...towns]) for (const sum of sumsOf(lines, town, shop)) known.add(sum);
    for (const { total } of lines) known.add(total);
    for (const match of text.matchAll(AMOUNT)) {
      const idr = amount(match[1] ?? '');
      if (!known.has(idr))
        findings.push({ category: 'invented figure', seen: `${match[0]} in "${around(text, match.index)}"` });
    }
  }
  return findings;
}

/** Where the bot says it sends to, right or wrong: the sum must at least be right for that town. */
function townsIn(text: string, shop: Shop): string[] {
  return shop.content.delivery.zones.flatMap(({ cities }) => cities.filter((city) => text.includes(city)));
}

function amount(written: string): number {
  return Number(written.replace(/[.,]/g, ''));
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 60), index + 30).replace(/\n/g, ' | ');
}

const standing = new WeakMap<Shop, ReadonlySet<number>>();

function standingFigures(shop: Shop): ReadonlySet<number> {
  const made = standing.get(shop);
  if (made) return made;
  const figures = new Set<number>([shop.content.delivery.freeFromIdr]);
  for (const { price, tiers } of shop.goods.values()) {
    for (const idr of [price, ...tiers.map((tier) => tier.idr)]) figures.add(idr);
  }
  for (const { idr, perKgIdr } of shop.content.delivery.zones) {
    for (let kg = 0; kg <= MOST_KG && idr !== undefined; kg += 1) figures.add(idr + kg * (perKgIdr ?? 0));
  }
  for (const { answer } of shop.content.faq) {
    for (const match of answer.matchAll(AMOUNT)) figures.add(amount(match[1] ?? ''));
  }
  standing.set(shop, figures);
  return figures;
}

/** A cart's sums, delivered and picked up, with and without what a first purchase costs less. */
function sumsOf(cart: readonly Line[], town: string | undefined, shop: Shop): number[] {
  if (cart.length === 0) return [];
  return [shop.sum(cart), ...(town === undefined ? [] : [shop.sum(cart, town)])].flatMap((sum) => [
    sum.goods,
    sum.discount,
    sum.net,
    sum.fee,
    sum.toPay,
    sum.goods + sum.fee,
    ...cart.map(({ sku, quantity }) => shop.unitPrice(sku, quantity) * quantity),
  ]);
}

/** The rows of a cart as shown: each must be what the catalogue makes of it. */
function linesIn(text: string, shop: Shop): { lines: Array<Line & { total: number }>; wrong: string[] } {
  const lines: Array<Line & { total: number }> = [];
  const wrong: string[] = [];
  for (const [whole, count = '', name = '', unit, total = ''] of text.matchAll(LINE)) {
    const sku = skuOf(name.trim(), shop);
    if (sku === undefined) continue;
    const quantity = Number(count);
    const due = shop.unitPrice(sku, quantity);
    const isRight = amount(total) === due * quantity && (unit === undefined || amount(unit) === due);
    if (isRight) lines.push({ sku, quantity, total: amount(total) });
    else wrong.push(`"${whole}", by the catalogue ${due * quantity}`);
  }
  return { lines, wrong };
}

function skuOf(name: string, shop: Shop): string | undefined {
  for (const { sku, name: own } of shop.goods.values()) {
    const texts = shop.content.productTexts.get(sku);
    if ([own, texts?.id.name, texts?.en.name].includes(name)) return sku;
  }
  return undefined;
}

/** Amounts of the customer's own words, which the bot may say back. */
function toldBy(words: string): number[] {
  const millions = [...words.matchAll(/(\d+)\s?(juta|million|jt)/gi)].map(
    (match) => Number(match[1]) * 1_000_000,
  );
  const thousands = [...words.matchAll(/(\d+)\s?(ribu|rb|k|thousand)\b/gi)].map(
    (match) => Number(match[1]) * 1_000,
  );
  const plain = [...words.matchAll(/\d[\d.,]{4,}/g)].map((match) => amount(match[0]));
  return [...millions, ...thousands, ...plain];
}

/** A budget, and by how much a price passes it. */
function allowBudget(known: Set<number>, budget: number, shop: Shop): void {
  known.add(budget);
  for (const { price } of shop.goods.values()) known.add(Math.abs(price - budget));
}
