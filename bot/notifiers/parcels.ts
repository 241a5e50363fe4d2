import { type Language } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { loadSnapshot } from '../../models/turns/load';
import { type RepDelivery, handoffById } from '../../models/turns/rep-deliveries';
import { noticeById } from '../../models/turns/rep-notices';
import { type Phrasing } from '../pipeline/phrasing';
import { errorFields, repsLog } from '../settings/logger';
import { type Standing, standingOf } from './standing';
import { subjectOf } from './subject';
import { customerSummary } from './customer-summary';
import { type RepParcel, type RepSent, type RepWay } from './way';

export interface ParcelDeps {
  database: Database;
  phrasing: Phrasing;
  /** The language in which a rep is told, and everybody in a shared place. */
  languageOf: (repId: string | undefined) => Language;
}

/** A delivery with all that may be said there, as it stands now; undefined when there is nothing to say any more. */
export async function parcelOf(
  { database, phrasing, languageOf }: ParcelDeps,
  delivery: RepDelivery,
): Promise<RepParcel | undefined> {
  const { handoffId } = delivery;
  const [notice, handoff] = await Promise.all([
    noticeById(database, delivery.noticeId),
    handoffId === undefined ? undefined : handoffById(database, handoffId),
  ]);
  if (!notice || (handoffId !== undefined && !handoff)) return undefined;
  const [loaded, subject] = await Promise.all([
    loadSnapshot(database, notice.conversationId),
    subjectOf(database, notice),
  ]);
  if (!loaded || subject.isOver) return undefined;
  const { contact, conversation } = loaded.snapshot;
  const { channel, language: spoken } = conversation;
  const language = languageOf(delivery.repId);
  const reader = { language, isShared: delivery.repId === undefined };
  const customer = customerSummary({ contact, channel, language: spoken }, handoff, reader, phrasing);
  const standing: Standing = handoff ? standingOf(handoff) : { kind: 'open' };
  return { delivery, notice, handoff, subject, standing, language, customer };
}

/** The person has been erased, and the conversation with them. */
export const NOTHING_TO_SAY: RepSent = { status: 'refused', reason: 'nothing_to_say' };

/** A way that throws is tried again. */
export async function attempt(way: RepWay, call: () => Promise<RepSent>): Promise<RepSent> {
  try {
    return await call();
  } catch (error) {
    repsLog.warn({ way: way.name, ...errorFields(error) }, 'telling reps failed; it is tried again');
    return { status: 'later', reason: 'error' };
  }
}
