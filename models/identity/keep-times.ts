import { plusCalendarMonths, plusDays } from '../../domain/time/calendar';
import { type PrivacyRules, type RetentionRules } from '../../domain/rules';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../database/database';

/** What is over its time: rows of a table that are older than `$1`, and what becomes of them. */
interface Expired {
  table: string;
  where: string;
  /** The moment `$1`. */
  since: (times: Times) => Instant;
  /** Instead of deleting them, e.g. `image = NULL`. */
  set?: string;
}

/** When it is, and how long what is kept. */
export interface Times {
  now: Instant;
  keep: RetentionRules;
  privacy: PrivacyRules;
}

/** Legal hold: nothing of somebody goes while a complaint or an order of theirs is under way. */
const HELD = `(SELECT contact_id FROM complaint
    WHERE status NOT IN ('resolved', 'closed', 'withdrawn', 'duplicate', 'referred_external')
  UNION SELECT contact_id FROM customer_order WHERE status IN ('placed', 'paid'))`;

/** Who has not been heard of since before that moment. */
const SILENT = `(SELECT v.contact_id FROM conversation v GROUP BY v.contact_id HAVING MAX(v.last_message_at) < $1)`;

const monthsAgo = (now: Instant, months: number): Instant =>
  `${plusCalendarMonths(now.slice(0, 10), -months)}T00:00:00.000Z`;

const OF_FREE = `conversation_id NOT IN (SELECT id FROM conversation WHERE contact_id IN ${HELD})`;
const IS_FREE = `contact_id NOT IN ${HELD}`;

const words = ({ now, keep }: Times): Instant => monthsAgo(now, keep.transcriptMonths);
const yesterday = ({ now }: Times): Instant => plusDays(now, -1);

/** Every class of data with its time (V-4), in the order in which they go. */
const CLASSES: Readonly<Record<string, Expired>> = {
  messages: { table: 'message', where: `at < $1 AND ${IS_FREE}`, since: words },
  activities: { table: 'outbox', where: `at < $1 AND ${OF_FREE}`, since: words },
  deliveries: { table: 'delivery', where: `at < $1 AND ${OF_FREE}`, since: words },
  inbox: { table: 'inbox', where: `received_at < $1 AND state <> 'pending' AND ${OF_FREE}`, since: words },
  questions: { table: 'unanswered_question', where: `asked_at < $1 AND ${IS_FREE}`, since: words },
  leads: {
    table: 'lead',
    where: `stage <> 'won' AND contact_id IN ${SILENT} AND ${IS_FREE}`,
    since: ({ now, keep }) => monthsAgo(now, keep.coldLeadMonths),
  },
  facts: {
    table: 'profile_fact',
    where: `contact_id IN ${SILENT} AND ${IS_FREE}`,
    since: ({ now, keep }) => monthsAgo(now, keep.factsMonths),
  },
  complaints: {
    table: 'complaint',
    where: `received_at < $1 AND ${IS_FREE}`,
    since: ({ now, keep }) => monthsAgo(now, keep.complaintYears * 12),
  },
  orders: {
    table: 'customer_order',
    where: `placed_at < $1 AND ${IS_FREE}`,
    since: ({ now, keep }) => monthsAgo(now, keep.orderYears * 12),
  },
  consents: {
    table: 'consent_record',
    where: `at < $1 AND (action <> 'grant' OR EXISTS (SELECT 1 FROM consent_record n
      WHERE n.contact_id = consent_record.contact_id AND n.purpose = consent_record.purpose
        AND n.at > consent_record.at AND n.at < $1))`,
    since: ({ now, keep }) => monthsAgo(now, keep.consentProofYears * 12),
  },
  mergeImages: {
    table: 'contact_merge',
    where: `image IS NOT NULL AND at < $1`,
    since: ({ now, privacy }) => plusDays(now, -privacy.mergeUndoD),
    set: 'image = NULL',
  },
  codes: { table: 'proof_code', where: `asked_at < $1`, since: yesterday },
  guesses: { table: 'proof_try', where: `at < $1`, since: yesterday },
};

/**
 * Takes away what has been kept for its time (V-4).
 * @param isDry counts only
 * @returns how many rows of each class
 */
export async function purgeExpired(
  database: Database,
  times: Times,
  isDry: boolean,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, { table, where, since, set }] of Object.entries(CLASSES)) {
    const params = [since(times)];
    if (isDry) {
      const counting = `SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`;
      const [row] = await database.read<{ count: number | string }>(counting, params);
      counts[name] = Number(row?.count ?? 0);
      continue;
    }
    const statement = set === undefined ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${set}`;
    counts[name] = await database.write((sql) => sql.run(`${statement} WHERE ${where}`, params));
  }
  if (!isDry && (counts.facts ?? 0) > 0) await forgetNames(database);
  return counts;
}

/** What the desk lists by goes with the facts it came from; a turn under way reads again. */
async function forgetNames(database: Database): Promise<void> {
  await database.write((sql) =>
    sql.run(
      `UPDATE contact SET display_name = NULL, phone = NULL, email = NULL, version = version + 1
       WHERE (display_name IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL)
         AND id NOT IN (SELECT contact_id FROM profile_fact)`,
    ),
  );
}
