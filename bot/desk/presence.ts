import { randomUUID } from 'node:crypto';
import { plusMillis } from '../../domain/time/calendar';
import { type RepStatus } from '../../domain/conversation/due';
import { repCame, repPresences } from '../../models/desk/rep-presence';
import { keepSeats, leaveSeats, repsPresent } from '../../models/desk/seats';
import { errorFields } from '../settings/logger';
import { type DeskDeps } from './deps';

/** How often a process says which pages are open in it. */
const EVERY_MS = 10_000;
/** After this long without a sign of life a page counts as closed, and its process as gone. */
const STALE_EVERY = 3;

type PresenceDeps = Pick<DeskDeps, 'database' | 'clock' | 'log' | 'presenceMs' | 'tellFellows'>;

/** Somebody who has the desk open, and what they say of themselves. */
export interface PresentRep {
  repId: string;
  status: RepStatus;
}

/**
 * Who of the team has the desk open. Pages are rows with a heartbeat, so that every process on the database
 * sees those of the others; what a killed process leaves behind grows stale.
 */
export class Presence {
  private readonly seats = new Map<string, string>();
  private readonly everyMs: number;
  private readonly timer: NodeJS.Timeout;
  /** Steps follow each other: who has just come does not overtake who has just left. */
  private work: Promise<void> = Promise.resolve();
  private lastTold = '';
  private closed = false;

  /** @param tell hears who is there, whenever that or their status changes, or somebody comes */
  constructor(
    private readonly deps: PresenceDeps,
    private readonly tell: (present: readonly PresentRep[]) => void,
  ) {
    this.everyMs = deps.presenceMs ?? EVERY_MS;
    this.timer = setInterval(() => this.beat(), this.everyMs);
    this.timer.unref();
  }

  /** @returns how to leave again */
  arrive(repId: string): () => void {
    const id = randomUUID();
    this.seats.set(id, repId);
    this.then(async () => {
      await repCame(this.deps.database, repId, this.deps.clock());
      await this.keep();
      this.deps.tellFellows?.('seats');
      await this.tellWhoIsThere(true);
    });
    return () => {
      if (!this.seats.delete(id) || this.closed) return;
      this.then(async () => {
        await leaveSeats(this.deps.database, [id]);
        this.deps.tellFellows?.('seats');
        await this.tellWhoIsThere(false);
      });
    };
  }

  /** Takes the seats of this process away; the other processes see it at their next beat. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    this.then(async () => {
      await leaveSeats(this.deps.database, [...this.seats.keys()]);
      if (this.seats.size > 0) this.deps.tellFellows?.('seats');
    });
    await this.work;
  }

  /** Without an open page there is no one to notify. */
  private beat(): void {
    if (this.seats.size === 0) return;
    this.then(async () => {
      await this.keep();
      await this.tellWhoIsThere(false);
    });
  }

  /** A rep has said whether they take calls; they may have said it where no page of theirs is open. */
  statusChanged(): void {
    this.deps.tellFellows?.('seats');
    this.then(() => this.tellWhoIsThere(false));
  }

  /** Somebody has come or gone in another process. */
  look(): void {
    if (this.seats.size > 0) this.then(() => this.tellWhoIsThere(false));
  }

  private async keep(): Promise<void> {
    const seats = [...this.seats].map(([id, repId]) => ({ id, repId }));
    const now = this.deps.clock();
    await keepSeats(this.deps.database, seats, { now, before: plusMillis(now, -STALE_EVERY * this.everyMs) });
  }

  private async tellWhoIsThere(always: boolean): Promise<void> {
    const since = plusMillis(this.deps.clock(), -STALE_EVERY * this.everyMs);
    const { database } = this.deps;
    const [repIds, presences] = await Promise.all([repsPresent(database, since), repPresences(database)]);
    const reps = repIds.map((repId) => ({
      repId,
      status: presences.get(repId)?.status ?? ('ready' as const),
    }));
    const now = reps.map(({ repId, status }) => `${repId}:${status}`).join(' ');
    if (now === this.lastTold && !always) return;
    this.lastTold = now;
    this.tell(reps);
  }

  private then(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((error: unknown) => {
      this.deps.log.error(errorFields(error), 'who has the desk open could not be told');
    });
  }
}
