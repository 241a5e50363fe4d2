import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The parameters of scrypt: memory and CPU that one try takes. */
export interface HashCost {
  N: number;
  r: number;
  p: number;
}

/** 32 MiB and a good tenth of a second a try; three rounds are worth 2^17 in one (OWASP). */
const COST: HashCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** `scrypt$N$r$p$salt$key`: a later cost does not shut out who has an older hash. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether this is the password of a hash. Without a hash it takes as long and says no: the time does not tell
 * who has a password of their own.
 * @param cost of that last case; a hash names its own
 */
export async function isPassword(password: string, hash: string | undefined, cost = COST): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = (hash ?? '').split('$');
  if (kind !== 'scrypt') {
    await derive(password, Buffer.alloc(SALT_BYTES), cost);
    return false;
  }
  const wanted = Buffer.from(key, 'base64url');
  const own = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), own), wanted);
}

/** The same signs typed on another keyboard are the same password: NFKC. */
function derive(password: string, salt: Buffer, cost: HashCost): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
