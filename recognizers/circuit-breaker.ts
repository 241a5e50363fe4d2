import { type Instant } from '../domain/time/instant';

export interface CircuitBreakerOptions {
  /** Failures in a row that open the circuit. */
  failures: number;
  /** How long it stays open, in milliseconds. */
  restMs: number;
}

/** Spares a failing service and the customers who would wait for it. Time is an argument. */
export class CircuitBreaker {
  private failed = 0;
  private openUntil = -Infinity;

  constructor(private readonly options: CircuitBreakerOptions = { failures: 3, restMs: 30_000 }) {}

  /** May the service be asked now? After the rest one call tries again. */
  allows(now: Instant): boolean {
    return Date.parse(now) >= this.openUntil;
  }

  succeeded(): void {
    this.failed = 0;
    this.openUntil = -Infinity;
  }

  /** The service asked not to be asked for a while, in milliseconds. */
  restFrom(now: Instant, ms: number): void {
    this.openUntil = Date.parse(now) + ms;
  }

  failedAt(now: Instant): void {
    this.failed++;
    if (this.failed >= this.options.failures) this.openUntil = Date.parse(now) + this.options.restMs;
  }
}
