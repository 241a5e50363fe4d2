import { type StoredActivity } from '../../models/turns/outbox';

/** Told when a conversation has grown; with nothing when another process has written there: look yourself. */
export type Listener = (activities: readonly StoredActivity[]) => void;

/**
 * Tells the open sockets of this process what was just committed. A hint, not a source of truth: who missed
 * it, or sees a gap in `seq`, reads on from the outbox.
 */
export class Hub {
  private readonly listeners = new Map<string, Set<Listener>>();

  /** @param onPublished told of every conversation in which this process has written */
  constructor(private readonly onPublished: (conversationId: string) => void = () => undefined) {}

  /** @returns how to stop listening */
  subscribe(conversationId: string, listener: Listener): () => void {
    const group = this.listeners.get(conversationId) ?? new Set();
    group.add(listener);
    this.listeners.set(conversationId, group);
    return () => {
      group.delete(listener);
      if (group.size === 0 && this.listeners.get(conversationId) === group) {
        this.listeners.delete(conversationId);
      }
    };
  }

  /** Whether anybody in this process listens to a conversation. */
  isHeard(conversationId: string): boolean {
    return this.listeners.has(conversationId);
  }

  /** The conversations to which somebody in this process listens. */
  heard(): string[] {
    return [...this.listeners.keys()];
  }

  publish(conversationId: string, activities: readonly StoredActivity[]): void {
    this.tell(conversationId, activities);
    this.onPublished(conversationId);
  }

  /** Another process has written, or may have. */
  look(conversationId: string): void {
    this.tell(conversationId, []);
  }

  private tell(conversationId: string, activities: readonly StoredActivity[]): void {
    for (const listener of this.listeners.get(conversationId) ?? []) listener(activities);
  }
}
