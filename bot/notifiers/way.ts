import { type Handoff } from '../../domain/handoff/handoff';
import { type Language } from '../../domain/time/instant';
import { type RepDelivery } from '../../models/turns/rep-deliveries';
import { type KeptNotice, type NoticePlace } from '../../models/turns/rep-notices';
import { type Standing } from './standing';
import { type Subject } from './subject';
import { type CustomerSummary } from './customer-summary';

/** A notice on its way to one place, with all that may be said there. */
export interface RepParcel {
  delivery: RepDelivery;
  notice: KeptNotice;
  /** Undefined for news that are about none. */
  handoff: Handoff | undefined;
  subject: Subject;
  standing: Standing;
  /** The language of the reader: the rep, or everyone at a shared place. */
  language: Language;
  /** What the reader may know. */
  customer: CustomerSummary;
}

/** How a try ended. Expected failures are values; a way that throws is tried again. */
export type RepSent =
  | { status: 'sent'; messageId: string | undefined }
  | { status: 'later'; afterMs?: number; reason: string }
  /** This one will never be taken; the next ones go on. */
  | { status: 'refused'; reason: string }
  /** The place no longer exists. */
  | { status: 'gone'; reason: string };

/** A place where reps work, switched on by configuration. Each fails by itself. */
export interface RepWay {
  name: string;
  /** Where a notice goes by this way: to its reps, and to shared places if it is for them. */
  places: (notice: KeptNotice) => Promise<readonly Omit<NoticePlace, 'way'>[]>;
  send: (parcel: RepParcel) => Promise<RepSent>;
  /** Several that have waited, as one message; absent where none can wait. */
  sendTogether?: (parcels: readonly [RepParcel, ...RepParcel[]]) => Promise<RepSent>;
  /** Changes what was sent so that it says what stands now; absent where a message cannot be changed. */
  update?: (parcel: RepParcel) => Promise<RepSent>;
  /** The place no longer exists: its links are deleted. */
  forget?: (place: string) => Promise<void>;
  /** Milliseconds between tries, the last one repeated; after the whole time given up in `giveUpMs`. */
  waits: readonly number[];
  giveUpMs: number;
}
