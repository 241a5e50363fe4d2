import { createHash, randomInt } from 'node:crypto';
import { plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { keepLinkCode, linkByCode } from '../../models/turns/rep-links';

/** No signs that are taken for each other. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Ten of them are fifty bits: not guessable in ten minutes. */
const LENGTH = 10;
const LIVES_MS = 600_000;

/** A code by which a rep proves at another place who they are; it holds ten minutes, once, the newest alone. */
export async function makeLinkCode(
  database: Database,
  repId: string,
  now: Instant,
): Promise<{ code: string; expiresAt: Instant }> {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '');
  const code = signs.join('');
  const expiresAt = plusMillis(now, LIVES_MS);
  await keepLinkCode(database, { digest: digestOf(code), repId, now, expiresAt });
  return { code: `${code.slice(0, 5)}-${code.slice(5)}`, expiresAt };
}

/** @returns the rep whose code it was; undefined when it is wrong, used or too old */
export function useLinkCode(
  database: Database,
  code: string,
  place: { way: string; place: string; now: Instant },
): Promise<string | undefined> {
  return linkByCode(database, { digest: digestOf(code), ...place });
}

function digestOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('base64url');
}
