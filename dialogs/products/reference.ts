import { isOfCard } from '../contract/choices';
import { type Product, productsBySku } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { categoryOf } from './fit';
import { pointedGoods, shownGoods, topicProduct } from './memory';
import { packFor } from './pack';
import { type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { framed } from '../reading/plain-words';

/** What a message is about, of the things we sell (P-5). */
export type ProductReference =
  /** `remembered`: the message names none, they were talked about before. */
  | { kind: 'named'; products: Product[]; remembered?: true }
  /** Named in a size it is not sold in; `family` is what there is. */
  | { kind: 'no_pack'; product: Product; family: readonly Product[] }
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
  const pressed = productsBySku(turn.views.catalogue, [chosenProduct(turn) ?? '']);
  if (pressed.length > 0) return { kind: 'named', products: pressed };
  const named = entitiesOf(turn.recognition, 'product');
  const products = namedProducts(turn);
  if (products.length > 0) return inWantedPacks(turn, products.slice(0, MAX_NAMED));
  const likely = named.filter((entity) => entity.value.score >= rules.product.clarify);
  if (likely.length > 0) {
    return {
      kind: 'unsure',
      candidates: productsBySku(
        turn.views.catalogue,
        likely.map((entity) => entity.value.sku),
      ).slice(0, MAX_NAMED),
    };
  }
  const category = chosenCategory(turn) ?? categoryOf(turn);
  // "Mesin espresso buat kafe" is one row, whatever kind "mesin espresso" is.
  const elsewhere = describedElsewhere(turn, category);
  if (elsewhere) return elsewhere;
  if (category !== undefined && catalogue.categories.has(category)) return { kind: 'category', category };
  return described(turn) ?? fromContext(turn) ?? fromRetrieval(turn) ?? { kind: 'none' };
}

/** The products a message names for sure. "Sewa O10" names the rent, which has the machine in its name. */
export function namedProducts(turn: Pick<Turn, 'recognition' | 'views'>): Product[] {
  const { answer } = turn.views.rules.product;
  const sure = entitiesOf(turn.recognition, 'product').filter(({ value }) => value.score >= answer);
  const skus = [...new Set(sure.map(({ value }) => value.sku))];
  const [only] = sure;
  const around = only && skus.length === 1 ? rowAround(turn, only.text) : undefined;
  return around ? [around] : productsBySku(turn.views.catalogue, skus);
}

/** The one row that has all the words of the message and the name in its own. */
function rowAround(turn: Pick<Turn, 'recognition' | 'views'>, name: string): Product | undefined {
  const rows = productsBySku(turn.views.catalogue, turn.recognition.described?.matching ?? []);
  const found = rows.filter((product) => framed(product.name).includes(framed(name)));
  return found.length === 1 ? found[0] : undefined;
}

/** "Gayo yang sekilo" is the pack of that size; of two products named each keeps its own. */
function inWantedPacks(turn: Turn, products: Product[]): ProductReference {
  const packs = products.map((product) => ({ product, pack: packFor(turn, product) }));
  const [only] = packs;
  if (only && packs.length === 1 && only.pack.kind === 'none')
    return { kind: 'no_pack', product: only.product, family: only.pack.family };
  const found = packs.map(({ product, pack }) => (pack.kind === 'found' ? pack.product : product));
  return { kind: 'named', products: [...new Set(found)] };
}

/** The one row with all the words, of another kind than the one they name. */
function describedElsewhere(turn: Turn, category: string | undefined): ProductReference | undefined {
  const found = category === undefined ? undefined : described(turn);
  const isElsewhere = found?.kind === 'named' && found.products.every((one) => one.category !== category);
  return isElsewhere ? found : undefined;
}

/** The one row that has all the words which describe goods; of what was talked about, words describe it instead. */
function described(turn: Turn): ProductReference | undefined {
  const matching = turn.recognition.described?.matching ?? [];
  if (turn.chosen !== undefined || matching.length !== 1 || asksOfTopic(turn)) return undefined;
  const products = productsBySku(turn.views.catalogue, matching);
  return products.length > 0 ? inWantedPacks(turn, products) : undefined;
}

function asksOfTopic(turn: Turn): boolean {
  return turn.conversation.topicSku !== undefined && turn.acts.includes('ask_spec');
}

/** The product of a pressed button. */
export function chosenProduct(turn: Pick<Turn, 'chosen'>): string | undefined {
  const { chosen } = turn;
  return chosen && (chosen.kind === 'product' || isOfCard(chosen)) ? chosen.sku : undefined;
}

/** The category of a pressed button. */
export function chosenCategory(turn: Turn): string | undefined {
  return turn.chosen?.kind === 'category' ? turn.chosen.category : undefined;
}

/** What the message points at, else what was talked about last, in the pack that is wanted. */
/** "Harganya?" of two or three things that were shown is asked of each. */
function fewShown(turn: Turn): Product[] {
  const shown = shownGoods(turn);
  return shown.length <= MAX_NAMED ? shown : [];
}

function fromContext(turn: Turn): ProductReference | undefined {
  const topic = topicProduct(turn);
  const products = pointedGoods(turn) ?? (topic ? [topic] : fewShown(turn));
  if (products.length === 0) return undefined;
  const found = inWantedPacks(turn, products.slice(0, MAX_NAMED));
  return found.kind === 'named' ? { ...found, remembered: true } : found;
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
  const products = productsBySku(turn.views.catalogue, clear ? [first.sku] : skus.slice(0, MAX_NAMED));
  if (products.length === 0) return undefined;
  const crowd = clear ? undefined : kindOf(productsBySku(turn.views.catalogue, skus));
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

/** A product's name in the customer's language. */
export function productName(turn: Turn, sku: string): TextValue {
  const words = turn.views.productWords.get(sku);
  return words ? { perLanguage: words.name } : (turn.views.catalogue.products.get(sku)?.name ?? sku);
}

export function unitName(turn: Turn, product: Product): TextValue {
  const words = turn.views.productWords.get(product.sku);
  return words ? { perLanguage: words.unit } : product.unit;
}
