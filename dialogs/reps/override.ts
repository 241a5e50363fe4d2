import { type Rung } from '../../domain/ladder/rung';
import { type Instant } from '../../domain/time/instant';
import { evidence } from '../contract/evidence';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

/**
 * A rung set by hand until a day, with its reason; after that day the evidence decides again. Supervisors and admins
 * only. The customer is not told.
 */
export function overrideRung(
  turn: Turn,
  rep: Rep,
  { to, until, reason }: { to: Rung; until: Instant; reason: string },
): Output[] {
  const roles = turn.views.roster.find(({ id }) => id === rep.id)?.roles ?? [];
  if (!roles.some((role) => role === 'supervisor' || role === 'admin')) return [];
  const fact = { type: 'manual_override', to, until, reason } as const;
  return [record(evidence(turn, fact, `manual_override:${turn.messageId}`, `rep:${rep.id}`))];
}
