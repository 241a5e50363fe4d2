import { createHash, randomBytes } from 'node:crypto';

const LIFETIME_MS = 24 * 3_600_000;

/** Keys that open the desk once, within a day. Only their digests are held. */
export class EntryLinks {
  private readonly expiry = new Map<string, number>();

  constructor(private readonly nowMs: () => number) {}

  createKey(): string {
    const key = randomBytes(32).toString('base64url');
    this.expiry.set(digest(key), this.nowMs() + LIFETIME_MS);
    return key;
  }

  /** Whether the key was good; it is not any more. */
  use(key: string): boolean {
    const expiresAt = this.expiry.get(digest(key));
    this.expiry.delete(digest(key));
    return expiresAt !== undefined && this.nowMs() < expiresAt;
  }
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
