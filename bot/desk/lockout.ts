/** Failures before the door stays shut for a while. */
const ALLOWED_FAILURES = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;
/** Failures further apart than this are forgotten. */
const MEMORY_MS = 24 * 3_600_000;
const MOST_DOORS = 10_000;

interface Door {
  failures: number;
  locks: number;
  lockedUntil: number;
  lastFailure: number;
}

/**
 * Shuts a door (an address and a rep) after five wrong tries for 15 minutes, and for twice as long each
 * further time. Held in memory: a restart forgets, an attacker gains five tries.
 */
export class Lockout {
  private readonly doors = new Map<string, Door>();

  constructor(private readonly nowMs: () => number) {}

  /** Seconds until another try is allowed; 0 when it is now. */
  secondsLeft(key: string): number {
    const left = (this.doors.get(key)?.lockedUntil ?? 0) - this.nowMs();
    return Math.max(0, Math.ceil(left / 1000));
  }

  failed(key: string): void {
    const now = this.nowMs();
    this.forget(now);
    const known = this.doors.get(key);
    const isOld = known !== undefined && now - Math.max(known.lastFailure, known.lockedUntil) > MEMORY_MS;
    const fresh: Door = { failures: 0, locks: 0, lockedUntil: 0, lastFailure: now };
    const door = known && !isOld ? known : fresh;
    door.failures += 1;
    door.lastFailure = now;
    if (door.failures >= ALLOWED_FAILURES) {
      door.lockedUntil = now + Math.min(FIRST_LOCK_MS * 2 ** door.locks, LONGEST_LOCK_MS);
      door.locks += 1;
      door.failures = 0;
    }
    this.doors.set(key, door);
  }

  succeeded(key: string): void {
    this.doors.delete(key);
  }

  private forget(now: number): void {
    if (this.doors.size < MOST_DOORS) return;
    for (const [key, door] of this.doors) {
      if (now - door.lastFailure > MEMORY_MS || this.doors.size >= MOST_DOORS) this.doors.delete(key);
    }
  }
}
