import { type AttemptResult } from '../../domain/conversation/attempt-result';
import { type ComplaintStep } from '../../domain/complaints/steps';
import { type ComplaintStatus, type Wish } from '../../domain/complaints/complaint';
import { type DeadlineKind } from '../../domain/complaints/promised';
import { type Priority, type ComplaintCategory, type Severity } from '../../domain/complaints/kinds';
import { type NoGoodwill } from '../../domain/complaints/goodwill';
import { type HandoffRule } from '../../domain/handoff/handoff';
import { type QuestionId } from '../../domain/leads/qualification';
import { type Standing } from '../../domain/ladder/rung';
import { type CaseFile } from '../../dialogs/complaints/case-file';
import { type DeskRequestKind } from '../../domain/handoff/desk-request';
import { type Instant, type Language } from '../../domain/time/instant';
import { type LeadStage } from '../../domain/leads/lead';
import { type PreferredHour, type Track } from '../../domain/leads/slots';
import { type Temperature } from '../../domain/leads/score';
import { type QuantityValue } from '../../domain/recognition/entities';
import { type VoucherEntry, type VoucherOrigin, type VoucherState } from '../../domain/vouchers/voucher';
import { type OrderStatus } from '../../domain/orders/order';

/** What is under way for a customer, as the page is told. Types only, like `views.ts`. */
export interface CasesView {
  lead: LeadView | null;
  /** The open ones and the newest that ended, gravest first. */
  complaints: ComplaintView[];
  /** Newest first. */
  orders: OrderView[];
  requests: RequestView[];
  /** What colleagues have noted for the team, newest first. */
  notes: NoteView[];
  /** The one that ends first first. */
  vouchers: VoucherView[];
}

/** A note for the team alone. */
export interface NoteView {
  id: string;
  repName: string;
  text: string;
  at: Instant;
}

export interface LeadView {
  track: Track;
  stage: LeadStage;
  temperature: Temperature;
  total: number;
  fit: number;
  intent: number;
  /** Every point explained; `words` in the company's texts, null where it has none. */
  lines: ScoreLineView[];
  slots: SlotView[];
}

export interface ScoreLineView {
  ruleId: string;
  points: number;
  words: Record<Language, string> | null;
}

/** What a rep reads before the first word (§2.6). */
export interface BriefView {
  rule: HandoffRule;
  topic: string;
  requestedAt: Instant;
  name: string | null;
  honorific: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  standing: Standing;
  slots: SlotView[];
  /** In rupiah. */
  expectedValue: number | null;
  score: { total: number; temperature: Temperature; reasons: ScoreLineView[] } | null;
  /** Questions they would not answer: not to be asked again. */
  refused: readonly QuestionId[];
  preferredHour: PreferredHour | null;
  openComplaints: number;
}

/** A slot that was told. `word` values are ids the page has words for. */
export type SlotView = { slot: string } & (
  | { kind: 'text' | 'word'; value: string }
  | { kind: 'money' | 'days'; value: number }
  | { kind: 'quantity'; value: number; unit: QuantityValue['unit'] }
);

export interface DeadlineView {
  kind: DeadlineKind;
  nudgeAt: Instant | null;
  /** Null while its deadline is paused. */
  dueAt: Instant | null;
}

export interface ComplaintView {
  id: string;
  ticketNo: string | null;
  status: ComplaintStatus;
  /** What was proposed, of which ticket it is a duplicate, or to whom it was referred. */
  detail: string | null;
  priority: Priority;
  severity: Severity;
  /** Why it is as grave and as urgent as it is; null for what was not triaged by the bot. */
  reasons: NonNullable<CaseFile['reasons']> | null;
  categories: readonly ComplaintCategory[];
  description: string;
  orderNo: string | null;
  wishes: readonly Wish[];
  ownerName: string | null;
  escalated: boolean;
  receivedAt: Instant;
  deadlines: DeadlineView[];
  goodwill: GoodwillView | null;
  /** Where this rep may move it now. */
  steps: ComplaintStep[];
  /** Tickets of the same person that it may be a duplicate of. */
  otherTickets: string[];
}

/** What the bot gave by itself, or why it may not and who may. */
export type GoodwillView =
  | { kind: 'voucher'; ruleId: string; amount: number; expiresAt: Instant }
  | { kind: 'none'; reason: NoGoodwill; decides: 'agent' | 'supervisor' };

export interface OrderView {
  orderNo: string;
  status: OrderStatus;
  placedAt: Instant;
  goods: string;
  total: number;
  /** What is to be done with it, in the customer's words; null: nothing but to send it. */
  note: string | null;
}

/** A voucher they hold, with what was done with it. */
export interface VoucherView {
  id: string;
  code: string;
  state: VoucherState;
  origin: VoucherOrigin;
  reason: string;
  /** What is left, in rupiah. */
  left: number;
  until: Instant;
  ledger: Array<{
    kind: VoucherEntry['kind'];
    amount: number;
    at: Instant;
    by: string;
    orderNo: string | null;
  }>;
}

export interface RequestView {
  id: string;
  kind: DeskRequestKind;
  text: string;
  status: 'open' | 'done' | 'refused' | 'unreached';
  requestedAt: Instant;
  dueAt: Instant | null;
  /** What the customer was told when it was settled. */
  note: string | null;
}

/** Somebody a piece of work is for. */
interface ForSomebody {
  conversationId: string;
  name: string | null;
}

export interface RequestsView {
  now: Instant;
  /** What is due first stands first; then the oldest. */
  requests: Array<RequestView & ForSomebody>;
}

export interface TasksView {
  now: Instant;
  /** Open ones first, by their hour; then what is over, the newest first. */
  tasks: Array<
    RequestView & ForSomebody & { attempts: Array<{ at: Instant; repName: string; result: AttemptResult }> }
  >;
}

export interface ComplaintsView {
  now: Instant;
  complaints: Array<ComplaintView & ForSomebody>;
}

/** Questions of the same words, asked by one or by many. */
export interface QuestionView extends ForSomebody {
  /** Of the oldest of them; answering it answers all. */
  id: string;
  text: string;
  language: Language;
  product: string | null;
  asked: number;
  /** How many wait to be told. */
  waiting: number;
  firstAskedAt: Instant;
}

export interface QuestionsView {
  now: Instant;
  questions: QuestionView[];
}

/** What can be sold today. */
export interface ProductsView {
  products: Array<{ sku: string; name: string; idr: number }>;
}
