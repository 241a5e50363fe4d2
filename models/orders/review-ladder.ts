import { isContactable } from '../../domain/contact/contact';
import { computeRung } from '../../domain/ladder/ladder';
import { type Standing } from '../../domain/ladder/rung';
import { type Database } from '../database/database';
import { type Sql } from '../database/sql';
import { holderOf } from './order-holder';
import { type Holder, type RecordContext } from './record-context';
import { writeHolder } from './record-events';

/** Somebody who stands elsewhere than their evidence says now. */
export interface Moved {
  contactId: string;
  from: Standing;
  to: Standing;
}

/** Whom a review looks at: those whose rung time alone can change (L-9, L-12, a rung set by hand), or everybody. */
export type ReviewScope = 'by_time' | 'everybody';

const PAGE = 200;

const BY_TIME = `AND (standing IN ('MEMBER', 'ADVOCATE', 'RAVING_FAN') OR EXISTS
  (SELECT 1 FROM loyalty_event e WHERE e.contact_id = contact.id AND e.type = 'manual_override'))`;

/**
 * Computes rungs again from the evidence, each person in a transaction of their own, and writes those that changed.
 * @param isPreview nothing is written
 * @returns who moved, or would
 */
export async function reviewLadder(
  database: Database,
  context: RecordContext,
  { scope, isPreview }: { scope: ReviewScope; isPreview: boolean },
): Promise<Moved[]> {
  const moved: Moved[] = [];
  let last = '';
  for (;;) {
    const rows = await database.read<{ id: string }>(
      `SELECT id FROM contact WHERE id > $1 ${scope === 'by_time' ? BY_TIME : ''} ORDER BY id LIMIT ${PAGE}`,
      [last],
    );
    for (const { id } of rows) {
      const move = await database.write((sql) => review(sql, id, context, isPreview));
      if (move) moved.push(move);
    }
    if (rows.length < PAGE) return moved;
    last = rows.at(-1)?.id ?? last;
  }
}

async function review(
  sql: Sql,
  contactId: string,
  context: RecordContext,
  isPreview: boolean,
): Promise<Moved | undefined> {
  const holder = await holderOf(sql, { contactId }, context);
  if (!holder) return undefined;
  const to = rungNow(holder, context);
  const { standing: from } = holder.contact;
  if (to === from) return undefined;
  if (!isPreview) await writeHolder(sql, holder, [], context);
  return { contactId, from, to };
}

function rungNow({ contact }: Holder, { rules, timeZone, at }: RecordContext): Standing {
  const contactable = isContactable(contact);
  return computeRung(contact.evidence, { rules, timeZone, now: at, contactable });
}
