import { ATTEMPT_RESULTS } from '../../domain/conversation/attempt-result';
import { type RepAct } from '../../domain/conversation/turn-input';
import { type Attempt, failedAttempts } from '../../domain/handoff/attempt';
import { type Database } from '../../models/database/database';

/** `/sell SKU COUNT` is a sale that is paid. */
export function repAct(words: string): RepAct {
  if (words === '/claim') return { act: 'claim' };
  const [, sku, count] = /^\/sell (\S+) (\d+)$/.exec(words) ?? [];
  if (sku !== undefined) return { act: 'record_order', sku, quantity: Number(count), paid: true };
  const back = /^\/return ?(.*)$/.exec(words);
  return back ? { act: 'return', note: back[1] === '' ? undefined : back[1] } : { act: 'reply', text: words };
}

/** `/settle KIND`: the newest open request of this kind is done. `/attempt RESULT`: the newest open call was tried. */
export async function settling(
  database: Database,
  conversationId: string,
  words: string,
): Promise<RepAct | undefined> {
  const result = ATTEMPT_RESULTS.find((one) => words === `/attempt ${one}`);
  const kind = result ? 'callback' : /^\/settle (\S+)$/.exec(words)?.[1];
  if (kind === undefined) return undefined;
  const [row] = await database.read<{ id: string; attempts: string }>(
    `SELECT id, attempts FROM desk_request WHERE conversation_id = $1 AND kind = $2 AND status = 'open'
       ORDER BY requested_at DESC LIMIT 1`,
    [conversationId, kind],
  );
  const requestId = row?.id ?? '';
  if (result) {
    const failed = failedAttempts(JSON.parse(row?.attempts ?? '[]') as Attempt[]);
    return { act: 'attempt_task', requestId, result, failed, until: undefined };
  }
  return {
    act: 'settle_request',
    requestId,
    kind,
    to: 'done',
    note: undefined,
  };
}
