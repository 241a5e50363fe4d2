import { In } from 'typeorm';
import { type Handoff } from '../../domain/handoff/handoff';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { placeholders } from '../database/insert';
import { type SqlValue } from '../database/sql';
import { currentHandoffs } from '../contact/current-handoff';
import { handoffSchema } from '../schema/handoff';

/** What is looked for, as it was written and as what it may be. */
export interface Sought {
  /** In small letters; all of them must stand in what is found. */
  words: readonly string[];
  /** In international form, where all of it is a telephone number. */
  phone: string | undefined;
  /** In small letters, where all of it is an address. */
  email: string | undefined;
}

/** Something of a person. */
export interface FoundRow {
  contactId: string;
  /** Undefined: it belongs to the person, whose newest conversation shows it. */
  conversationId: string | undefined;
  what: string;
  at: Instant;
}

/** The newest lines that are searched: however much was ever said, a search has an end. */
const LINES_SEARCHED = 200_000;

const MOST = 60;

/**
 * People whose name has all the words, or who have exactly this number or address. A part of a number finds nobody:
 * whoever may not see it must not be able to guess it digit by digit.
 */
export async function peopleNamed(database: Database, sought: Sought): Promise<FoundRow[]> {
  const exact = sought.phone ?? sought.email;
  if (exact !== undefined) {
    const column = sought.phone === undefined ? 'LOWER(email)' : 'phone';
    return found(
      database,
      `SELECT id AS contact_id, '' AS what, created_at AS at FROM contact WHERE ${column} = $1`,
      [exact],
    );
  }
  return found(
    database,
    `SELECT id AS contact_id, display_name AS what, created_at AS at FROM contact
     WHERE display_name IS NOT NULL AND ${allIn('display_name', sought.words)}
     ORDER BY created_at DESC LIMIT ${MOST}`,
    patterns(sought.words),
  );
}

/** Orders by their number or a part of it. */
export function ordersNumbered(database: Database, { words }: Sought): Promise<FoundRow[]> {
  return found(
    database,
    `SELECT contact_id, order_no AS what, placed_at AS at FROM customer_order
     WHERE ${allIn('order_no', words)} ORDER BY placed_at DESC LIMIT ${MOST}`,
    patterns(words),
  );
}

/** Complaints by their ticket or a part of it. */
export function ticketsNumbered(database: Database, { words }: Sought): Promise<FoundRow[]> {
  return found(
    database,
    `SELECT contact_id, ticket_no AS what, received_at AS at FROM complaint
     WHERE ticket_no IS NOT NULL AND ${allIn('ticket_no', words)} ORDER BY received_at DESC LIMIT ${MOST}`,
    patterns(words),
  );
}

/** What customers, bot and reps have said, the newest first. */
export function linesWith(database: Database, { words }: Sought): Promise<FoundRow[]> {
  return found(
    database,
    `SELECT contact_id, conversation_id, text AS what, at FROM
       (SELECT contact_id, conversation_id, text, author, at FROM message ORDER BY at DESC LIMIT ${LINES_SEARCHED}) lines
     WHERE author <> 'system' AND ${allIn('text', words)} ORDER BY at DESC LIMIT ${MOST}`,
    patterns(words),
  );
}

/** By person, their conversations, the newest first. */
export async function conversationsOf(
  database: Database,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  if (contactIds.length === 0) return found;
  const rows = await database.read<{ id: string; contact_id: string }>(
    `SELECT id, contact_id FROM conversation WHERE contact_id IN ${placeholders(1, contactIds.length)}
     ORDER BY last_message_at DESC`,
    contactIds,
  );
  for (const row of rows) found.set(row.contact_id, [...(found.get(row.contact_id) ?? []), row.id]);
  return found;
}

/** By conversation, the handoff it is in; missing where there never was one. */
export async function handoffsOf(
  database: Database,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Handoff>> {
  const rows = await database
    .table(handoffSchema)
    .find({ where: { conversationId: In([...conversationIds]) }, order: { requestedAt: 'ASC' } });
  return currentHandoffs(rows);
}

/** `LOWER` of SQLite knows the letters from A to Z only; names in others are found as they are written. */
function allIn(column: string, words: readonly string[]): string {
  return words.map((_word, index) => `LOWER(${column}) LIKE $${index + 1} ESCAPE '!'`).join(' AND ');
}

function patterns(words: readonly string[]): string[] {
  return words.map((word) => `%${word.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`);
}

async function found(database: Database, text: string, params: readonly SqlValue[]): Promise<FoundRow[]> {
  const rows = await database.read<{
    contact_id: string;
    conversation_id?: string;
    what: string;
    at: string;
  }>(text, params);
  return rows.map(({ contact_id: contactId, conversation_id: conversationId, what, at }) => ({
    ...{ contactId, conversationId, what, at },
  }));
}
