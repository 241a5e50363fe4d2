import { type Logger } from 'pino';
import { type Instant } from '../../domain/time/instant';
import { type AuditRow, auditRow, writeAudit } from '../../models/desk/audit';
import { type Database } from '../../models/database/database';
import { errorFields } from '../settings/logger';

/** Rows this process knows to be written: a page that reads again costs no write. */
const REMEMBERED = 2000;

/** Records who saw and did what (V-8), without delaying the answer. */
export class AuditTrail {
  private readonly written = new Set<string>();

  constructor(private readonly deps: { database: Database; clock: () => Instant; log: Logger }) {}

  note(entry: Omit<AuditRow, 'id' | 'at'>): void {
    const row = auditRow({ ...entry, at: this.deps.clock() });
    if (this.written.has(row.id)) return;
    this.remember(row.id);
    void writeAudit(this.deps.database, row).catch((error: unknown) => {
      this.written.delete(row.id);
      const { repId, conversationId, act } = row;
      this.deps.log.error(
        { ...errorFields(error), repId, conversationId, act },
        'an audit row could not be written; the record of this act is missing',
      );
    });
  }

  private remember(id: string): void {
    const [oldest] = this.written;
    if (this.written.size >= REMEMBERED && oldest !== undefined) this.written.delete(oldest);
    this.written.add(id);
  }
}
