import { type CodeAddress } from '../../domain/identity/code';
import { type Database } from '../database/database';

/** A chat on a channel that signs people in, of somebody with an address. */
export interface OtherChat {
  contactId: string;
  conversationId: string;
  channel: string;
  channelUserId: string;
  address: object;
}

/**
 * Where a code goes when no gateway carries it: into the other chat of whoever has the address, proven before stated
 * (M-2). Undefined when there is none.
 * @param from the conversation that asks; its own person is not asked there
 */
export async function chatOfAddress(
  database: Database,
  { kind, value }: CodeAddress,
  from: string,
): Promise<OtherChat | undefined> {
  const [row] = await database.read<
    Record<'contact_id' | 'id' | 'channel' | 'channel_user_id' | 'address', string>
  >(
    `SELECT f.contact_id, v.id, v.channel, v.channel_user_id, a.address
     FROM profile_fact f
       JOIN contact c ON c.id = f.contact_id
       JOIN conversation v ON v.contact_id = f.contact_id
       JOIN channel_address a ON a.conversation_id = v.id
       JOIN channel_identity i ON i.channel = v.channel AND i.channel_user_id = v.channel_user_id
     WHERE f.key = $1 AND f.value = $2 AND f.superseded_by_id IS NULL AND c.erased_at IS NULL
       AND v.channel IN ('telegram', 'msteams') AND v.channel_user_id NOT LIKE 'group:%'
       AND i.unreachable_since IS NULL AND v.id <> $3
     ORDER BY CASE f.status WHEN 'confirmed' THEN 0 ELSE 1 END, v.last_message_at DESC LIMIT 1`,
    [kind, value, from],
  );
  if (!row) return undefined;
  return {
    contactId: row.contact_id,
    conversationId: row.id,
    channel: row.channel,
    channelUserId: row.channel_user_id,
    address: JSON.parse(row.address) as object,
  };
}
