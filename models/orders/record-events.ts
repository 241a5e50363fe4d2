import { climb } from '../../domain/contact/evolve';
import { updateContact } from '../contact/contact-row';
import { type LoyaltyEvent } from '../../domain/ladder/loyalty-events';
import { type Sql } from '../database/sql';
import { insert } from '../database/insert';
import { type Holder, type RecordContext } from './record-context';
import { loyaltyEventSchema, payloadOf, rungTransitionSchema } from '../schema/ladder';

/**
 * Writes what was recorded of a contact: the events, the rung that follows and the rows crossed. The version is
 * raised, so that a live turn conflicts and reads again.
 * @returns how many rungs were crossed
 */
export async function writeHolder(
  sql: Sql,
  holder: Holder,
  events: readonly LoyaltyEvent[],
  context: RecordContext,
): Promise<number> {
  const { at, rules, timeZone, newId } = context;
  const contactId = holder.contact.id;
  const known = holder.contact.evidence.length;
  const rows = events.map((event, index) => {
    return { ...event, contactId, recordedAt: at, payload: payloadOf(event), place: known + index };
  });
  await insert(sql, loyaltyEventSchema, rows, 'ON CONFLICT (contact_id, key) DO NOTHING');
  const grown = { ...holder.contact, evidence: [...holder.contact.evidence, ...events] };
  const { contact, transitions } = climb(holder.contact, grown, { rules, now: at, timeZone });
  const first = await nextPlace(sql, contactId, at);
  await insert(
    sql,
    rungTransitionSchema,
    transitions.map((transition, index) => ({
      ...transition,
      id: newId('transition'),
      contactId,
      place: first + index,
    })),
  );
  const { version } = holder;
  const isWritten = await updateContact(sql, contact, { read: version, written: version + 1 });
  if (!isWritten) throw new Error('a contact that is locked was written by somebody else');
  return transitions.length;
}

/** Several orders of one person climb at one instant: their rows keep their order. */
async function nextPlace(sql: Sql, contactId: string, at: string): Promise<number> {
  const [row] = await sql.rows<{ next: number | null }>(
    `SELECT MAX(place) + 1 AS next FROM rung_transition WHERE contact_id = $1 AND at = $2`,
    [contactId, at],
  );
  return row?.next ?? 0;
}
