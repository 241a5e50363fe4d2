import { type Intent } from '../../domain/recognition/intent';
import { type Product } from '../../domain/products/catalogue';
import { countedPrice } from './counted-price';
import { type Step, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { type Choice, type Output, ask, choice, record, say } from '../contract/outputs';
import {
  aboutAnswer,
  askedSpecs,
  citation,
  priceAnswer,
  productLine,
  specAnswer,
  specLabel,
  stockAnswer,
} from './answer-lines';
import { bestOf, faqOutputs } from './faq-answer';
import { inCategory } from './fit';
import { fitsQuantity } from '../../domain/products/fit';
import { firstPurchaseOutputs } from './offers';
import { type ProductReference, productName, productReference } from './reference';
import { asksHowMuch, toldByRows } from './row-answer';
import { offerToRemember } from '../profile/remember';
import { said } from '../reading/plain-words';
import { type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** Open question: which product is meant. `acts` is what was asked about it. */
interface Choosing {
  asking: 'which_product';
  acts: readonly Intent[];
}

const ACTS = ['ask_price', 'ask_stock', 'ask_spec', 'browse_products'] as const;

/** Questions of somebody who thinks of buying (P-11). */
const PRICED: readonly Intent[] = ['ask_price', 'ask_stock'];
const MAX_LISTED = 5;

/** Price, stock and specification of what we sell, and what there is (P-1 to P-6). */
export const productAnswer = defineDialog<Choosing>({
  id: 'product-answer',
  version: 1,
  startsOn: ACTS,
  startsOnPress: ['product'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    const acts = ACTS.filter(
      (act) => turn.acts.includes(act) || (act === 'ask_spec' && namesSpecOfProduct(turn)),
    );
    // Beside a question about a thing, looking around asks for nothing of its own.
    const asked = acts.filter(
      (act) =>
        acts.length === 1 ||
        (act !== 'browse_products' &&
          !(act === 'ask_price' && namesSpecOfProduct(turn) && !namesPrice(turn))),
    );
    return answerAbout(turn, asked.length > 0 ? asked : ['browse_products']);
  },
  reply: (state, turn) => {
    const reference = productReference(turn);
    return reference.kind === 'none' ? notUnderstood(state) : answerAbout(turn, state.acts);
  },
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

/** "H1 berapa watt?": the number that is asked for is of the spec. */
function namesPrice(turn: Turn): boolean {
  return / (harga\p{L}*|price\p{L}*|cost\p{L}*|biaya\p{L}*|rupiah|duit\p{L}*) /u.test(
    said(turn).replaceAll('?', ' '),
  );
}

function answerAbout(turn: Turn, acts: readonly Intent[]): Step<Choosing> {
  const reference = productReference(turn);
  const general = approvedOutputs(turn, acts, reference);
  if (general) return complete(...general, ...offerToRemember(turn));
  switch (reference.kind) {
    case 'named':
      // "Jual apa aja?" is about the shop, whatever was talked about before.
      if (reference.remembered && acts.includes('browse_products')) return complete(...shopOutputs(turn));
      return answerNamed(turn, reference.products, acts);
    case 'unsure':
      return waiting<Choosing>(
        { asking: 'which_product', acts },
        ask(
          'product.which',
          reference.candidates.map((product) => productChoice(turn, product)),
        ),
      );
    case 'category':
      // Its buttons are to be pressed: no other question takes their place.
      return complete(...categoryOutputs(turn, reference.category));
    case 'none':
      if (acts.includes('browse_products')) return complete(...shopOutputs(turn));
      return waiting<Choosing>({ asking: 'which_product', acts }, say('product.which-product'));
  }
}

/** "Kopinya halal ga?", "bisa digiling sekalian?": about no thing in particular, and the approved words tell. */
function approvedOutputs(
  turn: Turn,
  acts: readonly Intent[],
  reference: ProductReference,
): Output[] | undefined {
  const isNamed = reference.kind === 'named' && !reference.remembered;
  if (isNamed || acts.length !== 1 || acts[0] !== 'ask_spec') return undefined;
  return bestOf(turn, 'ask_spec', turn.views.rules.product.answer) && faqOutputs(turn, ['ask_spec']);
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
    if (isOpen && asksHowMuch(turn)) return answerNamed(turn, products, ['ask_price']);
    const told = isOpen ? toldByRows(turn, product) : undefined;
    if (told) return complete(...others, ...told, citation(product), ...offerToRemember(turn));
    const unknown =
      asked !== 'all' && asked[0] !== undefined
        ? say('product.spec-unknown', {
            product: productName(turn, product.sku),
            spec: specLabel(turn, asked[0]),
          })
        : say('product.unknown');
    return complete(...others, ...askTheTeam(turn, unknown, product.sku));
  }
  const priced = acts.some((act) => PRICED.includes(act)) ? firstPurchaseOutputs(turn, products.at(-1)) : [];
  return complete(...productOutputs(turn, products, acts), ...priced, ...offerToRemember(turn));
}

function productOutputs(turn: Turn, products: readonly Product[], acts: readonly Intent[]): Output[] {
  const answers = products.flatMap((product) => [
    ...acts.flatMap((act) => answerTo(turn, act, product)),
    citation(product),
  ]);
  const last = products.at(-1);
  return last ? [...answers, topic(last)] : answers;
}

function answerTo(turn: Turn, act: string, product: Product): Output[] {
  switch (act) {
    case 'ask_price':
      return countedPrice(turn, product) ?? priceAnswer(turn, product);
    case 'ask_stock':
      return stockAnswer(turn, product);
    case 'ask_spec':
      return specAnswer(turn, product) ?? [];
    default:
      return aboutAnswer(turn, product);
  }
}

function topic(product: Product): Output {
  return record({ type: 'topic_set', sku: product.sku });
}

function productChoice(turn: Turn, product: Product): Choice {
  return {
    id: { kind: 'product', sku: product.sku },
    label: { text: 'product.name', values: { name: productName(turn, product.sku) } },
  };
}

/** What there is in a category, cheapest first, with the first ones as buttons. */
function categoryOutputs(turn: Turn, categoryId: string): Output[] {
  const { categories } = turn.views.catalogue;
  const category = categories.get(categoryId);
  const kind = inCategory(turn, categoryId);
  // Told for how many it is, nobody reads through those made for others.
  const fitting = kind.filter((product) => fitsQuantity(product, turn.contact.lead?.slots.quantity) === true);
  const shown = fitting.length > 0 ? fitting : kind;
  const listed = shown.slice(0, MAX_LISTED);
  const remembered = record({ type: 'offered', what: `listed:${categoryId}` });
  const values = {
    category: category ? { perLanguage: category.name } : categoryId,
    products: { lines: listed.map((product) => productLine(turn, product)) },
  };
  const buttons = listed.slice(0, 3).map((product) => productChoice(turn, product));
  const more = shown.length - listed.length;
  // Buttons belong to the last thing that is said: above it they would be gone.
  return more > 0
    ? [remembered, say('product.list', values), ask('product.list-more', buttons, { count: more })]
    : [remembered, ask('product.list', buttons, values)];
}

/** What we sell at all. */
function shopOutputs(turn: Turn): Output[] {
  const categories = [...turn.views.catalogue.categories.values()];
  return [
    ask(
      'product.categories',
      categories.slice(0, 3).map((category) =>
        choice({ kind: 'category', category: category.id }, 'product.name', {
          name: { perLanguage: category.name },
        }),
      ),
      {
        categories: {
          list: categories.map((category) => ({
            text: 'product.name',
            values: { name: { perLanguage: category.name } },
          })),
        },
      },
    ),
  ];
}
