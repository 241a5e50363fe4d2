import { plusMillis } from '../time/calendar';
import { type Instant } from '../time/instant';

/** How codes are handled (anchors: OWASP MFA, NIST 800-63B-4). */
export interface CodeRules {
  /** Minutes for which a code is good. */
  codeMin: number;
  /** Wrong guesses at one address, whoever makes them, until it is locked. */
  codeTries: number;
  /** Seconds before another code may be asked for. */
  codeResendS: number;
  /** Minutes for which an address is locked then (T23). */
  codeLockMin: number;
}

/** What has been guessed at an address; counted over all conversations, so that many hands make no more guesses. */
export interface Guesses {
  tries: number;
  triedAt: Instant | undefined;
  lockedUntil: Instant | undefined;
}

/**
 * - `right`: the address is theirs.
 * - `wrong`: another try is free.
 * - `locked`: too many wrong guesses at this address; nothing is looked at for an hour.
 * - `over`: no code is good any more.
 */
export type CodeOutcome = 'right' | 'wrong' | 'locked' | 'over';

const MINUTE_MS = 60_000;

/** Whether nothing is looked at for the time being. */
export function isLocked({ lockedUntil }: Guesses, now: Instant): boolean {
  return lockedUntil !== undefined && now < lockedUntil;
}

/** The guesses when nobody has tried for as long as a lock lasts: it begins anew. */
export function guessesAt(guesses: Guesses, rules: CodeRules, now: Instant): Guesses {
  const { lockedUntil, triedAt } = guesses;
  const isOver =
    (lockedUntil !== undefined && lockedUntil <= now) ||
    (triedAt !== undefined && plusMillis(triedAt, rules.codeLockMin * MINUTE_MS) <= now);
  return isOver ? { tries: 0, triedAt: undefined, lockedUntil: undefined } : guesses;
}

/** After a wrong guess. The last one that is free locks the address. */
export function guessedWrong(guesses: Guesses, rules: CodeRules, now: Instant): Guesses {
  const tries = guesses.tries + 1;
  const lockedUntil =
    tries >= rules.codeTries ? plusMillis(now, rules.codeLockMin * MINUTE_MS) : guesses.lockedUntil;
  return { tries, triedAt: now, lockedUntil };
}

/** Where a code goes. */
export interface CodeAddress {
  kind: 'email' | 'phone';
  value: string;
}

/** `d•••@contoh.id`, `0812••••89`: enough to know it again (V-8). */
export function maskedAddress({ kind, value }: CodeAddress): string {
  if (kind === 'email') {
    const [name = '', domain = ''] = value.split('@');
    return `${name.slice(0, 1)}•••@${domain}`;
  }
  const local = value.replace(/^\+62/u, '0');
  return `${local.slice(0, 4)}••••${local.slice(-2)}`;
}
