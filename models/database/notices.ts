import { randomUUID } from 'node:crypto';
import { Client, type Notification, type Pool } from 'pg';

/**
 * What processes on one database tell each other: that something has happened, without its content. A process that
 * misses a notice finds out later by polling.
 */
export type Notice =
  /** Something was written in a conversation. */
  | { kind: 'written'; conversationId: string }
  /** The customer of a conversation types, or the team does. */
  | { kind: 'customer_types' | 'team_types'; conversationId: string }
  /** Somebody has opened or left the desk. */
  | { kind: 'seats' }
  /** Sessions of the desk have ended. */
  | { kind: 'sessions' }
  /** Notices may have been missed: followers check for themselves. */
  | { kind: 'missed' };

export interface Notices {
  /** Tells the other processes; not awaited. */
  tell: (notice: Notice) => void;
  /** Hears the other processes. @returns how to stop */
  hear: (listener: (notice: Notice) => void) => () => void;
  close: () => Promise<void>;
}

/** On SQLite there is no other process. */
export const NOBODY_ELSE: Notices = {
  tell: () => undefined,
  hear: () => () => undefined,
  close: () => Promise.resolve(),
};

const CHANNEL = 'tangga';
/** Milliseconds in which notices gather: a turn tells several, often the same one. */
const GATHER = 4;
/** Milliseconds before a lost line is taken up again; doubles from the first to the last. */
const FIRST_RETRY = 200;
const LONGEST_RETRY = 5_000;

/** By `LISTEN` on a connection of its own, and `NOTIFY` through the pool, several at once. */
export class PostgresNotices implements Notices {
  private readonly self = randomUUID().slice(0, 8);
  private readonly listeners = new Set<(notice: Notice) => void>();
  private readonly waiting = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;
  private retrying: NodeJS.Timeout | undefined;
  private line: Client | undefined;
  private retryMs = FIRST_RETRY;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly pool: Pick<Pool, 'query'>,
  ) {}

  /** Resolves when notices are heard; a line that breaks later is taken up again by itself. */
  async open(): Promise<void> {
    const line = new Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    line.on('error', () => this.lost(line));
    line.on('end', () => this.lost(line));
    line.on('notification', (notification: Notification) => this.heard(notification));
    this.line = line;
    await line.connect();
    await line.query(`LISTEN ${CHANNEL}`);
    this.retryMs = FIRST_RETRY;
  }

  readonly tell = (notice: Notice): void => {
    this.waiting.add(JSON.stringify({ ...notice, from: this.self }));
    this.gathering ??= setTimeout(() => void this.send(), GATHER);
  };

  readonly hear = (listener: (notice: Notice) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly close = async (): Promise<void> => {
    this.closed = true;
    clearTimeout(this.retrying);
    clearTimeout(this.gathering);
    await this.send();
    await this.line?.end().catch(() => undefined);
  };

  private async send(): Promise<void> {
    this.gathering = undefined;
    const payloads = [...this.waiting];
    this.waiting.clear();
    if (payloads.length === 0) return;
    // Lost when the database is away: the others notice by polling.
    await this.pool
      .query(`SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`, [payloads])
      .catch(() => undefined);
  }

  private heard({ payload = '{}' }: Notification): void {
    const { from, ...notice } = JSON.parse(payload) as Notice & { from: string };
    if (from !== this.self) this.announce(notice);
  }

  private announce(notice: Notice): void {
    for (const listener of this.listeners) listener(notice);
  }

  private lost(line: Client): void {
    if (this.closed || this.line !== line) return;
    this.line = undefined;
    this.retrying = setTimeout(() => void this.again(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY);
  }

  private async again(): Promise<void> {
    try {
      await this.open();
      this.announce({ kind: 'missed' });
    } catch {
      const { line } = this;
      await line?.end().catch(() => undefined);
      if (line) this.lost(line);
    }
  }
}
