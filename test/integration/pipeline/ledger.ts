import { type Database } from '../../../models/database/database';

/** What a run left behind, counted in the database. Everything but `messages` should be nought. */
export interface Ledger {
  messages: number;
  /** Not answered. */
  lost: number;
  /** Answered twice, or shown twice in the log. */
  doubled: number;
  /** Shown in another order than they were kept in. */
  outOfOrder: number;
  /** Given up, with or without an apology. */
  apologies: number;
}

export async function ledgerOf(database: Database): Promise<Ledger> {
  const inbox = await database.read<{
    conversation_id: string;
    state: string;
    echo_seq: number | null;
    message_id: string;
  }>(
    `SELECT conversation_id, state, echo_seq, message_id FROM inbox WHERE echo_seq IS NOT NULL
     ORDER BY conversation_id, seq`,
  );
  const answers = await database.read<{ turn_id: string; at: string }>(
    `SELECT DISTINCT turn_id, at FROM message WHERE author = 'bot'`,
  );
  const log = await database.read<{ activity: string }>(`SELECT activity FROM outbox`);
  const keys = log.flatMap(({ activity }) => {
    const { channelData } = JSON.parse(activity) as { channelData?: { clientActivityID?: string } };
    return channelData?.clientActivityID ?? [];
  });
  const outOfOrder = inbox.filter((row, place) => {
    const before = inbox[place - 1];
    return before?.conversation_id === row.conversation_id && (before.echo_seq ?? 0) >= (row.echo_seq ?? 0);
  });
  const count = (state: string): number => inbox.filter((row) => row.state === state).length;
  return {
    messages: inbox.length,
    lost: count('pending'),
    doubled:
      answers.length - new Set(answers.map((row) => row.turn_id)).size + keys.length - new Set(keys).size,
    outOfOrder: outOfOrder.length,
    apologies: count('failed') + count('dead'),
  };
}
