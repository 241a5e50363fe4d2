import sqlite3 from 'sqlite3';
import { type Complaint } from '../../domain/complaints/complaint';
import { type Handoff } from '../../domain/handoff/handoff';
import { type Lead } from '../../domain/leads/lead';
import { type Order } from '../../domain/orders/order';

/** What the product keeps of one customer. */
export interface Kept {
  /** Current facts by key. */
  facts: Readonly<Record<string, string>>;
  /** Every fact that was ever learned, superseded ones too. */
  everLearned: ReadonlyArray<{ key: string; value: string }>;
  consents: ReadonlyArray<{ purpose: string; action: string }>;
  orders: readonly Order[];
  complaints: readonly Complaint[];
  requests: ReadonlyArray<{ kind: string; status: string }>;
  handoffs: ReadonlyArray<Pick<Handoff, 'rule'> & { status: string }>;
  lead: Lead | undefined;
  /** Requests and consents whole, as text. */
  words: string;
  /** Lines of the transcript as the product keeps them. */
  lines: readonly string[];
}

/** Reads the product's SQLite file beside it, never writes. */
export class Store {
  private constructor(private readonly connection: sqlite3.Database) {}

  static open(file: string): Promise<Store> {
    return new Promise((resolve, reject) => {
      const connection = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) => {
        if (error) reject(error);
        else resolve(new Store(connection));
      });
      connection.configure('busyTimeout', 5_000);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.connection.close(() => resolve()));
  }

  private rows<Row>(sql: string, value: string): Promise<Row[]> {
    return new Promise((resolve, reject) =>
      this.connection.all(sql, [value], (error, rows) => (error ? reject(error) : resolve(rows as Row[]))),
    );
  }

  async contactOf(conversationId: string): Promise<string> {
    const sql = 'SELECT contact_id AS id FROM conversation WHERE id = ?';
    const [row] = await this.rows<{ id: string }>(sql, conversationId);
    return row?.id ?? '';
  }

  /** One line that changes with whatever is recorded of somebody. */
  async fingerprint(contactId: string): Promise<string> {
    const counted = FINGERPRINT.map(
      ([table, what]) => `(SELECT ${what} FROM ${table} WHERE contact_id = ?1)`,
    );
    const [row] = await this.rows<{ line: string }>(
      `SELECT ${counted.join(` || ' ' || `)} AS line`,
      contactId,
    );
    return row?.line ?? '';
  }

  async recordsOf(contactId: string): Promise<Kept> {
    const facts = await this.rows<{ key: string; value: string; superseded_by_id: string | null }>(
      'SELECT key, value, superseded_by_id FROM profile_fact WHERE contact_id = ? ORDER BY place',
      contactId,
    );
    const bodies = async <Body>(table: string): Promise<Body[]> =>
      (await this.rows<{ body: string }>(`SELECT body FROM ${table} WHERE contact_id = ?`, contactId)).map(
        ({ body }) => JSON.parse(body) as Body,
      );
    const all = <Row>(what: string, from: string): Promise<Row[]> =>
      this.rows<Row>(`SELECT ${what} FROM ${from} WHERE contact_id = ?`, contactId);
    return {
      facts: Object.fromEntries(
        facts.filter((one) => one.superseded_by_id === null).map(({ key, value }) => [key, value]),
      ),
      everLearned: facts,
      consents: await this.rows(
        'SELECT purpose, action FROM consent_record WHERE contact_id = ? ORDER BY place',
        contactId,
      ),
      orders: await bodies<Order>('customer_order'),
      complaints: await bodies<Complaint>('complaint'),
      requests: await all('kind, status', 'desk_request'),
      handoffs: await all('rule, status', 'handoff'),
      lead: (await bodies<Lead>('lead')).at(-1),
      words: wordsOfRows(await all('*', 'desk_request'), await all('*', 'consent_record')),
      lines: (await all<{ text: string }>('text', 'message')).map(({ text }) => text),
    };
  }
}

/** What rows say in words of the customer: not what they were shown. */
function wordsOfRows(...rows: Array<Array<Record<string, unknown>>>): string {
  return JSON.stringify(rows.flat().map(({ text_shown: _shown, ...row }) => row));
}

const FINGERPRINT: ReadonlyArray<readonly [string, string]> = [
  ['profile_fact', 'COUNT(*)'],
  ['consent_record', 'COUNT(*)'],
  ['desk_request', 'COUNT(*)'],
  ['unanswered_question', `COUNT(*) || ':' || COALESCE(SUM(notify), 0)`],
  ['handoff', `COUNT(*) || ':' || COALESCE(GROUP_CONCAT(state), '')`],
  ['customer_order', `COUNT(*) || ':' || COALESCE(GROUP_CONCAT(body), '')`],
  ['complaint', `COUNT(*) || ':' || COALESCE(GROUP_CONCAT(body), '')`],
  // The last moment of contact changes by itself.
  ['lead', `COALESCE(GROUP_CONCAT(json_remove(body, '$.lastInboundAt', '$.score', '$.signals')), '')`],
];
