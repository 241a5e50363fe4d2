import { type ComplaintStep } from '../../domain/complaint-steps';
import { type ComplaintStatus, type Wish } from '../../domain/complaint';
import { type DeadlineKind } from '../../domain/complaint-deadlines';
import { type Priority } from '../../domain/complaint-rules';
import { type ComplaintCategory, type Severity } from '../../domain/complaint-severity';
import { type DeskRequestKind } from '../../domain/desk-request';
import { type Instant, type Language } from '../../domain/instant';
import { type LeadStage, type Track } from '../../domain/lead';
import { type Temperature } from '../../domain/lead-score';
import { type QuantityValue } from '../../domain/recognition';
import { type OrderStatus } from '../../domain/order';

/** What is under way for a customer, as the page is told. Types only, like `views.ts`. */
export interface CasesView {
  lead: LeadView | null;
  /** The open ones and the newest that ended, gravest first. */
  complaints: ComplaintView[];
  /** Newest first. */
  orders: OrderView[];
  requests: RequestView[];
}

export interface LeadView {
  track: Track;
  stage: LeadStage;
  temperature: Temperature;
  total: number;
  fit: number;
  intent: number;
  /** Every point explained; `words` in the company's texts, null where it has none. */
  lines: Array<{ ruleId: string; points: number; words: Record<Language, string> | null }>;
  slots: SlotView[];
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
  /** Null while its clock stands still. */
  dueAt: Instant | null;
}

export interface ComplaintView {
  id: string;
  ticketNo: string | null;
  status: ComplaintStatus;
  priority: Priority;
  severity: Severity;
  categories: readonly ComplaintCategory[];
  description: string;
  wishes: readonly Wish[];
  ownerName: string | null;
  escalated: boolean;
  receivedAt: Instant;
  deadlines: DeadlineView[];
  /** Where this rep may move it now. */
  steps: ComplaintStep[];
}

export interface OrderView {
  orderNo: string;
  status: OrderStatus;
  placedAt: Instant;
  goods: string;
  total: number;
}

export interface RequestView {
  id: string;
  kind: DeskRequestKind;
  text: string;
  status: 'open' | 'done' | 'refused';
  requestedAt: Instant;
  dueAt: Instant | null;
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
