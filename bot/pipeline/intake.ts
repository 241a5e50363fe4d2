import { type Acceptance } from '../../models/turns/inbox';
import { type Arrival, type Incoming } from './incoming';

/** How a message ended. */
export type Settlement = 'done' | 'failed';

/** The entry of the pipeline, as channels and the desk see it. */
export interface Intake {
  /** Makes the person and the conversation exist. Safe to repeat. Rejects when nothing could be kept. */
  enter: (arrival: Arrival) => Promise<{ created: boolean }>;
  /**
   * Keeps a message, then starts its turn in the background. Resolves when it is on disk: answer the channel
   * then. Rejects when it is not: answer 503, so that the channel sends it again.
   */
  accept: (incoming: Incoming) => Promise<Acceptance>;
  /** Resolves when the turn of an accepted message is committed. */
  settled: (messageId: string) => Promise<Settlement>;
}
