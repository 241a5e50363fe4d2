import { answered } from '../contract/binding-answer';
import { replied, replyIn } from '../contract/choices';
import { type Step, complete, defineDialog, notUnderstood, waiting } from '../contract/dialog';
import { callHuman } from '../handoff/human';
import { claimedByOrder } from './acts';
import { again, briefly } from './retry';
import { type OrderDraft, NEW_DRAFT, absorb, samePlace } from './draft';
import { mentionsIn } from '../products/mentions';
import { callOff, noteAddress, placeOrder } from './place';
import { proceed, productChoices, storeChoices } from './questions';
import { addressIn, isQuestion, wantsSameAgain } from './words';
import { type Output, ask, say } from '../contract/outputs';
import { ownOrders } from './own-orders';
import { noSuchPack } from '../products/goods-list';
import { productReference } from '../products/reference';
import { type Turn, words } from '../contract/turn';
import { isDurable } from '../products/warranty';
import { isSame } from '../contract/same';

/** Buying in the chat: what, how many, where to, for whom; read back, then placed (D0 row 36, row 62). */
export const order = defineDialog<OrderDraft>({
  id: 'order',
  version: 1,
  startsOn: ['buy'],
  begin: (turn) => {
    const draft = absorb(NEW_DRAFT, turn);
    if (draft.items.length > 0) return proceed(draft, turn);
    return beginWithContext(draft, turn);
  },
  reply: (draft, turn) => answer(draft, turn),
  resume: (draft, turn) => takeUp(draft, turn),
  claims: (draft, turn) => claimedByOrder(draft, turn),
  expects: ({ asking }) => (asking === 'quantity' ? 'quantity' : undefined),
});

/** Nothing is named: the same again, what was talked about last, what is likely, or a question. */
function beginWithContext(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const count = draft.carried;
  const [last] = ownOrders(turn.contact);
  if (wantsSameAgain(turn) && last) {
    const only = last.lines.length === 1 ? count : undefined;
    const items = last.lines.map(({ sku, quantity }) => ({ sku, quantity: only ?? quantity }));
    return proceed({ ...draft, items, carried: undefined }, turn);
  }
  const reference = productReference(turn);
  switch (reference.kind) {
    case 'named': {
      const [product] = reference.products;
      const isOne = product !== undefined && isDurable(product);
      const items = product ? [{ sku: product.sku, quantity: count ?? (isOne ? 1 : undefined) }] : [];
      return proceed({ ...draft, items, carried: undefined }, turn);
    }
    case 'no_pack':
      return waiting({ ...draft, asking: 'items' }, ...noSuchPack(turn, reference.product, reference.family));
    case 'unsure':
      return which(draft, ask('product.which', productChoices(turn, reference.candidates)));
    case 'category': {
      const { products } = turn.views.catalogue;
      const inside = [...products.values()].filter(
        ({ category, discontinued }) => category === reference.category && !discontinued,
      );
      return which(draft, ask('order.ask-which', productChoices(turn, inside)));
    }
    case 'none':
      return proceed(draft, turn);
  }
}

function which(draft: OrderDraft, question: Output): Step<OrderDraft> {
  return waiting({ ...draft, asking: 'items' }, question);
}

function answer(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  if (draft.asking === 'address') return answerAddress(draft, turn);
  switch (replyIn(turn)) {
    case 'place-order':
      return placeOrder(draft, turn);
    case 'change-order':
      return waiting({ ...draft, asking: 'change' }, say('order.ask-change'));
    case 'drop-order':
      return complete(say('order.dropped'));
    case 'rep':
      return callRep(draft, turn);
    case 'no-rep':
      return proceed(draft, turn);
    case 'same-place':
      return proceed(samePlace(draft, turn), turn);
    case 'new-place':
      return proceed({ ...draft, newPlace: true }, turn);
    default:
      return answerInWords(draft, turn);
  }
}

function answerInWords(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  if (turn.acts.includes('ask_why')) return waiting(draft, say('order.why'));
  const next = absorb(draft, turn);
  if (!isSame(next, draft)) return proceed(next, turn);
  if (draft.asking === 'confirm' && answered(turn, { also: ['buy'] }) === 'yes')
    return placeOrder(draft, turn);
  if (turn.acts.includes('affirm') || turn.acts.includes('resume')) return agreed(draft, turn);
  if (turn.acts.includes('refuse') || turn.acts.includes('deny')) return declined(draft, turn);
  return again(draft, turn);
}

function agreed(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  switch (draft.asking) {
    case 'confirm':
      return proceed(draft, turn);
    case 'same_place':
      return proceed(samePlace(draft, turn), turn);
    case 'rep':
      return turn.acts.includes('affirm') ? callRep(draft, turn) : proceed(draft, turn);
    default:
      return turn.acts.includes('resume') ? proceed(draft, turn) : again(draft, turn);
  }
}

/** H-5: a person takes the order over; what is in it stands on their card. */
function callRep(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const { products } = turn.views.catalogue;
  const goods = draft.items.map(({ sku, quantity = 1 }) => `${quantity} × ${products.get(sku)?.name ?? sku}`);
  const city = draft.place?.by === 'courier' ? [draft.place.city] : [];
  const topic = [...goods, ...city].join(', ');
  return complete(...callHuman(turn, 'H-5', 'human.called', topic));
}

/** F-4: what somebody will not tell is not asked again; there is a way without it. */
function declined(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  switch (draft.asking) {
    case 'courier':
    case 'where':
      return waiting<OrderDraft>(
        { ...draft, asking: 'store', place: { by: 'pick_up' } },
        ask('order.offer-pick-up', storeChoices(turn)),
      );
    case 'same_place':
      return proceed({ ...draft, newPlace: true }, turn);
    case 'rep':
      return proceed(draft, turn);
    case 'confirm':
      return waiting({ ...draft, asking: 'change' }, say('order.ask-change'));
    default:
      return complete(say('order.dropped'));
  }
}

/** The order stands; an address is welcome and nothing hangs on it. */
function answerAddress(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const declines =
    replied(turn, 'later') ||
    turn.acts.includes('refuse') ||
    turn.acts.includes('deny') ||
    turn.acts.includes('affirm');
  if (turn.acts.includes('cancel')) return callOff(draft, turn);
  if (addressIn(turn) !== undefined) return noteAddress(draft, turn);
  if (declines) return complete(say('order.address-later'));
  if (isQuestion(turn) || words(turn).trim().length < 6) return notUnderstood(draft);
  return noteAddress(draft, turn);
}

/** After an interruption: the open question again. Goods the interruption named are not bought by that. */
function takeUp(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  if (draft.asking === 'address') return complete();
  if (draft.items.length === 0) return waiting(draft, say('order.ask-which'));
  const named = mentionsIn(turn).length > 0 ? draft : absorb(draft, turn);
  return (isSame(named, draft) ? briefly : proceed)(named, turn, [say('order.back')]);
}
