import { deskRequest } from '../../domain/handoff/desk-request';
import { leadEvent } from '../contract/lead-event';
import { moveLead } from '../../domain/leads/lead';
import { type Order, type OrderDelivery, orderNumber } from '../../domain/orders/order';
import { generalOutputs } from '../products/faq-answer';
import { type OrderDraft } from './draft';
import { type Quote } from '../products/goods-quote';
import { noteText } from './notes';
import { quoteOf } from './quote';
import { proceed } from './questions';
import { receiptOutputs } from './receipt';
import { toBeConfirmed } from './stock';
import { hasLostVoucher } from './summary';
import { type Step, asking, complete } from '../contract/dialog';
import { currentFact } from '../../domain/profile/facts';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** The order as it was read back, written with the reply; it becomes a purchase when it is paid. */
export function placeOrder(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const quote = quoteOf(draft, turn);
  if (!quote) return proceed(draft, turn);
  // A voucher that was read back as paying has been used by somebody else meanwhile.
  if (hasLostVoucher(draft, quote)) return proceed(draft, turn, [say('voucher.gone')]);
  const order = orderOf(draft, quote, turn);
  const outputs: Output[] = [
    record({ type: 'order_changed', order }),
    ...leadOutputs(order, turn),
    say('order.placed', { number: order.orderNo, name: buyerOf(draft, turn) }),
    ...receiptOutputs(draft, quote, turn),
    ...nextStep(draft, quote, order, turn),
  ];
  if (draft.place?.by !== 'courier' || draft.address !== undefined) return complete(...outputs);
  const { city } = draft.place;
  return asking(
    'address',
    { ...draft, asking: 'address', orderNo: order.orderNo },
    ...outputs,
    ask('order.ask-address', [choice('later', 'order.later')], { city }),
  );
}

/** Whom to thank: who receives a present has ordered nothing. */
function buyerOf({ recipient, isForOther }: OrderDraft, { contact }: Turn): string {
  const own = currentFact(contact.facts, 'display_name')?.value;
  return (isForOther ? own : recipient) ?? 'none';
}

function orderOf(draft: OrderDraft, { lines, totals, offerId, vouchers }: Quote, turn: Turn): Order {
  return {
    orderNo: orderNumber(turn.views.company.orderPrefix, turn.newSerial('order')),
    contactId: turn.contact.id,
    lines,
    totals,
    ...(offerId === undefined ? {} : { offerId }),
    ...(vouchers.length === 0 ? {} : { vouchers }),
    // Unknown until the shop's books are imported.
    margin: 0,
    source: turn.contact.source,
    placedAt: turn.now,
    purchasedAt: undefined,
    refunded: 0,
    state: { status: 'placed', at: turn.now },
    delivery: deliveryOf(draft),
    ...(draft.notes && { notes: draft.notes }),
  };
}

export function deliveryOf({ place, address, recipient, phone }: OrderDraft): OrderDelivery | undefined {
  if (place?.by === 'courier') return { by: 'courier', city: place.city, address, recipient, phone };
  return place?.store === undefined ? undefined : { by: 'pick_up', store: place.store };
}

/**
 * Who orders what the chance was about has told all there is to know; it is won when it is paid (§2.6). A chance
 * on something else, or one that a person has, stays where it is.
 */
function leadOutputs(order: Order, turn: Turn): Output[] {
  const { lead } = turn.contact;
  if (!lead || lead.stage === 'handed_off' || lead.stage === 'accepted') return [];
  const { sku, category } = lead.slots;
  const isOrdered = order.lines.some(
    (line) => line.sku === sku || turn.views.catalogue.products.get(line.sku)?.category === category,
  );
  const isOpen = sku === undefined && category === undefined;
  const moved = isOrdered || isOpen ? moveLead(lead, 'qualified') : undefined;
  return moved ? [record(leadEvent(lead, moved))] : [];
}

/** What happens next is a task for a rep: to send payment details, to confirm, or to get it ready (P-4). */
function nextStep(draft: OrderDraft, quote: Quote, order: Order, turn: Turn): Output[] {
  const unsure = toBeConfirmed(draft, turn).map(({ sku }) => sku);
  const kind = unsure.length > 0 || quote.feeUnknown ? 'order_check' : nextTask(draft);
  const notes = order.notes ? [`(${noteText(order.notes)})`] : [];
  const text = [order.orderNo, ...unsure, ...notes].join(' ');
  const { requestDueH } = turn.views.rules.privacy;
  const request = deskRequest({ id: turn.newId('desk-request'), kind, text, at: turn.now }, requestDueH);
  const told = { order_check: 'order.next-check', order_payment: 'order.next-payment' } as const;
  const task = record({ type: 'desk_requested', request });
  if (kind === 'order_pick_up') return [task, say('order.next-pick-up')];
  return [task, say(told[kind]), ...paymentOutputs(turn)];
}

function nextTask({ place }: OrderDraft): 'order_payment' | 'order_pick_up' {
  return place?.by === 'pick_up' ? 'order_pick_up' : 'order_payment';
}

/** How to pay, in the company's approved words, and what we never ask for. */
function paymentOutputs(turn: Turn): Output[] {
  const answers = (generalOutputs(turn, 'ask_payment') ?? []).filter(
    (output) => output.kind === 'say' && output.text === 'faq.answer',
  );
  return answers.length > 0 ? answers : [say('order.never-asked')];
}
