import {
  type Product,
  type Spec,
  availability,
  priceNow,
  productsBySku,
  quantityPrices,
} from '../../domain/products/catalogue';
import { unitPrice } from '../../domain/products/prices';
import { priceAudience } from '../membership/card';
import { type Output, say } from '../contract/outputs';
import { bareCount, mentionsIn } from './mentions';
import { productName, unitName } from './reference';
import { type Text, type TextValue } from '../contract/texts';
import { memoize } from '../reading/memoize';
import { framed, isWholly, plain } from '../reading/plain-words';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Turn, type Views, words } from '../contract/turn';

/**
 * Answers assembled from rows and nothing else (P-1). A function answers or says that it cannot:
 * `undefined` means that no row tells, and the caller asks the team instead of guessing.
 */

/** P-3: the public price, and beside it a member's own. An expired price is unknown. */
export function priceAnswer(turn: Turn, product: Product): Output[] {
  const name = productName(turn, product.sku);
  const price = priceNow(product, 'public', turn.now);
  if (!price) return [say('product.price-unknown', { product: name })];
  const unit = unitName(turn, product);
  const quantities = quantityPrices(product, 'public', turn.now).map((step) =>
    say('product.price-quantity', { quantity: step.minQty, unit, price: { money: step.idr } }),
  );
  return [
    say('product.price', { product: name, price: { money: price.idr }, unit }),
    ...memberPrice(turn, product, price.idr),
    ...quantities,
  ];
}

/** The price for members, where it is lower; told to members only (T35). */
function memberPrice(turn: Turn, product: Product, publicIdr: number): Output[] {
  const own = unitPrice(product, priceAudience(turn), 1, turn.now);
  if (own === undefined || own >= publicIdr) return [];
  return [say('membership.price', { price: { money: own }, unit: unitName(turn, product) })];
}

/** P-4: in words, with the time of the count; an old count is not trusted. */
export function stockAnswer(turn: Turn, product: Product): Output[] {
  const name = productName(turn, product.sku);
  if (product.discontinued) return [say('product.discontinued', { product: name })];
  const state = availability(product.stock, turn.now, turn.views.rules.product.stockStaleH);
  if (!product.stock || state === 'to_be_confirmed') {
    return [say('product.stock-to_be_confirmed', { product: name })];
  }
  const checked = { moment: product.stock.asOf };
  const quantity = state === 'out_of_stock' ? undefined : askedCount(turn, product);
  if (quantity !== undefined) {
    const isEnough = product.stock.quantity >= quantity;
    return [
      say(isEnough ? 'product.stock-enough' : 'product.stock-short', { product: name, quantity, checked }),
    ];
  }
  const answer = say(`product.stock-${state}`, { product: name, checked });
  return state === 'out_of_stock' ? [answer, ...alternatives(turn, product)] : [answer];
}

/** "Stok 40 ada?": how many of it are asked for. One is asked for anyway. */
function askedCount(turn: Turn, { sku }: Product): number | undefined {
  const mentions = mentionsIn(turn);
  const own = mentions.find((mention) => mention.sku === sku);
  const count = mentions.length > 0 ? own?.quantity : bareCount(turn, sku);
  return count !== undefined && count > 1 ? count : undefined;
}

/** At most three products that are like it and can be had now. */
export function alternativesTo(turn: Turn, product: Product): Product[] {
  const skus = product.relations.flatMap(({ type, sku }) => (type === 'alternative' ? [sku] : []));
  return productsBySku(turn.views.catalogue, skus)
    .filter((other) => (other.stock?.quantity ?? 0) > 0 && !other.discontinued)
    .slice(0, 3);
}

/** What is like it and can be had now. */
function alternatives(turn: Turn, product: Product): Output[] {
  const lines = alternativesTo(turn, product).map((other) => productLine(turn, other));
  return lines.length > 0 ? [say('product.alternatives', { products: { lines } })] : [];
}

/** The specs a message asks for by their words; all of them for "spek lengkap"; undefined when none is meant. */
export function specAnswer(turn: Turn, product: Product): Output[] | undefined {
  const asked = askedSpecs(turn);
  const name = productName(turn, product.sku);
  if (asked === 'all') {
    const lines = specLines(turn, product);
    return lines.length > 0 ? [say('product.specs', { product: name, specs: { lines } })] : undefined;
  }
  const found = asked.flatMap((key) => product.specs.filter((spec) => spec.key === key));
  if (found.length === 0) return undefined;
  return found.slice(0, 3).map((spec) => specOutput(turn, product, spec));
}

/** `Mesin Kantor O30, Berat: 27 kg.` */
export function specOutput(turn: Turn, product: Product, spec: Spec): Output {
  const values = { spec: specLabel(turn, spec.key), value: specValue(turn, product, spec) };
  return say('product.spec', { product: productName(turn, product.sku), ...values });
}

/** Keys of specs whose words stand in the message outside the names of goods, longest word first. */
export function askedSpecs(turn: Turn): readonly string[] | 'all' {
  const names = entitiesOf(turn.recognition, 'product');
  const text = words(turn);
  const outside = [...text].map((letter, at) =>
    names.some(({ start, end }) => start <= at && at < end) ? ' ' : letter,
  );
  return specsIn(turn.views)(framed(outside.join('')).replace(/[? ]+/gu, ' '));
}

const specsIn = memoize((views: Views) => {
  const names = [...views.specNames]
    .flatMap(([key, spec]) => spec.words.map((word) => ({ key, word: plain(word) })))
    .sort((a, b) => b.word.length - a.word.length);
  const all = views.allSpecsWords.map(framed);
  return (text: string): readonly string[] | 'all' => {
    const keys = new Set(names.filter(({ word }) => namesSpec(text, word, views)).map(({ key }) => key));
    if (keys.size > 0) return [...keys];
    return all.some((word) => text.includes(word)) ? 'all' : [];
  };
});

/** Whether a word stands in a text, alone or with an ending: "decibels", "dayanya". */
function namesSpec(text: string, word: string, { cues }: Views): boolean {
  const [, ...behind] = text.split(` ${word}`);
  return behind.some((rest) => {
    const ending = /^\p{L}*/u.exec(rest)?.[0] ?? '';
    return rest.startsWith(`${ending} `) && (ending === '' || isWholly(cues.specEnding, ending));
  });
}

/** All that its rows tell, a line each. */
export function specLines(turn: Turn, product: Product): Text[] {
  return product.specs.map((spec) => specLine(turn, product, spec));
}

function specLine(turn: Turn, product: Product, spec: Spec): Text {
  const values = { spec: specLabel(turn, spec.key), value: specValue(turn, product, spec) };
  return { text: 'product.spec-line', values };
}

export function specLabel(turn: Turn, key: string): TextValue {
  const spec = turn.views.specNames.get(key);
  return spec ? { perLanguage: spec.label } : key;
}

function specValue(turn: Turn, product: Product, spec: Spec): TextValue {
  const words = turn.views.productWords.get(product.sku)?.specs.get(spec.key);
  return words ? { perLanguage: words } : spec.value;
}

/** What it is, in one line, with its price. */
export function aboutAnswer(turn: Turn, product: Product): Output[] {
  return [aboutLine(turn, product), ...priceAnswer(turn, product)];
}

/** What it is, in one line. */
export function aboutLine(turn: Turn, product: Product): Output {
  const description = turn.views.productWords.get(product.sku)?.description;
  return say('product.about', {
    product: productName(turn, product.sku),
    description: description ? { perLanguage: description } : product.description,
  });
}

/** `• Penggiling Manual M1: Rp450.000` */
export function productLine(turn: Turn, product: Product): Text {
  const price = priceNow(product, 'public', turn.now);
  const name = productName(turn, product.sku);
  if (!price) return { text: 'product.list-line-no-price', values: { product: name } };
  const isGone =
    availability(product.stock, turn.now, turn.views.rules.product.stockStaleH) === 'out_of_stock';
  return {
    text: isGone ? 'product.list-line-gone' : 'product.list-line',
    values: { product: name, price: { money: price.idr } },
  };
}

/** P-1: where the answer is from and of which day. */
export function citation(product: Product): Output {
  const day = { day: product.updatedAt };
  const source: Text = product.sourceUrl
    ? { text: 'product.source-page', values: { url: product.sourceUrl.replace(/^https?:\/\//, ''), day } }
    : { text: 'product.source-catalogue', values: { day } };
  return say('product.source', { source }, { source: { url: product.sourceUrl } });
}
