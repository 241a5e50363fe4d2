import { isKind } from '../../domain/recognition/intent';
import { answered } from '../contract/binding-answer';
import { replied, replyIn, replyValue } from '../contract/choices';
import { type Step, asking, complete, defineDialog, waiting } from '../contract/dialog';
import { intentOf, taking } from '../contract/taking';
import { beginWithContext } from './begin';
import { callHuman } from '../handoff/human';
import { absorb, samePlace } from './absorb';
import { claimedByOrder, countsGoods } from './acts';
import { again, briefly } from './retry';
import { type OrderDraft, NEW_DRAFT, isSameOrder, knowsWhere, whereTo, withoutNumber } from './draft';
import { mentionsIn } from '../products/mentions';
import { leftOutOutputs } from './left-out';
import { answerAddress, toldDoor } from './address';
import { toldBeside } from './asides';
import { asksTotal, callsOff, isUnsure, isYes } from './answers';
import { notesIn } from './notes';
import { placeOrder } from './place';
import { proceed, storeChoices } from './questions';
import { CHANGING, CONFIRMING } from './read-back';
import { takeOut, takeOutSku } from './take-out';
import { asksWhen, isQuestion, namesOrder, refusesNumber, tellsOwnName } from './message-parts';
import { totalNow, totalOutputsNow } from './total';
import { whenItComes } from './when';
import { type Output, ask, choice, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

const EXPECTED = {
  quantity: 'quantity',
  where: 'city',
  courier: 'name',
  address: 'address',
  // "Satu aja deh": a count is put right to the last.
  confirm: 'quantity',
  change: 'quantity',
} as const;

/** Buying in the chat: what, how many, where to, for whom; read back, then placed (D0 row 36, row 62). */
export const order = defineDialog<OrderDraft>({
  id: 'order',
  version: 2,
  startsOn: ['buy'],
  begin: (turn) => {
    const draft = absorb(NEW_DRAFT, turn);
    if (draft.items.length > 0) return proceed(draft, turn, leftOutOutputs(turn));
    return beginWithContext(draft, turn);
  },
  reply: (draft, said) => {
    const turn = draft.items.length === 0 ? takingNothingOut(said) : said;
    const step = answer(draft, turn);
    // What belongs to no order is answered by whom it belongs to (`leftover`).
    return turn.chosen === undefined ? taking(step, ownActs(draft, turn)) : step;
  },
  resume: (draft, turn) => takeUp(draft, turn),
  claims: (draft, turn) => claimedByOrder(draft, turn),
  expects: ({ asking: question, recipient }) =>
    question === 'courier' && recipient !== undefined ? 'phone' : EXPECTED[question as keyof typeof EXPECTED],
});

/** Out of an empty cart nothing is taken: "yang french press" answers which one. */
function takingNothingOut(turn: Turn): Turn {
  return { ...turn, acts: turn.acts.filter((act) => act !== 'remove_item') };
}

/** The acts an order deals with: all that is told, and what is asked or wanted of the order itself. */
function ownActs(draft: OrderDraft, turn: Turn): Turn['recognition']['dialogueActs'] {
  const claimed = claimedByOrder(draft, turn);
  return turn.recognition.dialogueActs.filter((act) => {
    const isSure = act.sure >= turn.views.rules.understanding.act;
    if ((act.kind !== 'ask' && act.kind !== 'want') || !isSure) return true;
    const intent = intentOf(act);
    if (intent !== undefined && isKind(intent, 'inform')) return true;
    return intent === undefined || claimed.includes(intent) || intent === 'buy' || intent === 'cancel';
  });
}

function answer(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  if (draft.asking === 'address') return answerAddress(draft, turn);
  switch (replyIn(turn)) {
    case 'place-order':
      return placeOrder(draft, turn);
    case 'change-order':
      return asking('change', { ...draft, asking: 'change' }, say('order.ask-change'));
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
    case 'chat-only':
      return proceed({ ...draft, withoutNumber: true }, turn);
    case 'take-out':
      return takeOutSku(draft, replyValue(turn, 'take-out') ?? '', turn);
    default:
      return answerInWords(draft, turn);
  }
}

function answerInWords(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const { acts } = turn;
  if (acts.includes('remove_item') && !countsGoods(turn)) return takeOut(draft, turn);
  const isBeside = toldBeside(turn) !== turn;
  if (asksTotal(turn) && !isBeside) return totalNow(draft, turn);
  if (acts.includes('order_status') && !namesOrder(turn) && !isBeside) {
    return briefly(draft, turn, [say('order.not-placed-yet'), ...whenItComes(draft.place, turn)]);
  }
  if (acts.includes('wait')) return patiently(draft);
  const next = withoutNumber(absorb(draft, turn), turn);
  const missing = leftOutOutputs(turn);
  if (!isSameOrder(next, draft)) return proceed(next, turn, [...missing, ...askedOfOrder(next, draft, turn)]);
  if (missing.length > 0) return briefly(draft, turn, missing);
  if (restates(draft, turn)) return proceed(toBeReadBack(draft), turn);
  if (asksWhen(turn) && knowsWhere(draft)) return briefly(draft, turn, whenItComes(whereTo(draft), turn));
  if (acts.includes('ask_why')) return waiting(draft, say('order.why'));
  if (draft.asking === 'courier' && refusesNumber(turn)) return declined(draft, turn);
  if (isUnsure(turn)) return patiently(draft);
  if (acts.includes('bargain')) return briefly(draft, turn, [say('order.price-stands')]);
  if (callsOff(turn)) return complete(say('order.dropped'));
  if (draft.asking === 'confirm' && isYes(turn)) return placeOrder(draft, turn);
  if (acts.includes('affirm') || acts.includes('resume')) return agreed(draft, turn);
  if (acts.includes('refuse') || acts.includes('deny')) return declined(draft, turn);
  return again(draft, turn);
}

/** "Maksud saya 2 toraja", as it is in the order already: it is read back whole. */
function restates({ items, isForOther }: OrderDraft, turn: Turn): boolean {
  if (isForOther && tellsOwnName(turn)) return true;
  return countsGoods(turn) && mentionsIn(turn).every(({ sku }) => items.some((item) => item.sku === sku));
}

/** Behind a change, or what was meant for one, goods and sum are read back too. */
function toBeReadBack(draft: OrderDraft): OrderDraft {
  return draft.asking === 'confirm' ? { ...draft, asking: 'change' } : draft;
}

/** What is asked of the order itself beside what is told: when it comes, and what it comes to where that is not told. */
function askedOfOrder(next: OrderDraft, before: OrderDraft, turn: Turn): Output[] {
  const when = asksWhen(turn) && knowsWhere(next) ? whenItComes(whereTo(next), turn) : [];
  const isTold = JSON.stringify([next.items, next.place]) !== JSON.stringify([before.items, before.place]);
  return asksTotal(turn) && !isTold ? [...when, ...totalOutputsNow(next, turn)] : when;
}

/** Somebody wants a moment: the open question stays with its buttons, and nothing is repeated. */
function patiently(draft: OrderDraft): Step<OrderDraft> {
  const isReady = draft.asking === 'confirm';
  return waiting(draft, isReady ? ask('order.confirm-when-ready', CONFIRMING) : say('order.take-your-time'));
}

function agreed(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  switch (draft.asking) {
    case 'change':
      return briefly({ ...draft, asking: 'confirm' }, turn, []);
    case 'confirm':
      return again(draft, turn);
    case 'same_place':
      return proceed(samePlace(draft, turn), turn);
    case 'rep':
      return answered(turn) === 'yes' ? callRep(draft, turn) : proceed(draft, turn);
    default:
      return turn.acts.includes('resume') ? briefly(draft, turn, []) : again(draft, turn);
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
      return asking<OrderDraft>(
        'chat-or-store',
        { ...draft, asking: 'store', withoutNumber: true },
        ask('order.offer-pick-up', [
          choice('chat-only', 'order.chat-only'),
          ...storeChoices(turn).slice(0, 2),
        ]),
      );
    case 'same_place':
      return proceed({ ...draft, newPlace: true }, turn);
    case 'rep':
      return proceed(draft, turn);
    case 'confirm':
      // "No, what I want is 5 toraja": what they say is what stands, so it is read back whole.
      if (mentionsIn(turn).length > 0) return proceed(toBeReadBack(draft), turn);
      return asking('change', { ...draft, asking: 'change' }, ask('order.not-placed', CHANGING));
    case 'where':
    case 'store':
      return again(draft, turn);
    default:
      return complete(say('order.dropped'));
  }
}

/** After an interruption: the open question again. Goods the interruption named are not bought by that. */
function takeUp(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  if (draft.asking === 'address') return toldDoor(draft, turn) ?? complete();
  if (draft.items.length === 0) return asking('items', draft, say('order.ask-which'));
  const isBeside = toldBeside(turn) !== turn || notesIn(turn).length > 0;
  const isAside = mentionsIn(turn).length > 0 || isQuestion(turn) || replied(turn, 'yes', 'no');
  const named = isAside && !isBeside ? draft : absorb(draft, turn);
  return isSameOrder(named, draft) ? briefly(draft, turn, [say('order.back')]) : proceed(named, turn);
}
