import { type IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { HttpProblem } from '../../http/problem';
import { type SharedCount } from '../../http/rate-limit';
import { type Reach, addressOf } from '../../http/site';
import { directLineLog } from '../../settings/logger';
import { sameText } from './credentials';

/** Wrong secrets of one address in a minute; then the secret is not looked at for the rest of it. */
const ALLOWED = { points: 20, duration: 60 };

/** Signed tokens cannot be guessed, and visitors share addresses: wrong tokens are not counted, wrong secrets are. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Slows down who guesses at the secret that opens every conversation. Visitors with tokens are not concerned. Wrong
 * ones are counted here, so that guesses at the same moment count, and in the database, so that a second process
 * forgives an address one more and no twenty.
 */
export class SecretGuesses {
  private readonly wrong = new RateLimiterMemory(ALLOWED);

  constructor(
    private readonly secret: string | undefined,
    private readonly reach: Reach,
    private readonly shares: SharedCount,
  ) {}

  /** @throws HttpProblem 429 with `Retry-After` when an address has guessed too often, right or wrong */
  async judge(request: IncomingMessage): Promise<void> {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined || (TOKEN.test(bearer) && bearer !== this.secret)) return;
    const address = addressOf(request, this.reach.trustProxy);
    const state = await this.wrong.get(address);
    if (state && state.consumedPoints >= ALLOWED.points) {
      const waitS = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
      throw new HttpProblem(429, 'TooManyRequests', 'Too many wrong secrets; try again later.', waitS);
    }
    if (this.secret !== undefined && sameText(bearer, this.secret)) return;
    await this.wrong.consume(address);
    const { taken, secondsLeft } = await this.shares(`guesses ${address}`, 1, ALLOWED.duration);
    if (taken < ALLOWED.points) return;
    await this.wrong.block(address, Math.max(1, Math.ceil(secondsLeft)));
    if (taken === ALLOWED.points) directLineLog.warn('an address guesses at the secret; it is slowed down');
  }
}
