/**
 * Conversations in which a request is open that will be answered with the replies themselves
 * (`deliveryMode: expectReplies`). Activities returned in the HTTP answer are not sent a second time.
 */
export class ExpectedReplies {
  private readonly open = new Map<string, Set<Promise<void>>>();
  private readonly taken = new Map<string, Set<number>>();

  /** From now until `close` what is to be sent in the conversation waits. @returns `close` */
  expect(conversationId: string): (seqs: readonly number[]) => void {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const requests = this.open.get(conversationId) ?? new Set();
    this.open.set(conversationId, requests.add(ended));
    return (seqs) => {
      const all = [...(this.taken.get(conversationId) ?? []), ...seqs];
      if (all.length > 0) this.taken.set(conversationId, new Set(all));
      requests.delete(ended);
      if (requests.size === 0) this.open.delete(conversationId);
      end();
    };
  }

  /** Whether an activity was already answered with; asked once for each, when it is to be sent. */
  async hasTaken(conversationId: string, seq: number): Promise<boolean> {
    await Promise.all([...(this.open.get(conversationId) ?? [])]);
    const seqs = this.taken.get(conversationId);
    const found = seqs?.delete(seq) ?? false;
    if (seqs?.size === 0) this.taken.delete(conversationId);
    return found;
  }

  /** Which of these no other answer has taken. */
  free(conversationId: string, seqs: readonly number[]): number[] {
    return seqs.filter((seq) => !this.taken.get(conversationId)?.has(seq));
  }
}
