import { PERSON } from '../handoff/person-choice';
import { replyValue } from '../contract/choices';
import { type Order } from '../../domain/orders/order';
import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { hasCue } from '../reading/cue-places';
import { type CaseFile } from './case-file';
import { type Question } from './open';
import { hazardOf, isVague, tellsNothingYet } from './reading';
import { type Choice, type Output, ask, choice } from '../contract/outputs';
import { productName } from '../products/reference';
import { type Turn } from '../contract/turn';

/** Troubles that are about no order and no thing. */
const WITHOUT_ORDER: readonly ComplaintCategory[] = ['staff_attitude', 'no_information', 'app', 'effort'];
const OFFERED_ORDERS = 3;

/** The first essential that is missing and was not asked; undefined when the complaint can be taken down. */
export function nextQuestion(
  complaint: CaseFile,
  known: { asked: readonly Question[]; sku?: string },
  turn: Turn,
): Question | undefined {
  const { categories, description, orderNo, wishes } = complaint;
  const open = (question: Question, missing: boolean): boolean => missing && !known.asked.includes(question);
  if (open('hurt', categories.includes('safety'))) return 'hurt';
  if (categories.includes('safety')) return undefined;
  if (
    open('story', categories.length === 0 && (isVague(description, turn.views.cues) || tellsNothingYet(turn)))
  )
    return 'story';
  const aboutThing = categories.some((category) => !WITHOUT_ORDER.includes(category));
  const offersOrders = recentOrders(turn).length > 0;
  const unknownThing = orderNo === undefined && (known.sku === undefined || offersOrders);
  if (open('order', aboutThing && unknownThing)) return 'order';
  return open('wish', wishes.length === 0) ? 'wish' : undefined;
}

export function recentOrders(turn: Turn): Order[] {
  const running = turn.contact.orders.filter(({ state }) => state.status !== 'cancelled');
  return running.slice(-OFFERED_ORDERS).reverse();
}

/**
 * The question with its buttons.
 * @param again it was asked before something came in between: asked in other words
 */
export function askFor(question: Question, complaint: CaseFile, turn: Turn, again = false): Output {
  switch (question) {
    case 'hurt':
      return ask('complaint.ask-hurt', [
        choice({ kind: 'reply', reply: 'hurt', value: 'no' }, 'complaint.nobody-hurt'),
        choice({ kind: 'reply', reply: 'hurt', value: 'yes' }, 'complaint.somebody-hurt'),
      ]);
    case 'story':
      return ask('complaint.ask-story', []);
    case 'order':
      return askForOrder(turn, again);
    case 'wish':
      return ask(again ? 'complaint.ask-wish-again' : 'complaint.ask-wish', wishChoices(complaint));
  }
}

function askForOrder(turn: Turn, again: boolean): Output {
  const orders = recentOrders(turn);
  const [only] = orders;
  if (orders.length === 1 && only) {
    return ask(
      'complaint.ask-order-one',
      [
        choice({ kind: 'reply', reply: 'order', value: only.orderNo }, 'complaint.yes'),
        noOrder('complaint.no'),
      ],
      {
        order: orderLabel(turn, only),
      },
    );
  }
  if (orders.length > 1)
    return ask(
      'complaint.ask-order-which',
      orders.map((order) => orderChoice(turn, order)),
    );
  return ask(again ? 'complaint.ask-order-again' : 'complaint.ask-order', [noOrder('complaint.no-order')]);
}

function noOrder(label: 'complaint.no' | 'complaint.no-order'): Choice {
  return choice({ kind: 'reply', reply: 'order', value: 'none' }, label);
}

function orderChoice(turn: Turn, order: Order): Choice {
  return choice(
    { kind: 'reply', reply: 'order', value: order.orderNo },
    'complaint.order',
    orderLabel(turn, order).values,
  );
}

function orderLabel(
  turn: Turn,
  order: Order,
): { text: 'complaint.order'; values: { order: string; item: ReturnType<typeof productName> } } {
  const item = productName(turn, order.lines[0]?.sku ?? '');
  return { text: 'complaint.order', values: { order: order.orderNo, item } };
}

/** The three outcomes that fit the trouble; anything else may be written. */
function wishChoices({ categories }: CaseFile): Choice[] {
  const has = (...some: ComplaintCategory[]): boolean =>
    some.some((category) => categories.includes(category));
  const noted = choice({ kind: 'reply', reply: 'wish', value: 'note_only' }, 'complaint.choose-note_only');
  const refund = choice({ kind: 'reply', reply: 'wish', value: 'refund' }, 'complaint.choose-refund');
  if (has('late', 'not_arrived', 'wrong_item')) {
    return [
      choice({ kind: 'reply', reply: 'wish', value: 'redeliver' }, 'complaint.choose-redeliver'),
      refund,
      noted,
    ];
  }
  if (has('defect'))
    return [
      choice({ kind: 'reply', reply: 'wish', value: 'replace' }, 'complaint.choose-replace'),
      refund,
      noted,
    ];
  if (has('quality'))
    return [choice({ kind: 'reply', reply: 'wish', value: 'new' }, 'complaint.choose-new'), refund, noted];
  if (has('billing', 'refund', 'price')) return [refund, noted];
  return [PERSON, noted];
}

/** Whether the customer says that no one was hurt; undefined when the message does not tell. */
export function hurtIn(turn: Turn): 'yes' | 'no' | undefined {
  const pressed = replyValue(turn, 'hurt');
  if (pressed !== undefined) return pressed === 'no' ? 'no' : 'yes';
  if (hasCue(turn, 'nobodyHurt')) return 'no';
  if (hazardOf(turn) !== undefined || hasCue(turn, 'somebodyHurt')) return 'yes';
  if (turn.acts.includes('deny')) return 'no';
  return turn.acts.includes('affirm') ? 'yes' : undefined;
}
