import { type Intent } from '../../domain/recognition/intent';
import { type Product } from '../../domain/products/catalogue';
import { askedTotal } from './asked-total';
import { type Step, complete, defineDialog, notUnderstood, asking } from '../contract/dialog';
import { type Output, ask, say } from '../contract/outputs';
import {
  aboutAnswer,
  askedSpecs,
  citation,
  priceAnswer,
  specAnswer,
  specLabel,
  stockAnswer,
} from './answer-lines';
import { withCard } from './cards';
import { detailOutputs } from './detail';
import { approvedOutputs } from './approved';
import { faqOutputs, likelyAnswer } from './faq-answer';
import { categoryOutputs, noSuchPack, productChoice, shopOutputs, topic } from './goods-list';
import { remembered } from './memory';
import { notSoldOutputs } from './not-sold';
import { pictureOutputs } from './picture';
import { priceGapOutputs } from './price-gap';
import { restockOutputs } from './restock';
import { selectionOutputs, withinHeld } from './selection';
import { inCategory } from './fit';
import { servedOnlyOutputs } from './served-only';
import { variantOutputs } from './variants';
import { entitiesOf } from '../../domain/recognition/recognition';
import { firstPurchaseOutputs } from './offers';
import { namedProducts, productName, productReference } from './reference';
import { toldByRows } from './row-answer';
import { offerToRemember } from '../profile/remember';
import { framed } from '../reading/plain-words';
import { hears } from '../reading/hears';
import { type Turn, words } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** Open question: which product is meant. `acts` is what was asked about it. */
interface Choosing {
  asking: 'which_product';
  acts: readonly Intent[];
}

const ACTS = ['ask_price', 'ask_stock', 'ask_spec', 'browse_products'] as const;

/** What the bare name of goods may be read as. */
const NAMED_ONLY: readonly Intent[] = ['buy', 'browse_products', 'compare_products', 'ask_spec'];

/** Questions of somebody who thinks of buying (P-11). */
const PRICED: readonly Intent[] = ['ask_price', 'ask_stock'];

/** Price, stock and specification of what we sell, and what there is (P-1 to P-6). */
export const productAnswer = defineDialog<Choosing>({
  id: 'product-answer',
  version: 1,
  startsOn: ACTS,
  startsOnPress: ['product', 'detail'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    if (turn.chosen?.kind === 'detail') return complete(...detailOutputs(turn, turn.chosen.sku));
    const acts = ACTS.filter(
      (act) => turn.acts.includes(act) || (act === 'ask_spec' && namesSpecOfProduct(turn)),
    );
    // Beside a question about a thing, looking around asks for nothing of its own.
    const asked = acts.filter(
      (act) =>
        acts.length === 1 ||
        (act !== 'browse_products' &&
          !(act === 'ask_price' && namesSpecOfProduct(turn) && !hears(turn, 'namesPrice'))),
    );
    return answerAbout(turn, asked.length > 0 ? asked : ['browse_products']);
  },
  reply: (state, turn) => {
    const reference = productReference(turn);
    return reference.kind === 'none' ? notUnderstood(state) : answerAbout(turn, state.acts);
  },
  // A name and nothing else answers "which one?", whatever it reads like by itself.
  claims: (_state, turn) => (turn.recognition.described?.isBare ? NAMED_ONLY : []),
  // An interruption has answered something else: the old question is not asked again.
  resume: () => complete(),
});

/** "H1 berapa watt?" is taken for a price by its "berapa": a spec that is named and known is answered too. */
function namesSpecOfProduct(turn: Turn): boolean {
  const reference = productReference(turn);
  const asked = askedSpecs(turn);
  return (
    asked !== 'all' &&
    reference.kind === 'named' &&
    reference.products.some((product) => product.specs.some((spec) => asked.includes(spec.key)))
  );
}

function answerAbout(turn: Turn, acts: readonly Intent[]): Step<Choosing> {
  const reference = productReference(turn);
  const general = approvedOutputs(turn, acts, reference);
  const found = general ?? foundByQuestion(turn, acts);
  if (found) return complete(...found, ...(offersChoices(found) ? [] : offerToRemember(turn)));
  switch (reference.kind) {
    case 'named':
      // "Jual apa aja?" is about the shop, whatever was talked about before.
      if (reference.remembered && acts.includes('browse_products')) return complete(...shopOutputs(turn));
      return answerNamed(turn, reference.products, acts);
    case 'no_pack':
      return complete(...noSuchPack(turn, reference.product, reference.family), ...offerToRemember(turn));
    case 'unsure':
      return asking<Choosing>(
        'which-product',
        { asking: 'which_product', acts },
        ask(
          'product.which',
          reference.candidates.map((product) => productChoice(turn, product)),
        ),
      );
    case 'category':
      // Its buttons are to be pressed: no other question takes their place.
      return complete(
        ...(withinHeld(turn, inCategory(turn, reference.category)) ??
          categoryOutputs(turn, reference.category)),
      );
    case 'none':
      if (acts.includes('browse_products')) return complete(...shopOutputs(turn));
      return whichOne(turn, acts);
  }
}

/** Nothing is named: an approved answer that may be meant, else the question back. */
function whichOne(turn: Turn, acts: readonly Intent[]): Step<Choosing> {
  const likely = likelyAnswer(turn);
  if (likely) return complete(...likely, ...offerToRemember(turn));
  return asking<Choosing>('which-product', { asking: 'which_product', acts }, say('product.which-product'));
}

/** With buttons to press there is no other question beside them. */
function offersChoices(outputs: readonly Output[]): boolean {
  return outputs.some((output) => output.kind === 'say' && (output.choices ?? []).length > 0);
}

/** "Sewa O10 di Bandung bisa?" */
function servedIn(turn: Turn): Output[] | undefined {
  const city = entitiesOf(turn.recognition, 'city').at(-1)?.value;
  const [product] = namedProducts(turn);
  return product && servedOnlyOutputs(turn, product, city);
}

/** What the words of the question ask plainly: a picture, a difference, a sum, a thing of others, a query. */
function foundByQuestion(turn: Turn, acts: readonly Intent[]): Output[] | undefined {
  const plain = pictureOutputs(turn) ?? priceGapOutputs(turn) ?? variantOutputs(turn) ?? servedIn(turn);
  if (plain) return plain;
  const asksPrice = acts.includes('ask_price') || hears(turn, 'total');
  const total = asksPrice ? askedTotal(turn) : undefined;
  if (!total) return notSoldOutputs(turn) ?? selectionOutputs(turn);
  const stock = acts.includes('ask_stock')
    ? namedProducts(turn).flatMap((one) => stockAnswer(turn, one))
    : [];
  return [...total, ...stock];
}

function isFeature(turn: Turn, { start }: { start: number }): boolean {
  const before =
    words(turn)
      .slice(0, start)
      .match(/\p{L}+/gu)
      ?.at(-1) ?? '';
  return turn.views.cues.asksFeature.test(framed(before));
}

/** "Ada bluetooth-nya ga O10?": what is asked of the thing stands in none of its rows. */
function unknownOf(turn: Turn, product: Product, acts: readonly Intent[]): Output[] {
  const foreign = turn.recognition.described?.foreign.find((one) => isFeature(turn, one));
  const mayAsk = acts.every((act) => act === 'browse_products' || act === 'ask_stock');
  if (!foreign || turn.chosen !== undefined || !mayAsk || toldByRows(turn, product)) return [];
  const values = { product: productName(turn, product.sku), words: foreign.text };
  return askTheTeam(turn, say('product.unknown-about', values), product.sku);
}

/** Every product that was named is answered for everything that was asked; what no row tells goes to the team. */
function answerNamed(turn: Turn, products: readonly Product[], acts: readonly Intent[]): Step<Choosing> {
  const [product] = products;
  if (product && acts.includes('ask_spec') && !specAnswer(turn, product)) {
    const rest = acts.filter((act) => act !== 'ask_spec');
    const others = rest.length > 0 ? productOutputs(turn, products, rest) : [topic(product)];
    const fromFaq = faqOutputs(turn, []);
    if (fromFaq) return complete(...others, ...fromFaq, ...offerToRemember(turn));
    const asked = askedSpecs(turn);
    const isOpen = asked !== 'all' && asked.length === 0 && rest.length === 0;
    if (isOpen && hears(turn, 'asksPrice')) return answerNamed(turn, products, ['ask_price']);
    const told = isOpen ? toldByRows(turn, product) : undefined;
    if (told) return complete(...others, ...told, citation(product), ...offerToRemember(turn));
    const unknown =
      asked !== 'all' && asked[0] !== undefined
        ? say('product.spec-unknown', {
            product: productName(turn, product.sku),
            spec: specLabel(turn, asked[0]),
          })
        : isTopic(turn, product)
          ? say('product.unknown')
          : say('product.unknown-of', { product: productName(turn, product.sku) });
    return complete(...others, ...askTheTeam(turn, unknown, product.sku));
  }
  const unknown = product ? unknownOf(turn, product, acts) : [];
  if (product && unknown.length > 0) {
    const stock = acts.includes('ask_stock')
      ? productOutputs(turn, products, ['ask_stock'])
      : [topic(product)];
    return complete(...stock, ...unknown);
  }
  const restock = product && products.length === 1 ? restockOutputs(turn, product) : [];
  if (product && restock.length > 0)
    return complete(...stockAnswer(turn, product), topic(product), ...restock);
  const priced = acts.some((act) => PRICED.includes(act)) ? firstPurchaseOutputs(turn, products.at(-1)) : [];
  return complete(...productOutputs(turn, products, acts), ...priced, ...offerToRemember(turn));
}

function isTopic(turn: Turn, product: Product): boolean {
  return turn.conversation.topicSku === product.sku;
}

function productOutputs(turn: Turn, products: readonly Product[], acts: readonly Intent[]): Output[] {
  const answers = products.flatMap((product) => [
    ...acts.flatMap((act) => answerTo(turn, act, product)),
    citation(product),
  ]);
  const last = products.at(-1);
  if (!last) return answers;
  // "Harganya?" of several that were shown: they stay what is talked about.
  if (products.length > 1 && namedProducts(turn).length === 0) return [...answers, remembered(products)];
  const isNew = products.length === 1 && !isTopic(turn, last);
  return [...(isNew ? withCard(turn, answers, last) : answers), topic(last)];
}

function answerTo(turn: Turn, act: string, product: Product): Output[] {
  switch (act) {
    case 'ask_price':
      return priceAnswer(turn, product);
    case 'ask_stock':
      return stockAnswer(turn, product);
    case 'ask_spec':
      return specAnswer(turn, product) ?? [];
    default:
      return aboutAnswer(turn, product);
  }
}
