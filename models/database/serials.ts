import { type Database } from './database';

/** Numbers reserved at once; a crash loses at most this many, and gaps in numbers are harmless. */
const BLOCK = 20;
/** Refilled when fewer are left: a turn uses one or two. */
const LOW = 5;

/**
 * Running numbers that no two processes give twice, handed out without waiting: dialogs are pure and cannot
 * ask the database. `ready` is awaited before a turn; it reads nothing while enough are left.
 */
export class Serials {
  private readonly pools = new Map<string, number[]>();

  constructor(private readonly database: Database) {}

  /** Makes sure that a few numbers of each name are at hand. */
  async ready(names: readonly string[]): Promise<void> {
    for (const name of names) if ((this.pools.get(name)?.length ?? 0) < LOW) await this.refill(name);
  }

  /** @throws Error when `ready` was not awaited for this name */
  next(name: string): number {
    const serial = this.pools.get(name)?.shift();
    if (serial === undefined) throw new Error(`no serial of ${name} is at hand`);
    return serial;
  }

  private async refill(name: string): Promise<void> {
    const last = await this.database.write(async (sql) => {
      const [row] = await sql.rows<{ value: number }>(
        `INSERT INTO counter (name, value) VALUES ($1, ${BLOCK})
         ON CONFLICT (name) DO UPDATE SET value = counter.value + ${BLOCK} RETURNING value`,
        [name],
      );
      return row?.value ?? BLOCK;
    });
    const fresh = Array.from({ length: BLOCK }, (_slot, index) => last - BLOCK + 1 + index);
    // A new day begins a new name: what is left of yesterday is let go.
    if (this.pools.size > 8) this.pools.clear();
    this.pools.set(name, [...(this.pools.get(name) ?? []), ...fresh]);
  }
}
