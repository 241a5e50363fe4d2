import { type Product } from '../../domain/products/catalogue';
import { currentFact } from '../../domain/profile/facts';
import { type OrderDelivery } from '../../domain/orders/order';
import { type Step, asking } from '../contract/dialog';
import { topicChoices } from '../products/topic-choices';
import { type OrderDraft, type OrderQuestion } from './draft';
import { quoteOf, unitOf } from './quote';
import { readBack } from './read-back';
import { news } from './summary';
import { checkGoods } from './stock';
import { type Choice, type Output, ask, choice, say } from '../contract/outputs';
import { lastDelivery } from './own-orders';
import { productName } from '../products/reference';
import { type Text } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** The first question whose answer is missing, after what must be said before it (F-1). */
export function proceed(before: OrderDraft, turn: Turn, first: readonly Output[] = []): Step<OrderDraft> {
  const { draft, outputs, instead } = checkGoods(before, turn);
  const said = [...first, ...outputs];
  if (draft.items.length === 0) return wait(draft, 'items', ...said, askItems(turn, said, instead));
  const open = draft.items.find(({ quantity }) => quantity === undefined);
  if (open) return wait(draft, 'quantity', ...said, ...askQuantity(turn, open.sku, said));
  if (draft.items.length > 1 && draft.carried !== undefined) {
    return wait(draft, 'which_item', ...said, askWhichItem(draft, turn));
  }
  const told = news(draft, turn);
  const isWhole = draft.shown === undefined || before.asking === 'confirm';
  return proceedToPlace(told.draft, turn, { said: [...said, ...told.outputs], notes: told.notes, isWhole });
}

interface Said {
  said: readonly Output[];
  /** What became of the notes, told unless they are read back with the rest. */
  notes: readonly Output[];
  /** Goods and sum are told in this turn. */
  isWhole: boolean;
}

function proceedToPlace(
  draft: OrderDraft,
  turn: Turn,
  { said: before, notes, isWhole }: Said,
): Step<OrderDraft> {
  const { place } = draft;
  const said = [...before, ...notes];
  if (!draft.repOffered && isForARep(draft, turn)) {
    const offer = ask('order.rep-offer', [choice('rep', 'order.rep-yes'), choice('no-rep', 'order.rep-no')]);
    return wait({ ...draft, repOffered: true }, 'rep', ...said, offer);
  }
  const last = draft.newPlace ? undefined : lastDelivery(turn.contact);
  if (!place && last) return wait(draft, 'same_place', ...said, askSamePlace(last));
  if (!place) return wait(draft, 'where', ...said, askWhere('order.ask-where'));
  if (place.by === 'pick_up' && place.store === undefined)
    return wait(draft, 'store', ...said, askStore(turn));
  if (place.by === 'courier' && isUnaddressed(draft)) {
    return wait(draft, 'courier', ...said, courierQuestion(draft));
  }
  const isTold = notes.every((output) => output.kind === 'say' && output.text === 'order.note-noted');
  return wait(draft, 'confirm', ...(isTold ? before : said), ...readBack(draft, turn, isWhole));
}

function isUnaddressed({ recipient, phone, withoutNumber }: OrderDraft): boolean {
  return recipient === undefined || (phone === undefined && !withoutNumber);
}

/** The question under its name and what is known by then: told more, it is another try (F-20). */
function wait(draft: OrderDraft, question: OrderQuestion, ...outputs: Output[]): Step<OrderDraft> {
  return asking(questionName(draft, question), { ...draft, asking: question }, ...outputs);
}

export function questionName(draft: OrderDraft, question: OrderQuestion): string {
  const { items, place, recipient, phone, address } = draft;
  // A name told while the place is asked brings that question no nearer.
  const isOfPlace = question === 'where' || question === 'store' || question === 'same_place';
  const known = isOfPlace ? [items, place] : [items, place, recipient, phone, address];
  return [question, JSON.stringify(known)].join(' ');
}

export function askWhere(text: 'order.ask-where' | 'order.retry-where'): Output {
  return ask(text, [choice('pick-up', 'order.pick-up-here')]);
}

function askItems(turn: Turn, said: readonly Output[], instead: readonly Product[]): Output {
  if (instead.length > 0) return ask('order.ask-instead', productChoices(turn, instead));
  if (said.length > 0) return say('order.ask-other');
  const [first] = turn.views.catalogue.products.keys();
  const product = first === undefined ? '…' : productName(turn, first);
  return ask('order.ask-items', topicChoices(turn), { product });
}

/** When it was just said that there are too few, the question is in that. */
function askQuantity(turn: Turn, sku: string, said: readonly Output[]): Output[] {
  const tooMany = said.some((output) => output.kind === 'say' && output.text === 'order.not-enough');
  const help = choice({ kind: 'intent', intent: 'human' }, 'intent.human');
  if (tooMany) return [ask('order.ask-fewer', [help])];
  return [say('order.ask-quantity', { product: productName(turn, sku), unit: unitOf(sku, turn) })];
}

function askWhichItem(draft: OrderDraft, turn: Turn): Output {
  const products = draft.items.flatMap(({ sku }) => turn.views.catalogue.products.get(sku) ?? []);
  return ask('order.ask-which-item', productChoices(turn, products), { quantity: draft.carried ?? 0 });
}

export function productChoices(turn: Turn, products: readonly Product[]): Choice[] {
  return products
    .slice(0, 3)
    .map(({ sku }) => choice({ kind: 'product', sku }, 'product.name', { name: productName(turn, sku) }));
}

/**
 * H-5, or a machine that is sold to companies: a person can do more than take the order (survey, installation,
 * a written offer).
 */
function isForARep(draft: OrderDraft, turn: Turn): boolean {
  const goods = quoteOf(draft, turn)?.totals.goods ?? 0;
  const installed = draft.items.some(({ sku }) => {
    const product = turn.views.catalogue.products.get(sku);
    return product?.involvement === 'high' && product.prices.some(({ audience }) => audience === 'b2b');
  });
  return installed || goods >= turn.views.rules.lead.highValue;
}

function askSamePlace(last: Extract<OrderDelivery, { by: 'courier' }>): Output {
  const choices = [choice('same-place', 'order.same-place-yes'), choice('new-place', 'order.same-place-no')];
  return ask('order.ask-same-place', choices, { place: maskedPlace(last) });
}

/** `Jl. M••••, Bogor`: enough to know it by, not enough to learn it from (M-4). */
function maskedPlace({ address, city }: { address?: string; city: string }): string {
  const [kind = '', name = ''] = (address ?? '').split(/\s+/u);
  return address === undefined ? city : `${kind} ${name.charAt(0)}••••, ${city}`;
}

/** V-8, T54: what it is for is in the same bubble. Only what is missing is asked. */
export function courierQuestion({ recipient, phone, address, withoutNumber }: OrderDraft): Output {
  if (recipient !== undefined) return say('order.ask-contact-known', { name: recipient });
  if (phone !== undefined || withoutNumber) return say('order.ask-name');
  return say(address === undefined ? 'order.ask-courier' : 'order.ask-contact');
}

/** All of them by their cities; buttons are for the likely ones. */
export function askStore(turn: Turn): Output {
  const cities = turn.views.catalogue.stores.map(({ city }): Text => ({
    text: 'product.name',
    values: { name: city },
  }));
  return ask('order.ask-store', storeChoices(turn), { cities: { list: cities } });
}

/** Stores of the city that was named come first. */
export function storeChoices(turn: Turn): Choice[] {
  const told = currentFact(turn.contact.facts, 'city')?.value;
  const { stores } = turn.views.catalogue;
  const near = stores.filter(({ city }) => city === told);
  return [...new Set([...near, ...stores])]
    .slice(0, 3)
    .map(({ id, name }) => choice({ kind: 'reply', reply: 'store', value: id }, 'product.name', { name }));
}
