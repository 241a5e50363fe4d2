/**
 * Runs one piece of work at a time per conversation, and different conversations side by side. A wake-up during
 * work makes it look once more when it is done.
 */
export class OneAtATime {
  private readonly running = new Map<string, { again: boolean }>();
  private stopped = false;

  /**
   * @param step one piece of the work; resolves with whether there is more to do at once
   * @param failed told of what a step threw; the conversation rests until it is woken again
   */
  constructor(
    private readonly step: (conversationId: string) => Promise<boolean>,
    private readonly failed: (conversationId: string, error: unknown) => void,
  ) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  /** There is something to do in a conversation. */
  wake(conversationId: string): void {
    const current = this.running.get(conversationId);
    if (current) {
      current.again = true;
    } else if (!this.stopped) {
      this.running.set(conversationId, { again: false });
      void this.drain(conversationId);
    }
  }

  isRunning(conversationId: string): boolean {
    return this.running.has(conversationId);
  }

  /** Begins no further step; resolves when those that run have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    while (this.running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  private async drain(conversationId: string): Promise<void> {
    try {
      for (;;) {
        const mark = this.running.get(conversationId);
        if (mark) mark.again = false;
        const more = await this.step(conversationId);
        // Whoever brings work wakes us: what came meanwhile is known without looking.
        if (this.stopped || (!more && !this.running.get(conversationId)?.again)) return;
      }
    } catch (error) {
      this.failed(conversationId, error);
    } finally {
      this.running.delete(conversationId);
    }
  }
}
