import { isOutage } from './outage';
import { type Sql } from './sql';

/** Told once when a database goes away, and once when it is back; not at every call that fails meanwhile. */
export interface DatabaseWatch {
  onAway: (error: unknown) => void;
  onBack: () => void;
}

type Way = 'read' | 'write';

/** Whether a database answers, as its callers find it. A full disk can still be read. */
export class Health {
  private readonly failing = new Set<Way>();

  constructor(private readonly watch: DatabaseWatch | undefined) {}

  /** Whether the last call of this kind failed because of the database. */
  isFailing(way: Way): boolean {
    return this.failing.has(way);
  }

  /** Does a call, and notes how it went. */
  async noting<Result>(way: Way, call: () => Promise<Result>): Promise<Result> {
    try {
      const result = await call();
      this.worked(way);
      return result;
    } catch (error) {
      if (isOutage(error)) this.failed(way, error);
      throw error;
    }
  }

  private failed(way: Way, error: unknown): void {
    const isNews = this.failing.size === 0;
    this.failing.add(way);
    if (isNews) this.watch?.onAway(error);
  }

  private worked(way: Way): void {
    if (this.failing.delete(way) && this.failing.size === 0) this.watch?.onBack();
  }
}

/** Milliseconds after which a database that says nothing is away. */
const PATIENCE = 2_000;

/** Asks whether a database works now: by reading, and by a write of its own where writes have failed. */
export async function answers(
  health: Health,
  read: () => Promise<unknown>,
  write: () => Promise<unknown>,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE)));
  const asked = (async () => {
    await read();
    if (health.isFailing('write')) await write();
    return true;
  })().catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** A write that changes nothing: it shows that the disk has space and the database accepts writes. */
export async function proof(sql: Sql): Promise<void> {
  await sql.run(
    `INSERT INTO setting (name, value) VALUES ('write_proof', $1)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String(process.pid)],
  );
}
