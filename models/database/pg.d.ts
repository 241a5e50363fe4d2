/** Of `pg`, which brings no types, what is used here. */
declare module 'pg' {
  import { EventEmitter } from 'node:events';

  export interface QueryResult {
    command: string;
    rowCount: number | null;
    rows: unknown[];
  }

  export interface Notification {
    channel: string;
    payload?: string;
  }

  export class Client extends EventEmitter {
    constructor(config: object);
    connect(): Promise<void>;
    query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
    end(): Promise<void>;
  }

  export class PoolClient extends Client {
    /** @param error closes the connection instead of giving it back */
    release(error?: Error): void;
  }

  export class Pool extends EventEmitter {
    constructor(config: object);
    connect(): Promise<PoolClient>;
    query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
  }
}
