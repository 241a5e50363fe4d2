import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type AuditAct } from '../../models/desk/audit';
import { type ConsentAction } from '../../domain/profile/consents';
import { type FactStatus } from '../../domain/profile/facts';
import { type Ownership } from '../../domain/handoff/handoff';
import { type Instant, type Language } from '../../domain/time/instant';
import { type RepStatus } from '../../domain/conversation/due';
import { type Direction } from '../../domain/ladder/ladder';
import { type Priority } from '../../domain/complaints/kinds';
import { type Temperature } from '../../domain/leads/score';
import { type LoyaltyEventType } from '../../domain/ladder/loyalty-events';
import { type Standing } from '../../domain/ladder/rung';
import { type BriefView, type CasesView } from './case-views';
import { type HandoffView } from './handoff-views';

/**
 * What the desk's page is told, and all it is told. Types only: the page imports them, so that both sides of
 * the wire agree. Absent values are null, as JSON has it.
 */
export interface RepView {
  id: string;
  name: string;
  roles: readonly string[];
  languages: readonly string[];
}

/** `GET /desk/api/sign-in`: what the sign-in page needs before anybody is known. */
export interface SignInView {
  company: string;
  reps: Array<{ id: string; name: string }>;
  /** Whether anybody can come in by a password; otherwise the one-time link is the way in. */
  password: boolean;
}

export interface MeView {
  rep: RepView;
  /** What the roles come to (`bot/desk/roles.ts`). */
  may: { oversee: boolean; handleCases: boolean; setPasswords: boolean };
  /** Whether the rep has a password of their own, and must name it to change it. */
  password: { own: boolean; askCurrent: boolean };
  /** What the rep says of themselves: whether calls are offered to them. */
  status: RepStatus;
  /** Whether a bot on Telegram serves the team. */
  telegram: boolean;
  /** For admins: who may be given a password; null for others. */
  team: Array<{ id: string; name: string; own: boolean }> | null;
  /** To be sent as `x-csrf-token` with every change. */
  csrf: string;
  company: { name: string; timeZone: string };
  now: Instant;
}

export type MessageAuthorView = 'customer' | 'bot' | 'rep' | 'system';

export interface QueueItem {
  conversationId: string;
  channel: string;
  language: Language;
  name: string | null;
  standing: Standing;
  lastMessageAt: Instant;
  ownership: Ownership;
  handoff: HandoffView | null;
  preview: { author: MessageAuthorView; text: string } | null;
  /** How many lines the customer has written: what is more than the page has seen is unread. */
  customerLines: number;
  /** Of the gravest open complaint. */
  priority: Priority | null;
  /** Of an open lead. */
  temperature: Temperature | null;
  /** Something said there has not arrived. */
  undelivered: boolean;
  /** Something was written there that the bot could neither answer nor apologise for. */
  parked: boolean;
}

export interface QueueView {
  now: Instant;
  /** How much work lies beside the conversations; null where it is not this rep's. */
  work: { questions: number; tasks: number; requests: number | null; complaints: number | null };
  /** P1 first, then hot leads, then who has waited longest. */
  waiting: QueueItem[];
  inHand: QueueItem[];
  recent: QueueItem[];
}

/** What the bot made of a text. */
export interface UnderstoodView {
  acts: string[];
  intents: Array<{ intent: string; score: number }>;
  entities: Array<{ type: string; text: string }>;
  /** -1 (furious) to 1 (delighted). */
  sentiment: number;
  /** 0 (whenever) to 1 (danger). */
  urgency: number;
  reasons: string[];
}

export interface LineView {
  id: string;
  author: MessageAuthorView;
  authorName: string | null;
  text: string;
  /** What came with it; fetched from `/desk/api/conversations/…/files/…` by those who may. */
  files: readonly AttachedFile[];
  forwarded: boolean;
  quoted: { text: string; author: 'customer' | 'company' | 'other' } | null;
  at: Instant;
  understood: UnderstoodView | null;
}

/** Something the bot or a rep said that has not arrived. */
export interface UndeliveredView {
  text: string;
  /** Still being tried, or given up. */
  state: 'waiting' | 'dead';
  reason: string | null;
  at: Instant;
}

/** Something the customer wrote that the bot could neither answer nor apologise for. */
export interface ParkedView {
  text: string;
  at: Instant;
}

export interface FactView {
  key: string;
  value: string;
  status: FactStatus;
  confidence: number;
  purpose: string;
  capturedAt: Instant;
  /** False for what a later or surer fact has replaced. */
  current: boolean;
}

/** A loyalty event: what the ladder is computed from. */
export interface EvidenceView {
  type: LoyaltyEventType;
  at: Instant;
  by: string;
  /** The order, card, code, product or reason it is about. */
  what: string | null;
}

export interface PersonView {
  id: string;
  name: string | null;
  standing: Standing;
  standingSince: Instant;
  source: string;
  campaign: string | null;
  language: Language | null;
  knownSince: Instant;
  /** Masked unless the conversation is in this rep's hands (V-8). */
  phone: string | null;
  email: string | null;
  facts: FactView[];
  consents: Array<{
    purpose: string;
    action: ConsentAction;
    at: Instant;
    channel: string;
    textShown: string;
  }>;
  transitions: Array<{ from: Standing | null; to: Standing; at: Instant; direction: Direction }>;
  /** The newest first, at most thirty. */
  evidence: EvidenceView[];
}

export interface ConversationView {
  now: Instant;
  conversationId: string;
  channel: string;
  language: Language;
  startedAt: Instant;
  ownership: Ownership;
  handoff: HandoffView | null;
  /** Whether the conversation is in the hands of the rep who asks. */
  mine: boolean;
  /** Whether phone numbers and addresses are masked. */
  masked: boolean;
  person: PersonView;
  /** What their page last said they look at: words of that page, to be shown as text. */
  page: Array<{ name: string; text: string }>;
  cases: CasesView;
  /** While it waits or is in somebody's hands. */
  brief: BriefView | null;
  /** The newest lines, and whether there are older ones. */
  lines: LineView[];
  undelivered: UndeliveredView[];
  parked: ParkedView[];
  /** Whether files may be opened: in one's own hands, or by those who oversee. */
  opensFiles: boolean;
  earlier: boolean;
  /** How many lines the customer has written, shown or not. */
  customerLines: number;
  /** For supervisors and admins: who has seen this person's data; null for others. */
  seenBy: SeenView[] | null;
}

export interface SeenView {
  repName: string;
  act: AuditAct;
  at: Instant;
  masked: boolean;
}

/** `GET …/lines?before=`: a page of older lines. */
export interface LinesView {
  lines: LineView[];
  earlier: boolean;
}

/** `code` is stable and what the page chooses its words by; `message` is for developers. */
export interface ErrorView {
  error: { code: DeskErrorCode; message: string; by?: string; retryAfterS?: number; limit?: number };
}

export type DeskErrorCode =
  | 'not_signed_in'
  | 'wrong_password'
  | 'weak_password'
  | 'text_too_long'
  | 'wrong_current'
  | 'locked'
  | 'link_used'
  | 'unknown_rep'
  | 'foreign_origin'
  | 'bad_token'
  | 'bad_request'
  | 'not_found'
  | 'already_claimed'
  | 'not_waiting'
  | 'not_yours'
  | 'not_returned'
  | 'not_held'
  | 'not_allowed'
  | 'not_done'
  | 'already_settled'
  | 'unknown_command'
  | 'turn_failed'
  | 'not_kept'
  | 'file_too_large'
  | 'file_kind'
  | 'slow'
  | 'internal';
