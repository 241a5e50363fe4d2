import { type Handoff } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { handoffSchema } from '../schema/handoff';

/** One notice on its way to one place. */
export interface RepDelivery {
  noticeId: string;
  way: string;
  place: string;
  repId: string | undefined;
  handoffId: string | undefined;
  seq: number;
  at: Instant;
  /** How often it has been tried; of a leased one, this time included. */
  attempts: number;
  messageId: string | undefined;
  /** What a card that is kept up to date says of the handoff; undefined: it stays as it is. */
  shown: string | undefined;
  /** It can wait, and does not keep back what cannot. */
  isCalm: boolean;
}

interface DeliveryRow {
  notice_id: string;
  way: string;
  place: string;
  rep_id: string | null;
  handoff_id: string | null;
  seq: number;
  at: string;
  attempts: number;
  message_id: string | null;
  shown: string | null;
  calm: number;
}

const COLUMNS = 'notice_id, way, place, rep_id, handoff_id, seq, at, attempts, message_id, shown, calm';

function deliveryOf(row: DeliveryRow): RepDelivery {
  return {
    noticeId: row.notice_id,
    way: row.way,
    place: row.place,
    repId: row.rep_id ?? undefined,
    handoffId: row.handoff_id ?? undefined,
    seq: row.seq,
    at: row.at,
    attempts: row.attempts,
    messageId: row.message_id ?? undefined,
    shown: row.shown ?? undefined,
    isCalm: row.calm === 1,
  };
}

/** Places whose next notice is due and nobody is at it. */
export async function placesToTell(database: Database, now: Instant): Promise<Lane[]> {
  const rows = await database.read<{ way: string; place: string; calm: number }>(
    `SELECT DISTINCT way, place, calm FROM rep_delivery
     WHERE state = 'waiting' AND next_at <= $1 AND (leased_until IS NULL OR leased_until <= $1) LIMIT 500`,
    [now],
  );
  return rows.map(({ way, place, calm }) => ({ way, place, isCalm: calm === 1 }));
}

/** A place with a line of its own for what cannot wait, and one for what can. */
export interface Lane {
  way: string;
  place: string;
  isCalm: boolean;
}

/** Everything that has waited in peace and is due now, oldest first: it comes together. */
export async function calmDue(
  database: Database,
  { way, place }: Lane,
  now: Instant,
): Promise<RepDelivery[]> {
  const rows = await database.read<DeliveryRow>(
    `SELECT ${COLUMNS} FROM rep_delivery WHERE way = $1 AND place = $2 AND calm = 1 AND state = 'waiting'
       AND next_at <= $3 AND (leased_until IS NULL OR leased_until <= $3) ORDER BY at, seq LIMIT 50`,
    [way, place, now],
  );
  return rows.map(deliveryOf);
}

/** The first waiting notice of a place, if it is due: what stands behind it waits, so that order is kept. */
export async function nextFor(
  database: Database,
  way: string,
  place: string,
  now: Instant,
): Promise<RepDelivery | undefined> {
  const [row] = await database.read<DeliveryRow & { next_at: string; leased_until: string | null }>(
    `SELECT ${COLUMNS}, next_at, leased_until FROM rep_delivery
     WHERE way = $1 AND place = $2 AND calm = 0 AND state = 'waiting' ORDER BY at, seq LIMIT 1`,
    [way, place],
  );
  if (!row || row.next_at > now || (row.leased_until ?? '') > now) return undefined;
  return deliveryOf(row);
}

/** Begins a try; of several processes one gets it. */
export async function leaseFor(
  database: Database,
  delivery: RepDelivery,
  until: Instant,
): Promise<RepDelivery | undefined> {
  const { noticeId, way, place, attempts } = delivery;
  const leased = await database.write((sql) =>
    sql.run(
      `UPDATE rep_delivery SET leased_until = $1, attempts = attempts + 1
       WHERE notice_id = $2 AND way = $3 AND place = $4 AND state = 'waiting' AND attempts = $5`,
      [until, noticeId, way, place, attempts],
    ),
  );
  return leased === 1 ? { ...delivery, attempts: attempts + 1 } : undefined;
}

/** How a try ended. `shown`: the message is a card that is kept up to date. */
export type RepSettled =
  | { state: 'sent'; messageId: string | undefined; shown: string | undefined }
  | { state: 'waiting'; nextAt: Instant; reason: string }
  | { state: 'dead'; reason: string };

/** `attempts` guards it: who has lost the lease settles nothing. */
export async function settleFor(database: Database, delivery: RepDelivery, how: RepSettled): Promise<void> {
  const { noticeId, way, place, attempts, at } = delivery;
  const isSent = how.state === 'sent';
  await database.write((sql) =>
    sql.run(
      `UPDATE rep_delivery SET state = $1, next_at = $2, reason = $3, message_id = $4, shown = $5, leased_until = NULL
       WHERE notice_id = $6 AND way = $7 AND place = $8 AND attempts = $9`,
      [
        how.state,
        how.state === 'waiting' ? how.nextAt : at,
        isSent ? null : how.reason,
        isSent ? (how.messageId ?? null) : null,
        isSent ? (how.shown ?? null) : null,
        noticeId,
        way,
        place,
        attempts,
      ],
    ),
  );
}

/** Cards that are to say what stands, each with the handoff it is about. */
export async function cardsShown(
  database: Database,
): Promise<Array<{ delivery: RepDelivery; handoff: Handoff }>> {
  const rows = await database.read<DeliveryRow>(
    `SELECT ${COLUMNS} FROM rep_delivery WHERE shown IS NOT NULL AND state = 'sent' ORDER BY at LIMIT 500`,
  );
  const deliveries = rows.map(deliveryOf);
  const found = new Map<string, Handoff>();
  for (const id of new Set(deliveries.flatMap(({ handoffId }) => handoffId ?? []))) {
    const handoff = await handoffById(database, id);
    if (handoff) found.set(id, handoff);
  }
  return deliveries.flatMap((delivery) => {
    const handoff = found.get(delivery.handoffId ?? '');
    return handoff ? [{ delivery, handoff }] : [];
  });
}

/** What the card says now; undefined when it will not be changed any more. */
export async function cardSays(
  database: Database,
  { noticeId, way, place }: RepDelivery,
  shown: string | undefined,
): Promise<void> {
  await database.write((sql) =>
    sql.run(`UPDATE rep_delivery SET shown = $1 WHERE notice_id = $2 AND way = $3 AND place = $4`, [
      shown ?? null,
      noticeId,
      way,
      place,
    ]),
  );
}

/** The handoff that a message sent to a place was about. */
export async function handoffOfMessage(
  database: Database,
  way: string,
  place: string,
  messageId: string,
): Promise<string | undefined> {
  const [row] = await database.read<{ handoff_id: string | null }>(
    `SELECT handoff_id FROM rep_delivery WHERE way = $1 AND place = $2 AND message_id = $3`,
    [way, place, messageId],
  );
  return row?.handoff_id ?? undefined;
}

export async function handoffById(database: Database, id: string): Promise<Handoff | undefined> {
  const found = await database.table(handoffSchema).findOne({ id });
  return found ?? undefined;
}

/** What the customer has written in a turn, oldest first. */
export async function wordsOfTurn(
  database: Database,
  conversationId: string,
  turnId: string,
): Promise<Array<{ text: string; files: number }>> {
  const rows = await database.read<{ text: string; files: string | null }>(
    `SELECT text, files FROM message WHERE conversation_id = $1 AND turn_id = $2 AND author = 'customer'
     ORDER BY place`,
    [conversationId, turnId],
  );
  return rows.map(({ text, files }) => ({
    text,
    files: files === null ? 0 : (JSON.parse(files) as unknown[]).length,
  }));
}
