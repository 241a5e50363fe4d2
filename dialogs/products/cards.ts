import { type Product, availability, priceNow } from '../../domain/products/catalogue';
import { type Cards, type Choice, type Output, type ProductCard, choice } from '../contract/outputs';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { productName, unitName } from './reference';

/** Goods that a text lists under `products`: each with its price, its stock, and why it is among them. */
export function listedCards(
  turn: Turn,
  products: readonly Product[],
  reasonOf: (product: Product) => Text | undefined = () => undefined,
): Cards {
  const acts = products.length > 1 ? (['buy', 'compare', 'detail'] as const) : (['buy', 'detail'] as const);
  const goods = products.map((product): ProductCard => {
    const reason = reasonOf(product);
    const lines = [priceLine(turn, product), stockLine(turn, product), ...(reason ? [reason] : [])];
    return { ...cardOf(turn, product, acts), lines };
  });
  return { goods, inPlaceOf: 'products' };
}

/** The one thing an answer is about: its words stand above, the card has the picture. */
export function answerCard(turn: Turn, product: Product): Cards {
  return { goods: [cardOf(turn, product, ['buy', 'detail'])] };
}

/** What is shown for the first time is shown with its picture. */
export function withCard(turn: Turn, answers: readonly Output[], product: Product): Output[] {
  const last = answers.findLast(({ kind }) => kind === 'say');
  const cards = answerCard(turn, product);
  return answers.map((output) => (output === last && output.kind === 'say' ? { ...output, cards } : output));
}

type Act = 'buy' | 'compare' | 'detail';

function cardOf(turn: Turn, product: Product, acts: readonly Act[]): ProductCard {
  const isSold = !product.discontinued && product.stock?.quantity !== 0;
  return {
    sku: product.sku,
    title: { text: 'product.name', values: { name: productName(turn, product.sku) } },
    lines: [],
    choices: acts.filter((act) => act !== 'buy' || isSold).map((act) => cardButton(turn, product, act)),
  };
}

/** A button of a card; what it says when it is pressed names the thing. */
export function cardButton(turn: Turn, { sku }: Product, act: Act): Choice {
  const values = { product: productName(turn, sku) };
  return { ...choice({ kind: act, sku }, `card.${act}`), spoken: { text: `card.${act}-spoken`, values } };
}

function priceLine(turn: Turn, product: Product): Text {
  const price = priceNow(product, 'public', turn.now);
  if (!price) return { text: 'card.no-price' };
  return { text: 'card.price', values: { price: { money: price.idr }, unit: unitName(turn, product) } };
}

function stockLine(turn: Turn, product: Product): Text {
  if (product.discontinued) return { text: 'card.discontinued' };
  return { text: `card.${availability(product.stock, turn.now, turn.views.rules.product.stockStaleH)}` };
}
