import { type CodeHolder, type CodeUse } from '../../domain/advocacy/referral';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { type Instant } from '../../domain/time/instant';
import { type Reader, eventOf } from './rows';

/** The holder of a code; undefined when there is no such code. */
export async function codeHolder(database: Reader, code: string): Promise<CodeHolder | undefined> {
  const [row] = await database.read<{ id: string; phone: string | null; email: string | null }>(
    `SELECT id, phone, email FROM contact WHERE referral_code = $1`,
    [code],
  );
  return row && { code, contactId: row.id, phone: row.phone ?? undefined, email: row.email ?? undefined };
}

/** A friend who came with a code, and what they have bought. */
export interface UsedCode {
  friendId: string;
  use: CodeUse;
  evidence: LoyaltyEvent[];
}

/** Everybody who has come with a code since a moment, the first code of each. */
export async function codesUsedSince(database: Reader, since: Instant): Promise<UsedCode[]> {
  const rows = await database.read<Record<string, string>>(
    `SELECT contact_id, id, type, key, occurred_at, actor, payload FROM loyalty_event
     WHERE contact_id IN
       (SELECT contact_id FROM loyalty_event WHERE type = 'referral_code_used' AND occurred_at >= $1)
     ORDER BY contact_id, place`,
    [since],
  );
  const friends = new Map<string, LoyaltyEvent[]>();
  for (const row of rows) {
    const known = friends.get(row.contact_id ?? '') ?? [];
    friends.set(row.contact_id ?? '', [...known, eventOf(row)]);
  }
  return [...friends].flatMap(([friendId, evidence]): UsedCode[] => {
    const use = evidence.find((event): event is CodeUse => event.type === 'referral_code_used');
    return use ? [{ friendId, use, evidence }] : [];
  });
}
