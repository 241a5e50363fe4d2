import { plusMillis } from '../../domain/time/calendar';
import { move, tellReps } from '../handoff/moves';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

/** Into the hands of a colleague, who is asked like anybody, or of the team (`/alih`). */
export function handOn(turn: Turn, rep: Rep, to: string): Output[] {
  const { handoff, now, views } = turn;
  if (!handoff) return [];
  const colleague = views.roster.find(({ id }) => id === to && id !== rep.id);
  if (!colleague) {
    const told = say('human.handed-to-team', { rep: rep.name }, { author: 'system' });
    return to === 'team' ? move(handoff, { status: 'queued', since: now, because: 'handed_on' }, told) : [];
  }
  const until = plusMillis(now, views.rules.handoff.offerS * 1000);
  const { id: repId, name: repName } = colleague;
  const offer = { id: turn.newId('offer'), repId, repName, at: now, until };
  const told = say('human.handed-on', { rep: rep.name, to: repName }, { author: 'system' });
  const called = tellReps(turn, handoff, 'call', [repId]);
  return move(handoff, { status: 'offered', offer, since: now }, told, ...called);
}

/** The rep waits for the customer, whose next message ends the pause. A customer who waits is not paused. */
export function pause(turn: Turn): Output[] {
  const { handoff, now } = turn;
  if (handoff?.state.status !== 'active' || handoff.state.waitsSince !== undefined) return [];
  return move(handoff, { ...handoff.state, status: 'paused', pausedAt: now });
}
