import { currentFact } from '../../domain/profile/facts';
import { type Product } from '../../domain/products/catalogue';
import { entitiesOf } from '../../domain/recognition/recognition';
import { deliveryFee } from '../../domain/products/parcel';
import { complete, defineDialog } from '../contract/dialog';
import { askedTotal } from './asked-total';
import { faqOutputs } from './faq-answer';
import { meant } from '../reading/meant';
import { namesUnknownPlace, placeNamed } from './advice-lines';
import { wantsPickUp } from '../reading/pick-up';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { placeName } from './place-name';
import { productName, productReference } from './reference';
import { servedOnlyOutputs } from './served-only';
import { offerToRemember } from '../profile/remember';
import { hears } from '../reading/hears';
import { type DeliveryOffer, type Turn } from '../contract/turn';
import { askTheTeam } from './unanswered';

/** What it costs and how long it takes to a city: the row of its zone; without one, the approved words (P-2). */
export const delivery = defineDialog({
  id: 'delivery',
  version: 1,
  startsOn: ['ask_delivery'],
  isPublic: true,
  gives: 'advice',
  begin: (turn) => {
    const total = askedTotal(turn);
    if (total) return complete(...total, ...offerToRemember(turn));
    const city = cityOf(turn);
    const thing = productOf(turn);
    const served = thing && servedOnlyOutputs(turn, thing, city);
    if (served) return complete(...served, ...topicOf(turn), ...offerToRemember(turn));
    const heavy = wantsPickUp(turn) ? undefined : heavyProduct(turn, city);
    if (namesUnknownPlace(turn, 'ask_delivery')) return complete(...askTheTeam(turn, say('product.unknown')));
    // A place outside our delivery zones, with an approved answer about it: abroad.
    const far = isUnlisted(turn) ? faqOutputs(turn, ['ask_delivery']) : undefined;
    if (far) return complete(...far, ...offerToRemember(turn));
    if (heavy)
      return complete(...heavyOutputs(turn, heavy, city), ...topicOf(turn), ...offerToRemember(turn));
    // "Can I pick it up in Yogyakarta?" asks for no parcel.
    const zone = city === undefined || wantsPickUp(turn) ? undefined : zoneOutputs(turn, city);
    const answers = zone ?? faqOutputs(turn, ['ask_delivery']);
    if (!answers) return complete(...askTheTeam(turn, say('product.unknown')));
    return complete(...answers, ...topicOf(turn), ...offerToRemember(turn));
  },
});

/** "Kirim ke Sydney bisa?" */
function isUnlisted(turn: Turn): boolean {
  const place = placeNamed(turn);
  return place !== undefined && meant(turn, 'city').length === 0 && !turn.views.deliveryTo(place);
}

/** The city of the message; the one told before, when the question is not one the answers know. */
function cityOf(turn: Turn): string | undefined {
  const named = meant(turn, 'city').at(-1)?.value;
  if (named !== undefined) return named;
  const island = placeNamed(turn);
  if (island !== undefined && turn.views.deliveryTo(island)) return island;
  const sure = turn.recognition.faq.some(({ score }) => score >= turn.views.rules.product.answer);
  return sure ? undefined : currentFact(turn.contact.facts, 'city')?.value;
}

/** The price of one piece of what is talked about, else of a parcel of the zone; days either way. */
function zoneOutputs(turn: Turn, city: string): Output[] | undefined {
  const offer = turn.views.deliveryTo(city);
  if (!offer) return undefined;
  const place = placeName(turn, city);
  const values = { city: place, zone: { perLanguage: offer.zone }, from: offer.days.from, to: offer.days.to };
  if (offer.idr === undefined) {
    return [ask('delivery.by-person', [choice({ kind: 'intent', intent: 'human' }, 'intent.human')], values)];
  }
  const free = freeOutputs(turn, city, offer);
  const product = productOf(turn);
  const kg = product && turn.views.weightOf(product);
  const fee = kg === undefined ? undefined : deliveryFee(0, [{ kg, quantity: 1 }], offer, false);
  if (product && fee !== undefined) {
    const one = { ...values, product: productName(turn, product.sku), price: { money: fee } };
    return [say('delivery.cost-product', one), ...free];
  }
  const { parcelKg } = offer;
  return parcelKg === undefined
    ? undefined
    : [say('delivery.cost', { ...values, price: { money: offer.idr }, parcel: parcelKg }), ...free];
}

/** From what sum on it is free there, and whether a sum that was told is enough; that it never is, where somebody asks. */
function freeOutputs(turn: Turn, city: string, { freeFromIdr }: DeliveryOffer): Output[] {
  const asks = hears(turn, 'asksFree');
  if (freeFromIdr === undefined) return asks ? [say('delivery.free-never', { city })] : [];
  const amount = { money: freeFromIdr };
  const sum = asks ? entitiesOf(turn.recognition, 'money')[0]?.value.max : undefined;
  if (sum === undefined) return [say('delivery.free', { amount })];
  const values = { city, sum: { money: sum }, amount };
  return [say(sum >= freeFromIdr ? 'delivery.free-for-sum' : 'delivery.free-not-yet', values)];
}

/** What the question is about: what it names, else what was talked about before. */
function productOf(turn: Turn): Product | undefined {
  const reference = productReference(turn);
  // A place may sound like a coffee: "do you ship to Bali?" names no thing.
  const isMeant = reference.kind === 'named' && (reference.remembered ?? namesProduct(turn));
  return isMeant ? reference.products[0] : undefined;
}

function namesProduct(turn: Turn): boolean {
  return turn.chosen !== undefined || entitiesOf(turn.recognition, 'product').length > 0;
}

function topicOf(turn: Turn): Output[] {
  const product = productOf(turn);
  return product ? [record({ type: 'topic_set', sku: product.sku })] : [];
}

/** What is too heavy for a parcel: the zone's price does not apply. */
function heavyProduct(turn: Turn, city: string | undefined): Product | undefined {
  const product = productOf(turn);
  const kg = product && turn.views.weightOf(product);
  const limit = turn.views.deliveryTo(city ?? turn.views.catalogue.stores[0]?.city ?? '')?.cargoFromKg;
  return kg !== undefined && limit !== undefined && kg > limit ? product : undefined;
}

/** A machine: where we install, delivery is part of it; elsewhere a person works the cargo out. */
function heavyOutputs(turn: Turn, product: Product, city: string | undefined): Output[] {
  const kg = turn.views.weightOf(product) ?? 0;
  const values = { product: productName(turn, product.sku), kg, city: city ?? 'none' };
  if (city === undefined) return [say('delivery.machine', values)];
  if (turn.views.territoryOf(city) === 'served') return [say('delivery.machine-served', values)];
  return [
    ask('delivery.machine-cargo', [choice({ kind: 'intent', intent: 'human' }, 'intent.human')], values),
  ];
}
