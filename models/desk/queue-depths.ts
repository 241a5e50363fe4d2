import { type Database } from '../database/database';
import { placeholders } from '../database/insert';
import { OPEN_STATUSES } from '../../domain/handoff/handoff';
import { OPEN_COMPLAINTS } from './cases';

/** What waits in the database, whichever process works on it. */
export interface QueueDepths {
  /** Messages accepted and not answered, and when the oldest of them came; undefined: none waits. */
  inbox: number;
  oldestInbox: string | undefined;
  /** What channels are still to be called for, or were given up for, by channel and state. */
  deliveries: Array<{ channel: string; state: string; count: number }>;
  /** What reps are to be told, by way and state. */
  repDeliveries: Array<{ channel: string; state: string; count: number }>;
  /** Handoffs that are not over, by state. */
  handoffs: Array<{ state: string; count: number }>;
  complaints: number;
  questions: number;
}

interface Counted {
  name: string;
  state: string;
  count: number | string;
}

/** Five reads, each over an index of what is open. */
export async function queueDepths(database: Database): Promise<QueueDepths> {
  const [inbox, deliveries, repDeliveries, handoffs, cases] = await Promise.all([
    database.read<{ count: number | string; oldest: string | null }>(
      `SELECT COUNT(*) AS count, MIN(received_at) AS oldest FROM inbox WHERE state = 'pending'`,
    ),
    database.read<Counted>(
      `SELECT channel AS name, state, COUNT(*) AS count FROM delivery WHERE state IN ('waiting', 'dead')
       GROUP BY channel, state`,
    ),
    database.read<Counted>(
      `SELECT way AS name, state, COUNT(*) AS count FROM rep_delivery WHERE state IN ('waiting', 'dead')
       GROUP BY way, state`,
    ),
    database.read<Counted>(
      `SELECT status AS state, status AS name, COUNT(*) AS count FROM handoff
       WHERE status IN ${placeholders(1, OPEN_STATUSES.length)} GROUP BY status`,
      OPEN_STATUSES,
    ),
    database.read<Counted>(
      `SELECT 'complaint' AS name, '' AS state, COUNT(*) AS count FROM complaint
         WHERE status IN ${placeholders(1, OPEN_COMPLAINTS.length)}
       UNION ALL SELECT 'question', '', COUNT(*) FROM unanswered_question WHERE status = 'open'`,
      OPEN_COMPLAINTS,
    ),
  ]);
  const byChannel = ({ name: channel, state, count }: Counted): QueueDepths['deliveries'][number] => ({
    channel,
    state,
    count: Number(count),
  });
  const countOf = (name: string): number => Number(cases.find((one) => one.name === name)?.count ?? 0);
  return {
    inbox: Number(inbox[0]?.count ?? 0),
    oldestInbox: inbox[0]?.oldest ?? undefined,
    deliveries: deliveries.map(byChannel),
    repDeliveries: repDeliveries.map(byChannel),
    handoffs: handoffs.map(({ state, count }) => ({ state, count: Number(count) })),
    complaints: countOf('complaint'),
    questions: countOf('question'),
  };
}
