/** Limits concurrent calls on one channel, so that calls that hang use up only their own channel. */
const CALLS_AT_ONCE = 16;

/** Places for calls, of each channel its own; who comes when all are taken waits in line. */
export class CallPlaces {
  private readonly lines = new Map<string, { calls: number; queue: Array<() => void> }>();

  /** Waits for a place on the channel. @returns how to give it back */
  async take(channel: string): Promise<() => void> {
    const line = this.lines.get(channel) ?? { calls: 0, queue: [] };
    this.lines.set(channel, line);
    if (line.calls >= CALLS_AT_ONCE) await new Promise<void>((resolve) => line.queue.push(resolve));
    else line.calls += 1;
    return () => {
      const next = line.queue.shift();
      if (next) next();
      else line.calls -= 1;
    };
  }
}
