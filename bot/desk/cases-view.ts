import { type Complaint, isComplaintOpen } from '../../domain/complaints/complaint';
import { type Priority } from '../../domain/complaints/kinds';
import { type DeskRequest } from '../../domain/handoff/desk-request';
import { type Instant } from '../../domain/time/instant';
import { type Lead } from '../../domain/leads/lead';
import { type Temperature } from '../../domain/leads/score';
import { scoreNow } from '../../domain/leads/score-now';
import { type Order } from '../../domain/orders/order';
import { type ContactCases, casesOf, lastHumanContact, ordersOf, requestsOf } from '../../models/desk/cases';
import { repNotes } from '../../models/desk/rep-notes';
import { type ContactRow } from '../../models/schema/contact';
import { loadVouchers } from '../../models/vouchers/vouchers';
import { type Voucher, goodUntil, ledgerSum, voucherState } from '../../domain/vouchers/voucher';
import { type CasesView, type OrderView, type RequestView, type VoucherView } from './case-views';
import { complaintView } from './complaint-view';
import { type Show } from './conversation-view';
import { type Rep } from './deps';
import { type DeskContext } from './desk-context';
import { leadView, prospectOf } from './lead-view';

const NOTES_SHOWN = 10;

/** What is under way for a person. */
export async function casesView(
  desk: DeskContext,
  contact: ContactRow,
  rep: Rep,
  show: Show,
): Promise<CasesView> {
  const [cases, human, orders, requests, vouchers, notes] = await Promise.all([
    casesOf(desk.database, [contact.id]),
    lastHumanContact(desk.database, [contact.id]),
    ordersOf(desk.database, contact.id),
    requestsOf(desk.database, contact.id),
    loadVouchers(desk.database, contact.id),
    repNotes(desk.database, contact.id, NOTES_SHOWN),
  ]);
  const { lead, complaints = [] } = cases.get(contact.id) ?? {};
  const now = desk.clock();
  const humanAt = human.get(contact.id);
  const sorted = complaints
    .filter(({ state }) => state.status !== 'draft')
    .sort((a, b) => Number(isComplaintOpen(b)) - Number(isComplaintOpen(a)) || byPriority(a, b));
  return {
    lead: lead ? leadView(lead, contact, { views: desk.views(), phrasing: desk.phrasing, now }) : null,
    complaints: sorted
      .slice(0, 10)
      .map((complaint) => complaintView(desk, complaint, { rep, show, humanAt, all: complaints, orders })),
    orders: orders.map((order) => orderView(order, show)),
    notes: notes.map(({ id, repName, text, at }) => ({ id, repName, text: show(text), at })),
    requests: requests.map((request) => requestView(request, show)),
    vouchers: vouchers
      .filter(({ holderId }) => holderId === contact.id)
      .map((voucher) => voucherView(desk, voucher, show)),
  };
}

function byPriority(a: Complaint, b: Complaint): number {
  return a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : 0;
}

function orderView({ orderNo, state, placedAt, lines, totals, notes = [] }: Order, show: Show): OrderView {
  const goods = lines.map((line) => `${line.quantity} × ${line.name}`).join(', ');
  const note = notes.length > 0 ? show(notes.join('; ')) : null;
  return { orderNo, status: state.status, placedAt, goods, total: totals.toPay, note };
}

function voucherView(desk: DeskContext, voucher: Voucher, show: Show): VoucherView {
  const rules = desk.views().rules.voucher;
  const { id, code, origin, reason, ledger } = voucher;
  return {
    ...{ id, code, origin, reason: show(reason) },
    state: voucherState(voucher, rules, desk.clock()),
    left: ledgerSum(voucher),
    until: goodUntil(voucher, rules),
    ledger: ledger.map(({ kind, amount, at, by, orderNo }) => ({
      kind,
      amount,
      at,
      by,
      orderNo: orderNo ?? null,
    })),
  };
}

export function requestView(request: DeskRequest, show: Show): RequestView {
  const { id, kind, text, status, requestedAt, dueAt, note } = request;
  const shown = note === undefined ? null : show(note);
  return { id, kind, text: show(text), status, requestedAt, dueAt: dueAt ?? null, note: shown };
}

/** What a list shows of a person's cases. */
export interface Badges {
  priority: Priority | null;
  temperature: Temperature | null;
}

export function badgesOf(
  desk: Pick<DeskContext, 'views'>,
  contact: ContactRow,
  cases: ContactCases | undefined,
  now: Instant,
): Badges {
  const [gravest] = (cases?.complaints ?? [])
    .filter((complaint) => isComplaintOpen(complaint) && complaint.state.status !== 'draft')
    .sort(byPriority);
  const lead = cases?.lead;
  const temperature =
    lead && isOpen(lead) ? scoreNow(lead, prospectOf(contact), desk.views(), now).temperature : null;
  return { priority: gravest?.priority ?? null, temperature };
}

function isOpen({ stage }: Lead): boolean {
  return stage !== 'won' && stage !== 'lost' && stage !== 'disqualified';
}
