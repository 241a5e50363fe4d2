import { type Product } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { categoryOf } from './fit';
import { type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** What a message is about, of the things we sell (P-5). */
export type ProductReference =
  /** `remembered`: the message names none, they were talked about before. */
  | { kind: 'named'; products: Product[]; remembered?: true }
  | { kind: 'unsure'; candidates: Product[] }
  | { kind: 'category'; category: string }
  /** Nothing is named, and nothing was talked about before. */
  | { kind: 'none' };

const MAX_NAMED = 3;

/**
 * The products a message means: those it names, else its category, else the product talked about last
 * ("harganya?"), else what retrieval finds.
 */
export function productReference(turn: Turn): ProductReference {
  const { rules, catalogue } = turn.views;
  const pressed = existing(turn, [chosenProduct(turn) ?? '']);
  if (pressed.length > 0) return { kind: 'named', products: pressed };
  const named = entitiesOf(turn.recognition, 'product');
  const sure = named.filter((entity) => entity.value.score >= rules.product.answer);
  const products = existing(turn, [...new Set(sure.map((entity) => entity.value.sku))]);
  if (products.length > 0) return { kind: 'named', products: products.slice(0, MAX_NAMED) };
  const likely = named.filter((entity) => entity.value.score >= rules.product.clarify);
  if (likely.length > 0) {
    return {
      kind: 'unsure',
      candidates: existing(
        turn,
        likely.map((entity) => entity.value.sku),
      ).slice(0, MAX_NAMED),
    };
  }
  const category = chosenCategory(turn) ?? categoryOf(turn);
  if (category !== undefined && catalogue.categories.has(category)) return { kind: 'category', category };
  return fromContext(turn) ?? fromRetrieval(turn) ?? { kind: 'none' };
}

/** The product of a pressed button. */
export function chosenProduct(turn: Pick<Turn, 'chosen'>): string | undefined {
  return turn.chosen?.kind === 'product' ? turn.chosen.sku : undefined;
}

/** The category of a pressed button. */
export function chosenCategory(turn: Turn): string | undefined {
  return turn.chosen?.kind === 'category' ? turn.chosen.category : undefined;
}

function fromContext(turn: Turn): ProductReference | undefined {
  const sku = turn.conversation.topicSku;
  const product = sku === undefined ? undefined : turn.views.catalogue.products.get(sku);
  return product ? { kind: 'named', products: [product], remembered: true } : undefined;
}

/** P-5: one clear winner is answered, several close ones are offered, weak ones are not mentioned. */
function fromRetrieval(turn: Turn): ProductReference | undefined {
  const { answer, clarify, margin } = turn.views.rules.product;
  const [first, second] = turn.recognition.products;
  if (!first || first.score < clarify) return undefined;
  const clear = first.score >= answer && first.score - (second?.score ?? 0) >= margin;
  const skus = turn.recognition.products
    .filter((ranked) => ranked.score >= clarify)
    .map((ranked) => ranked.sku);
  const products = existing(turn, clear ? [first.sku] : skus.slice(0, MAX_NAMED));
  if (products.length === 0) return undefined;
  const crowd = clear ? undefined : kindOf(existing(turn, skus));
  if (crowd !== undefined) return { kind: 'category', category: crowd };
  return clear ? { kind: 'named', products } : { kind: 'unsure', candidates: products };
}

/** As many as this that fit about as well, all of one kind: "harga kopi" means the kind. */
const CROWD = 5;

function kindOf(products: readonly Product[]): string | undefined {
  const [first] = products;
  const isOne = products.length >= CROWD && products.every(({ category }) => category === first?.category);
  return isOne ? first?.category : undefined;
}

function existing(turn: Turn, skus: readonly string[]): Product[] {
  return skus.flatMap((sku) => turn.views.catalogue.products.get(sku) ?? []);
}

/** A product's name as the customer's language has it. */
export function productName(turn: Turn, sku: string): TextValue {
  const words = turn.views.productWords.get(sku);
  return words ? { perLanguage: words.name } : (turn.views.catalogue.products.get(sku)?.name ?? sku);
}

export function unitName(turn: Turn, product: Product): TextValue {
  const words = turn.views.productWords.get(product.sku);
  return words ? { perLanguage: words.unit } : product.unit;
}
