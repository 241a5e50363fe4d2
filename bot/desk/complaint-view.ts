import { type CaseFile } from '../../dialogs/complaints/case-file';
import { type Complaint, type ComplaintState, isComplaintOpen } from '../../domain/complaints/complaint';
import { complaintDeadlines } from '../../domain/complaints/deadlines';
import { type Deadline } from '../../domain/complaints/promised';
import { stepsOpenTo, ticketsBeside } from '../../domain/complaints/steps';
import { botGoodwill } from '../../domain/complaints/goodwill';
import { type Instant } from '../../domain/time/instant';
import { type Order } from '../../domain/orders/order';
import { type ComplaintView, type DeadlineView, type GoodwillView } from './case-views';
import { type Show } from './conversation-view';
import { type Rep } from './deps';
import { type DeskContext } from './desk-context';
import { handlesCases, oversees } from './roles';

/** Who looks at a complaint, and what is known beside it. */
export interface Looking {
  rep: Rep;
  show: Show;
  /** When a rep last wrote to the customer. */
  humanAt: Instant | undefined;
  /** All complaints of this person. */
  all: readonly CaseFile[];
  /** Undefined where they were not read: why nothing was given is then not told. */
  orders: readonly Order[] | undefined;
}

export function complaintView(desk: DeskContext, complaint: CaseFile, looking: Looking): ComplaintView {
  const { id, ticketNo, state, priority, severity, categories, wishes, ownerRepId, orderNo } = complaint;
  const { rep, show } = looking;
  const detail = detailOf(state);
  return {
    id,
    ticketNo: ticketNo ?? null,
    status: state.status,
    detail: detail === undefined ? null : show(detail),
    priority,
    severity,
    reasons: complaint.reasons ?? null,
    categories,
    description: show(complaint.description),
    orderNo: orderNo ?? null,
    wishes,
    ownerName: ownerRepId === undefined ? null : (desk.repById.get(ownerRepId)?.name ?? ownerRepId),
    escalated: complaint.escalated,
    receivedAt: complaint.receivedAt,
    deadlines: deadlineViews(desk, complaint, looking.humanAt),
    goodwill: goodwillView(desk, complaint, looking),
    ...stepsFor(desk, complaint, rep, looking.all),
  };
}

/** Where this rep may move it; a duplicate wants another ticket to be the duplicate of. */
function stepsFor(
  desk: DeskContext,
  complaint: Complaint,
  rep: Rep,
  all: readonly Complaint[],
): Pick<ComplaintView, 'steps' | 'otherTickets'> {
  if (!handlesCases(rep)) return { steps: [], otherTickets: [] };
  const by = { role: oversees(rep) ? 'supervisor' : 'rep', repId: rep.id } as const;
  const rules = desk.views().rules.complaint;
  const otherTickets = ticketsBeside(complaint, all);
  const steps = stepsOpenTo(complaint, { by, at: desk.clock(), rules });
  return { steps: steps.filter((to) => to !== 'duplicate' || otherTickets.length > 0), otherTickets };
}

/** What was proposed, of which ticket it is a duplicate, or to whom it was referred. */
function detailOf(state: ComplaintState): string | undefined {
  switch (state.status) {
    case 'proposed':
      return state.remedy;
    case 'duplicate':
      return state.of;
    case 'referred_external':
      return state.to;
    default:
      return undefined;
  }
}

/** What the bot gave by itself, or why it may not (§2.4.5). */
function goodwillView(
  desk: DeskContext,
  { goodwill, severity, categories, orderNo, ownerRepId, state }: CaseFile,
  { all, orders }: Looking,
): GoodwillView | null {
  if (goodwill) {
    const { ruleId, amount, expiresAt } = goodwill;
    return { kind: 'voucher', ruleId, amount, expiresAt };
  }
  if (!orders || !isComplaintOpen({ state })) return null;
  const verdict = botGoodwill(
    {
      severity,
      categories,
      orderNet: orders.find((order) => order.orderNo === orderNo)?.totals.net,
      hasOwner: ownerRepId !== undefined,
      compensatedAt: all.flatMap((known) => known.goodwill?.at ?? []),
    },
    desk.views().rules.complaint,
    desk.clock(),
  );
  return verdict.kind === 'none' ? verdict : null;
}

/** Until these a human has not been there yet. */
const UNTOUCHED = ['received', 'acknowledged', 'triaged'];

/** The promises that still run: none after it was resolved. */
function deadlineViews(
  desk: DeskContext,
  complaint: Complaint,
  humanAt: Instant | undefined,
): DeadlineView[] {
  const { status } = complaint.state;
  if (!isComplaintOpen(complaint) || status === 'resolved') return [];
  const { calendar, rules } = desk.views();
  const { firstHuman, nextUpdate, resolve } = complaintDeadlines(complaint, calendar, rules.complaint);
  const promised = [viewOf('nextUpdate', nextUpdate), viewOf('resolve', resolve)];
  const untouched =
    UNTOUCHED.includes(status) && (humanAt === undefined || humanAt < complaint.clockStartedAt);
  return untouched ? [viewOf('firstHuman', firstHuman), ...promised] : promised;
}

function viewOf(kind: DeadlineView['kind'], { nudgeAt, dueAt }: Deadline): DeadlineView {
  return { kind, nudgeAt: nudgeAt ?? null, dueAt: dueAt ?? null };
}
