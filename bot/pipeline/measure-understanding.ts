import { type TurnCommit } from '../../models/turns/commit';
import { understanding } from '../settings/measures';

/** Counts the message of a turn that was committed; turns that read no message say neither. */
export function measureUnderstanding({ events, after }: Pick<TurnCommit, 'events' | 'after'>): void {
  const { channel, language } = after.conversation;
  const said = (understood: 'yes' | 'no'): void => understanding.add({ channel, language, understood });
  if (events.some((event) => event.type === 'misunderstood')) said('no');
  else if (events.some((event) => event.type === 'understood')) said('yes');
}
