import { entitiesOf } from '../../domain/recognition/recognition';
import { type Intent, isIntent, isKind } from '../../domain/recognition/intent';
import { hears } from '../reading/hears';
import { type Turn, words } from '../contract/turn';
import { countsTopic } from './asked-total';
import { isHardlyMoreThanKind } from './fit';
import { mentionsIn } from './mentions';
import { packFor } from './pack';
import { narrowedGoods, shownGoods, topicProduct } from './memory';
import { foreignGoods } from './not-sold';
import { namedProducts } from './reference';
import { queryOf } from './wanted';
import { plainWords } from '../reading/plain-words';

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

/** Wishes for a thing that we may not sell. */
const WISHES: readonly Intent[] = ['buy', 'ask_recommendation', 'compare_products', 'ask_quote'];
/** Acts that say no more than that a thing is named. */
const NOTHING_MORE: readonly Intent[] = ['affirm', 'browse_products'];
/** So many words are more than a yes and a name. */
const LEAST_SAID = 6;
/** Acts that the wish for a pack of some size may be read as. */
const FOR_A_PACK: readonly Intent[] = ['buy', 'ask_recommendation', 'give_need'];
/** Praise is also a way to speak of what is kind to the purse. */
const PRAISE: readonly Intent[] = ['give_testimonial', 'give_suggestion'];

/**
 * The acts of a message that asks for the cheapest, for what is under a limit, or for a pack of some size: it asks
 * after goods, whatever else it reads like. An open form keeps what it is told.
 */
export function goodsActs(turn: Spoken, acts: readonly Intent[]): Intent[] {
  const open = turn.conversation.stack.at(-1)?.id;
  const asks = askedIn(turn) !== undefined;
  // In a complaint a photo is evidence, and nothing is sold (C-20).
  if ((open === undefined || open === 'remember') && asksForKindAlone(turn, acts)) return ['browse_products'];
  const known = open === undefined ? undefined : knownQuestion(turn, acts);
  if (known && open !== 'complaint') return [known];
  if (open === 'complaint' || (open !== undefined && !BESIDE.includes(open) && !asks)) return [...acts];
  // An open question about goods takes a name as its answer.
  if ((open === undefined || open === 'remember') && namesGoodsAlone(turn))
    return [askedIn(turn) ?? 'browse_products'];
  if (narrowsShown(turn, acts)) return ['browse_products'];
  if (tellsUse(turn, acts)) return ['ask_recommendation'];
  if (acts.length === 0 && asksForForeign(turn)) return ['browse_products'];
  if (!acts.includes('buy') && countsTopic({ ...turn, acts, chosen: undefined })) return ['ask_price'];
  const meant = plainlyAsked(turn, acts) ?? besideCourtesy(turn, acts);
  if (meant) return meant;
  if (acts.some((act) => WISHES.includes(act)) && isNamedForeign(turn, acts)) return ['browse_products'];
  if (acts.includes('buy') && onlyAsksPrice(turn))
    return acts.map((act) => (act === 'buy' ? 'ask_price' : act));
  if (acts.some((act) => FOR_A_PACK.includes(act)) && asksForPack(turn)) {
    return [hears(turn, 'howMuch') || hears(turn, 'namesPrice') ? 'ask_price' : 'ask_stock'];
  }
  if (acts.includes('buy')) return [...acts];
  return queryActs(turn, acts, asks) ?? [...acts];
}

/** The acts of a query over the catalogue; undefined when the message is not one, or is more than one. */
function queryActs(turn: Spoken, acts: readonly Intent[], asks: boolean): Intent[] | undefined {
  const { superlative, limit } = queryOf(turn);
  if (superlative === undefined && limit === undefined) return undefined;
  // "Bandingkan H1, H2 dan H3, dana 7 juta": the sum says which of them, not what to look for.
  if (acts.includes('compare_products') && namedProducts(turn).length > 1) return [...acts];
  const alike = superlative === undefined ? ALIKE : [...ALIKE, ...PRAISE];
  const others = acts.filter((act) => !alike.includes(act));
  if (!others.every((act) => isKind(act, 'courtesy', 'answer'))) return undefined;
  // A limit that somebody tells of their needs is the form's, unless they ask for something within it.
  const tells = superlative === undefined && !asks && acts.some((act) => isKind(act, 'inform'));
  if (tells && !namesGoods(turn)) return undefined;
  const advises = superlative === undefined && acts.includes('ask_recommendation');
  return tells || advises
    ? ['ask_recommendation']
    : [...others.filter((act) => !isKind(act, 'answer')), 'browse_products'];
}

/** What a message asks by its words alone; undefined when it asks nothing. */
function askedIn(turn: Spoken): Intent | undefined {
  if (hears(turn, 'asksPrice')) return 'ask_price';
  if (hears(turn, 'asksStock')) return 'ask_stock';
  return words(turn).includes('?') ? 'browse_products' : undefined;
}

/** "Oke, bajawa ada ga?", "hello, is there a kilo of temanggung": a courtesy before a question does not answer it. */
function besideCourtesy(turn: Spoken, acts: readonly Intent[]): Intent[] | undefined {
  const asked = askedIn(turn);
  const saysNothing = acts.every((act) => isKind(act, 'courtesy') || NOTHING_MORE.includes(act));
  if (!saysNothing || acts.length === 0 || !namesOne(turn)) return undefined;
  if (asked !== undefined) return [asked];
  // More than a yes and a name was said, without a clear meaning: the product is shown.
  const isMore = plainWords(turn).trim().split(' ').length >= LEAST_SAID;
  return acts.includes('affirm') && isMore ? ['browse_products'] : undefined;
}

/** "Tumbler", "botol buat cold brew": whatever it reads like, somebody wants to see it. */
function namesGoodsAlone({ recognition, views }: Spoken): boolean {
  const { described } = recognition;
  const named = namedProducts({ recognition, views });
  return (
    described?.isBare === true && named.length < 2 && (named.length > 0 || described.matching.length > 0)
  );
}

function namesOne(turn: Spoken): boolean {
  return namedProducts(turn).length > 0 || turn.recognition.described?.matching.length === 1;
}

/** "Yang bisa kapsul?" of what was just shown, whatever else it reads like. */
function narrowsShown(turn: Spoken, acts: readonly Intent[]): boolean {
  const isOfGoods = acts.every((act) => ABOUT_GOODS.includes(act) || isKind(act, 'courtesy', 'answer'));
  return isOfGoods && !acts.includes('buy') && narrowedGoods(turn) !== undefined;
}

/** "Yang buat 2 orang aja deh" after a machine was shown: one of its category made for that many. */
function tellsUse(turn: Spoken, acts: readonly Intent[]): boolean {
  if (turn.conversation.stack.length > 0 || !topicProduct(turn) || !hears(turn, 'pointsAtSome')) return false;
  return acts.length > 0 && acts.every((act) => act === 'give_quantity' || act === 'give_need');
}

/** "Kalau penggiling?", read as nothing for sure: its goods are to be shown. */
function asksForKindAlone(turn: Spoken, acts: readonly Intent[]): boolean {
  return words(turn).includes('?') && isHardlyMoreThanKind(turn) && isUnsure(turn, acts);
}

/** Nothing of it was read with the certainty that it takes to act on it. */
function isUnsure({ recognition, views }: Spoken, acts: readonly Intent[]): boolean {
  const scoreOf = (act: Intent): number =>
    recognition.intents.find(({ intent }) => intent === act)?.score ?? 0;
  return acts.every((act) => scoreOf(act) < views.rules.understanding.act);
}

/**
 * "Aku punya maag, kopi yang aman apa?" in the middle of a form: no intent was read, an approved answer is sure. It is
 * a question and does not answer the bot's question.
 */
function knownQuestion(turn: Spoken, acts: readonly Intent[]): Intent | undefined {
  const { recognition, views } = turn;
  const [best] = recognition.faq;
  if (!best || best.score < views.rules.product.answer || !words(turn).includes('?')) return undefined;
  const entry = [...views.catalogue.faq.values()].find(({ id }) => id === best.id);
  const { topic } = entry ?? {};
  return isUnsure(turn, acts) && topic !== undefined && isIntent(topic) ? topic : undefined;
}

/** "Jual starbucks?", read as goods we do not sell: it asks whether we sell it, and the answer is no. */
function asksForForeign(turn: Spoken): boolean {
  return hears(turn, turn.recognition.inScope ? 'asksStock' : 'sells') && foreignGoods(turn) !== undefined;
}

/** A product with a name that we do not sell: "nyari grinder M9", "can I buy green tea". */
function isNamedForeign(turn: Spoken, acts: readonly Intent[]): boolean {
  const foreign = foreignGoods(turn);
  if (!foreign) return false;
  return acts.includes('buy') || foreign.isCode || (foreign.besideGoods && foreign.strange);
}

/** What some words ask whatever the whole reads like: a picture, a difference in price, a price of one's own making. */
function plainlyAsked(turn: Spoken, acts: readonly Intent[]): Intent[] | undefined {
  const named = namedProducts(turn);
  const shows = hears(turn, 'picture') || hears(turn, 'asksVariant');
  const about = shows && askedIn(turn) !== undefined ? [...ABOUT_GOODS, ...PRAISE] : ABOUT_GOODS;
  if (!acts.every((act) => about.includes(act) || isKind(act, 'courtesy'))) return undefined;
  if (shows && (named.length === 1 || topicProduct(turn))) return ['ask_spec'];
  if (acts.length === 0) return undefined;
  if (hears(turn, 'wantsReduction')) return ['bargain'];
  if (hears(turn, 'priceGap') && (named.length > 0 || shownGoods(turn).length > 1)) return ['ask_price'];
  // To "compared with which?" a name is the answer.
  if (named.length !== 1 || turn.conversation.stack.at(-1)?.id === 'compare') return undefined;
  if (!acts.includes('compare_products') || hears(turn, 'compares')) return undefined;
  return hears(turn, 'total') ? ['ask_price'] : ['ask_spec'];
}

function namesGoods({ recognition }: Spoken): boolean {
  return recognition.entities.some(({ type }) => type === 'category' || type === 'product');
}

/** "Price check on the espresso blend": the price of a thing and no number of it orders nothing yet. */
function onlyAsksPrice(turn: Spoken): boolean {
  const mentions = mentionsIn({ ...turn, acts: [], chosen: undefined });
  return (
    mentions.length > 0 &&
    mentions.every(({ quantity }) => quantity === undefined) &&
    (hears(turn, 'namesPrice') || hears(turn, 'howMuch'))
  );
}

/** "Toraja yang sekilo ada?" asks for a pack that we have or have not; it orders nothing. */
function asksForPack(turn: Spoken): boolean {
  // "4 gayo kemasan 250 g" counts what is ordered.
  const isCounted = turn.recognition.goods.some(({ count }) => count !== undefined);
  if (isCounted && !words(turn).includes('?')) return false;
  if (askedIn(turn) === undefined && !hears(turn, 'namesPack')) return false;
  return entitiesOf(turn.recognition, 'product').some(({ value }) => {
    const product = turn.views.catalogue.products.get(value.sku);
    return product !== undefined && packFor(turn, product).kind !== 'any';
  });
}
