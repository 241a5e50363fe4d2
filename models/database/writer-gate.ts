import { AsyncLocalStorage } from 'node:async_hooks';

/** The gate whose unit is running. One for all gates: Node asks every storage there is at every promise. */
const inside = new AsyncLocalStorage<unknown>();

/** A unit of work asked for another unit and would wait for itself: use the handle it was given. */
export class NestedWriteError extends Error {
  override readonly name = 'NestedWriteError';
  readonly code = 'nested_write';
}

/** One unit of work of a transaction. It may run twice: alone again after a neighbour's failure. */
export type Work<Handle, Result> = (handle: Handle) => Promise<Result>;

/** Begins, commits and rolls back on the one connection behind the gate. */
export interface TransactionControl<Handle> {
  handle: Handle;
  begin: () => Promise<void>;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
}

interface Waiting<Handle> {
  work: Work<Handle, unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** How many waiting units share one transaction, and so one fsync. */
const MAX_GROUP = 32;

/**
 * Lets one transaction at a time onto a connection, in order of arrival, and commits what waits together
 * (group commit). TypeORM shares a single SQLite connection, so without a gate concurrent transactions
 * land in each other. A unit that throws is rolled back with its group; every unit of that group then runs
 * again alone, so that a failure never touches a neighbour. Nothing resolves before its COMMIT did.
 */
export class WriterGate<Handle> {
  private readonly waiting: Array<Waiting<Handle>> = [];
  private draining: Promise<void> | undefined;

  constructor(private readonly connection: TransactionControl<Handle>) {}

  /** @throws NestedWriteError at once, where waiting for oneself would never end */
  run<Result>(work: Work<Handle, Result>): Promise<Result> {
    if (inside.getStore() === this) return Promise.reject(new NestedWriteError('a write inside a write'));
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ work, resolve: (value) => resolve(value as Result), reject });
      this.draining ??= this.drain();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      // Let the callers of this round of the event loop line up: what arrives together commits together.
      await new Promise((resolve) => setImmediate(resolve));
      await this.runGroup(this.waiting.splice(0, MAX_GROUP));
    }
    this.draining = undefined;
  }

  private async runGroup(group: Array<Waiting<Handle>>): Promise<void> {
    const results = await this.transaction(group);
    if (results.ok) {
      group.forEach((unit, index) => unit.resolve(results.values[index]));
    } else if (group.length === 1) {
      group[0]?.reject(results.error);
    } else {
      for (const unit of group) await this.runGroup([unit]);
    }
  }

  private async transaction(
    group: Array<Waiting<Handle>>,
  ): Promise<{ ok: true; values: unknown[] } | { ok: false; error: unknown }> {
    try {
      await this.connection.begin();
      const values: unknown[] = [];
      for (const unit of group) {
        values.push(await inside.run(this, () => unit.work(this.connection.handle)));
      }
      await this.connection.commit();
      return { ok: true, values };
    } catch (error) {
      // The error that matters is the first one; a failed ROLLBACK means SQLite has rolled back already.
      await this.connection.rollback().catch(() => undefined);
      return { ok: false, error };
    }
  }
}
