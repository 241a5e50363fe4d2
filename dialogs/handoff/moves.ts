import { type Handoff, type HandoffState, moveHandoff } from '../../domain/handoff/handoff';
import { type NewsKind, type RepNoticeKind } from '../../domain/handoff/rep-notice';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** The move with what is said of it; nothing at all when it is not permitted. */
export function move(handoff: Handoff, to: HandoffState, ...more: Output[]): Output[] {
  if (!moveHandoff(handoff, to).ok) return [];
  return [record({ type: 'handoff_moved', handoffId: handoff.id, to }), ...more];
}

/** Notifies reps on every way they can be reached; no notice, also to shared places, when there is no recipient. */
export function tellReps(
  turn: Turn,
  handoff: Pick<Handoff, 'id'>,
  kind: RepNoticeKind,
  reps: readonly string[],
  isShared = false,
): Output[] {
  if (reps.length === 0 && !isShared) return [];
  const notice = { id: turn.newId('rep-notice'), handoffId: handoff.id, kind, reps, isShared };
  return [record({ type: 'reps_notified', notice })];
}

/**
 * Tells reps of something that is about no handoff.
 * @param about id of the request, complaint or question; undefined where the conversation says enough
 */
export function newsForReps(
  turn: Turn,
  kind: NewsKind,
  about: string | undefined,
  { reps, isShared = false }: { reps: readonly string[]; isShared?: boolean },
): Output[] {
  if (reps.length === 0 && !isShared) return [];
  const notice = {
    id: turn.newId('rep-notice'),
    kind,
    reps,
    isShared,
    ...(about === undefined ? {} : { about }),
  };
  return [record({ type: 'reps_notified', notice })];
}

/** Who has or had this customer, while they are still of the team. */
export function lastRep({ handoff, views }: Turn): string | undefined {
  const repId = handoff && 'repId' in handoff.state ? handoff.state.repId : undefined;
  return views.roster.some(({ id }) => id === repId) ? repId : undefined;
}

/** Who decides where others could not. */
export function supervisors({ views }: Turn): string[] {
  return views.roster.filter(({ roles }) => roles.includes('supervisor')).map(({ id }) => id);
}
