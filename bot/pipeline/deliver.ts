import { type TurnCommit } from '../../models/turns/commit';
import { type Hub } from './hub';

interface Ears {
  hub: Hub;
  outbox: { wake: (conversationId: string) => void };
}

/** Step 9, after the commit: connected clients are notified and channels are called. */
export function deliver(deps: Ears, commit: TurnCommit, lastSeq: number): void {
  const { id: conversationId } = commit.after.conversation;
  const first = lastSeq - commit.activities.length + 1;
  deps.hub.publish(
    conversationId,
    commit.activities.map((activity, index) => ({
      conversationId,
      seq: first + index,
      at: commit.at,
      activity,
    })),
  );
  if (commit.pushed && commit.activities.length > 0) deps.outbox.wake(conversationId);
}
