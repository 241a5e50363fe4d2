import { EntitySchema } from 'typeorm';
import { type Complaint, type ComplaintStatus } from '../../domain/complaints/complaint';
import { type DeskRequest } from '../../domain/handoff/desk-request';
import { type Instant } from '../../domain/time/instant';
import { type Lead } from '../../domain/leads/lead';
import { type Order, type OrderStatus } from '../../domain/orders/order';
import { bigint, id, json, optionalText, text } from './columns';

/** The whole value in `body`, beside the columns the desk lists and sorts by. */
export interface ComplaintRow {
  id: string;
  contactId: string;
  ticketNo: string | undefined;
  status: ComplaintStatus;
  priority: Complaint['priority'];
  ownerRepId: string | undefined;
  receivedAt: Instant;
  body: Complaint;
}

export const complaintSchema = new EntitySchema<ComplaintRow>({
  name: 'complaint',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    ticketNo: optionalText('ticket_no'),
    status: text('status'),
    priority: text('priority'),
    ownerRepId: optionalText('owner_rep_id'),
    receivedAt: text('received_at'),
    body: json('body'),
  },
});

export function complaintRow(complaint: Complaint, contactId: string): ComplaintRow {
  const { ticketNo, priority, ownerRepId, receivedAt, state } = complaint;
  const body = complaint;
  return {
    id: complaint.id,
    contactId,
    ticketNo,
    status: state.status,
    priority,
    ownerRepId,
    receivedAt,
    body,
  };
}

export interface LeadRow {
  id: string;
  contactId: string;
  track: Lead['track'];
  stage: Lead['stage'];
  createdAt: Instant;
  body: Lead;
}

export const leadSchema = new EntitySchema<LeadRow>({
  name: 'lead',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    track: text('track'),
    stage: text('stage'),
    createdAt: text('created_at'),
    body: json('body'),
  },
});

export function leadRow(lead: Lead): LeadRow {
  const { contactId, track, stage, createdAt } = lead;
  return { id: lead.id, contactId, track, stage, createdAt, body: lead };
}

export interface OrderRow {
  orderNo: string;
  contactId: string;
  status: OrderStatus;
  net: number;
  placedAt: Instant;
  body: Order;
}

export const orderSchema = new EntitySchema<OrderRow>({
  name: 'customer_order',
  columns: {
    orderNo: { ...id(), name: 'order_no' },
    contactId: text('contact_id'),
    status: text('status'),
    net: bigint('net'),
    placedAt: text('placed_at'),
    body: json('body'),
  },
});

export function orderRow(order: Order): OrderRow {
  const { orderNo, contactId, placedAt, state, totals } = order;
  return { orderNo, contactId, status: state.status, net: totals.net, placedAt, body: order };
}

export interface DeskRequestRow extends DeskRequest {
  contactId: string;
  conversationId: string;
}

export const deskRequestSchema = new EntitySchema<DeskRequestRow>({
  name: 'desk_request',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    conversationId: text('conversation_id'),
    kind: text('kind'),
    text: text('text'),
    status: text('status'),
    requestedAt: text('requested_at'),
    dueAt: optionalText('due_at'),
    note: optionalText('note'),
    attempts: json('attempts'),
  },
});
