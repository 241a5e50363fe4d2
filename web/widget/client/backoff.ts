/** Milliseconds before the first repetition, and the most between two. */
export interface Backoff {
  first: number;
  most: number;
}

/**
 * How long to wait before trying again: twice as long each time, spread over half of it, so that the visitors
 * of a server that restarts do not all come back in the same instant.
 * @param attempt how often it has failed, from 0
 * @param chance 0 to 1
 */
export function waitBefore(attempt: number, { first, most }: Backoff, chance: number): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 30));
  return full * (0.5 + chance / 2);
}

/** A pause that can be cut short. */
export class Pause {
  private end: () => void = () => undefined;

  /** Resolves after so many milliseconds or when it is ended. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  cut(): void {
    this.end();
  }
}
