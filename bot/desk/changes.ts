/** Where the desk hears that a conversation has changed: committed, not merely under way. */
export interface Changes {
  /** @returns how to stop listening */
  subscribe: (listener: (conversationId: string) => void) => () => void;
}
