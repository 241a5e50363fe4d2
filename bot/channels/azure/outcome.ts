import { type Delivery } from '../channel';
import { ConnectorRefusal } from './connector-client';

/** Worth another try (Teams: "rate limiting"): the channel is busy, is being changed, or is down. */
const PASSING = [408, 412, 429];

/**
 * What a failed call means. 403 is somebody who has blocked or removed the bot, or a team it was taken out of;
 * 401 is our registration, which a person mends while the messages wait.
 */
export function outcomeOf(error: unknown): Delivery {
  if (!(error instanceof ConnectorRefusal)) return { status: 'later', reason: 'not reached' };
  const { status, code, retryAfterMs } = error;
  const reason = code === undefined ? String(status) : `${status} ${code}`;
  if (status === 403) return { status: 'unreachable', reason };
  if (status >= 500 || status === 401 || PASSING.includes(status)) {
    return { status: 'later', afterMs: retryAfterMs, reason };
  }
  return { status: 'refused', reason };
}
