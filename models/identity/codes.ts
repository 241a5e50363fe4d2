import {
  type CodeAddress,
  type CodeOutcome,
  type CodeRules,
  type Guesses,
  guessedWrong,
  guessesAt,
  isLocked,
} from '../../domain/identity/code';
import { HOUR_MS, plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { suppressionHash } from './suppression';

/** The newest codes of a conversation that are good side by side: an early mail that comes late is no mistake. */
const GOOD_AT_ONCE = 2;

/** Codes that one address is sent within an hour, however many ask for them. */
const MOST_AN_HOUR = 6;

/** A code that somebody asked for; no digits exist before it is sent. */
export interface WantedCode {
  id: string;
  conversationId: string;
  to: CodeAddress;
  addressHash: string;
  attempts: number;
}

/** Takes a wish down. Whether the address is anybody's is not looked at: everybody waits alike (M-4). */
export async function wantCode(
  sql: Sql,
  wish: { codeId: string; conversationId: string; to: CodeAddress; at: Instant },
): Promise<void> {
  const { codeId, conversationId, to, at } = wish;
  // Guesses are counted under a hash: who asked for whom is nobody's business when the code is gone.
  const hash = await suppressionHash(sql, `${to.kind}:${to.value.toLowerCase()}`);
  await sql.run(
    `INSERT INTO proof_code (id, conversation_id, kind, address, address_hash, state, asked_at, attempts)
     VALUES ($1, $2, $3, $4, $5, 'wanted', $6, 0)`,
    [codeId, conversationId, to.kind, to.value, hash, at],
  );
}

/** Codes that are to be sent now, oldest first. */
export async function wantedCodes(database: Database, most: number): Promise<WantedCode[]> {
  const rows = await database.read<Record<string, string> & { attempts: number }>(
    `SELECT id, conversation_id, kind, address, address_hash, attempts FROM proof_code WHERE state = 'wanted'
     ORDER BY asked_at LIMIT ${most}`,
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    conversationId: row.conversation_id ?? '',
    to: { kind: row.kind === 'email' ? 'email' : 'phone', value: row.address ?? '' },
    addressHash: row.address_hash ?? '',
    attempts: Number(row.attempts),
  }));
}

/**
 * The digits are made: only their hash is kept. Nothing is sent to an address that is locked.
 * @returns whether they may be sent; another process may have been faster
 */
export async function issueCode(
  database: Database,
  wanted: WantedCode,
  issued: { hash: string; at: Instant; rules: CodeRules; holderId: string | undefined },
): Promise<boolean> {
  const { hash, at, rules, holderId } = issued;
  return database.write(async (sql) => {
    const guesses = guessesAt(await guessesOf(sql, wanted.addressHash), rules, at);
    const isClosed = isLocked(guesses, at) || (await isFlooded(sql, wanted.addressHash, at));
    const state = isClosed ? 'refused' : 'sent';
    const expiresAt = plusMillis(at, rules.codeMin * 60_000);
    const taken = await sql.run(
      `UPDATE proof_code SET state = $1, hash = $2, expires_at = $3, contact_id = $4
       WHERE id = $5 AND state = 'wanted'`,
      [state, hash, expiresAt, holderId ?? null, wanted.id],
    );
    return taken === 1 && !isClosed;
  });
}

/** Nobody's mailbox is filled by strangers who ask for codes. */
async function isFlooded(sql: Sql, addressHash: string, at: Instant): Promise<boolean> {
  const [row] = await sql.rows<{ sent: number | string }>(
    `SELECT COUNT(*) AS sent FROM proof_code WHERE address_hash = $1 AND state = 'sent' AND asked_at > $2`,
    [addressHash, plusMillis(at, -HOUR_MS)],
  );
  return Number(row?.sent ?? 0) >= MOST_AN_HOUR;
}

/** What could not be sent is tried again, until its time is over. */
export async function codeNotSent(database: Database, id: string, isFinal: boolean): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `UPDATE proof_code SET state = $1, hash = NULL, attempts = attempts + 1 WHERE id = $2 AND state = 'sent'`,
      [isFinal ? 'failed' : 'wanted', id],
    ),
  );
}

interface CodeRow {
  id: string;
  kind: string;
  address: string;
  address_hash: string;
  hash: string;
  contact_id: string | null;
}

/** A guess: the message it came in, and the hash of its digits in this conversation. */
export interface Guess {
  conversationId: string;
  messageId: string;
  hash: string;
  at: Instant;
  rules: CodeRules;
}

/** `holderId`: the code went into a chat of this contact, so it is that chat that is theirs, not the address. */
export type Checked =
  | { outcome: Exclude<CodeOutcome, 'right'> }
  | { outcome: 'right'; address: CodeAddress; holderId: string | undefined };

/**
 * Looks at a guess, within a transaction that locks the address: however many guess at once, they have five tries in
 * all. The same message is looked at once, however often its turn is run.
 */
export async function checkGuess(sql: Sql, guess: Guess): Promise<Checked> {
  const { conversationId, at, rules } = guess;
  const codes = await sql.rows<CodeRow>(
    `SELECT id, kind, address, address_hash, hash, contact_id FROM proof_code
     WHERE conversation_id = $1 AND state = 'sent' AND expires_at > $2
     ORDER BY asked_at DESC, id DESC LIMIT ${GOOD_AT_ONCE}`,
    [conversationId, at],
  );
  const [newest] = codes;
  if (!newest) return { outcome: 'over' };
  const key = newest.address_hash;
  await sql.run(
    `INSERT INTO proof_guard (address_hash, tries) VALUES ($1, 0)
     ON CONFLICT (address_hash) DO UPDATE SET tries = proof_guard.tries`,
    [key],
  );
  const guesses = guessesAt(await guessesOf(sql, key), rules, at);
  if (isLocked(guesses, at)) return { outcome: 'locked' };
  const right = codes.find(({ hash, address_hash: of }) => of === key && hash === guess.hash);
  if (right) {
    await writeGuesses(sql, key, { tries: 0, triedAt: undefined, lockedUntil: undefined });
    const used = await sql.run(`DELETE FROM proof_code WHERE conversation_id = $1`, [conversationId]);
    if (used === 0) return { outcome: 'over' };
    const kind = right.kind === 'email' ? ('email' as const) : ('phone' as const);
    const holderId = right.contact_id ?? undefined;
    return { outcome: 'right', address: { kind, value: right.address }, holderId };
  }
  const after = guessedWrong(guesses, rules, at);
  await writeGuesses(sql, key, after);
  return { outcome: isLocked(after, at) ? 'locked' : 'wrong' };
}

async function guessesOf(sql: Sql, key: string): Promise<Guesses> {
  const [row] = await sql.rows<{ tries: number; tried_at: string | null; locked_until: string | null }>(
    `SELECT tries, tried_at, locked_until FROM proof_guard WHERE address_hash = $1`,
    [key],
  );
  return {
    tries: row?.tries ?? 0,
    triedAt: row?.tried_at ?? undefined,
    lockedUntil: row?.locked_until ?? undefined,
  };
}

async function writeGuesses(sql: Sql, key: string, guesses: Guesses): Promise<void> {
  await sql.run(
    `UPDATE proof_guard SET tries = $1, tried_at = $2, locked_until = $3 WHERE address_hash = $4`,
    [guesses.tries, guesses.triedAt ?? null, guesses.lockedUntil ?? null, key],
  );
}

/** Whether a conversation waits for a code: six digits in it are one then, and are kept nowhere. */
export async function awaitsCode(database: Database, conversationId: string, now: Instant): Promise<boolean> {
  const rows = await database.read<{ id: string }>(
    `SELECT id FROM proof_code WHERE conversation_id = $1
       AND (state = 'wanted' OR (state = 'sent' AND expires_at > $2)) LIMIT 1`,
    [conversationId, now],
  );
  return rows.length > 0;
}

/** What was made of a message before; undefined when it is looked at for the first time. */
export async function outcomeOf(sql: Sql, messageId: string): Promise<CodeOutcome | undefined> {
  const [row] = await sql.rows<{ outcome: CodeOutcome }>(
    `SELECT outcome FROM proof_try WHERE message_id = $1`,
    [messageId],
  );
  return row?.outcome;
}

export async function keepOutcome(sql: Sql, guess: Guess, outcome: CodeOutcome): Promise<void> {
  await sql.run(`INSERT INTO proof_try (message_id, conversation_id, outcome, at) VALUES ($1, $2, $3, $4)`, [
    guess.messageId,
    guess.conversationId,
    outcome,
    guess.at,
  ]);
}
