import { entitiesOf } from '../../domain/recognition/recognition';
import { type Intent, isKind } from '../../domain/recognition/intent';
import { type Turn, words } from '../contract/turn';
import { packFor } from './pack';
import { shownGoods, topicProduct } from './memory';
import { namedProducts } from './reference';
import { queryOf } from './wanted';
import { saidWords } from '../reading/plain-words';

type Spoken = Pick<Turn, 'recognition' | 'views' | 'input' | 'conversation'>;

/** Acts a question over the catalogue may be read as when nothing in it says "show me". */
const ALIKE: readonly Intent[] = [
  'give_budget',
  'give_need',
  'give_quantity',
  'just_looking',
  'ask_recommendation',
  'bargain',
  'compare_products',
  'ask_promotion',
  'ask_spec',
];
/** Acts of a message about goods that may be read otherwise when its words say plainly what is asked. */
const ABOUT_GOODS: readonly Intent[] = [
  ...ALIKE,
  'browse_products',
  'ask_price',
  'ask_stock',
  'ask_payment',
  'ask_delivery',
  'buy',
  'affirm',
];
/** Open questions beside which somebody may simply ask. */
const BESIDE: readonly string[] = ['remember', 'compare', 'recommend', 'product-answer'];

/**
 * The acts of a message that asks for the cheapest, for what is under a limit, or for a pack of some size: it asks
 * after goods, whatever else it reads like. An open form keeps what it is told.
 */
export function goodsActs(turn: Spoken, acts: readonly Intent[]): Intent[] {
  const open = turn.conversation.stack.at(-1)?.id;
  const asks = words(turn).includes('?');
  // In a complaint a photo is evidence, and nothing is sold (C-20).
  if (open === 'complaint' || (open !== undefined && !BESIDE.includes(open) && !asks)) return [...acts];
  const meant = plainlyAsked(turn, acts);
  if (meant) return meant;
  if (acts.includes('buy'))
    return asksForPack(turn) ? acts.map((act) => (act === 'buy' ? 'ask_stock' : act)) : [...acts];
  const { superlative, limit } = queryOf(turn);
  if (superlative === undefined && limit === undefined) return [...acts];
  const others = acts.filter((act) => !ALIKE.includes(act));
  const isFree = others.every((act) => isKind(act, 'courtesy', 'answer'));
  if (!isFree) return [...acts];
  // A limit that somebody tells of their needs is the form's, unless they ask for something within it.
  const tells = superlative === undefined && !asks && acts.some((act) => isKind(act, 'inform'));
  if (tells && !namesGoods(turn)) return [...acts];
  const advises = superlative === undefined && acts.includes('ask_recommendation');
  return tells || advises
    ? ['ask_recommendation']
    : [...others.filter((act) => !isKind(act, 'answer')), 'browse_products'];
}

/** What some words ask whatever the whole reads like: a picture, a difference in price, a price of one's own making. */
function plainlyAsked(turn: Spoken, acts: readonly Intent[]): Intent[] | undefined {
  const { picture, priceGap, wantsReduction, total, compares } = turn.views.cues;
  const text = saidWords(turn);
  const isAboutUs = acts.every((act) => ABOUT_GOODS.includes(act) || isKind(act, 'courtesy'));
  if (!isAboutUs || acts.length === 0) return undefined;
  if (wantsReduction.test(text)) return ['bargain'];
  const named = namedProducts(turn);
  if (priceGap.test(text) && (named.length > 0 || shownGoods(turn).length > 1)) return ['ask_price'];
  if (picture.test(text) && (named.length === 1 || topicProduct(turn))) return ['ask_spec'];
  if (named.length !== 1) return undefined;
  if (!acts.includes('compare_products') || compares.test(text)) return undefined;
  return total.test(text) ? ['ask_price'] : ['ask_spec'];
}

function namesGoods({ recognition }: Spoken): boolean {
  return recognition.entities.some(({ type }) => type === 'category' || type === 'product');
}

/** "Toraja yang sekilo ada?" asks for a pack that we have or have not; it orders nothing. */
function asksForPack(turn: Spoken): boolean {
  if (!words(turn).includes('?')) return false;
  return entitiesOf(turn.recognition, 'product').some(({ value }) => {
    const product = turn.views.catalogue.products.get(value.sku);
    return product !== undefined && packFor(turn, product).kind !== 'any';
  });
}
