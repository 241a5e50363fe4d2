import { type Priority } from '../../domain/complaints/kinds';
import { isOpen } from '../../domain/time/business-calendar';
import { type RosterRep, type Turn } from '../contract/turn';

/**
 * Who looks after a complaint: the first of the care team who speaks the language; outside office hours
 * the gravest go to who is on call (§2.4.4). Never to sales (H-3).
 */
export function ownerFor(turn: Turn, priority: Priority): RosterRep | undefined {
  const { roster, calendar } = turn.views;
  const care = roster.filter(({ roles }) => roles.includes('care'));
  const speaking = care.filter(({ languages }) => languages.includes(turn.conversation.language));
  const able = speaking.length > 0 ? speaking : care;
  const onCall =
    priority === 'P1' && !isOpen(turn.now, calendar) ? able.find((rep) => rep.onCall) : undefined;
  return onCall ?? able[0];
}

/** The owner's name for texts; `none` while no rep is named. */
export function ownerName(turn: Turn, repId: string | undefined): string {
  return turn.views.roster.find(({ id }) => id === repId)?.name ?? 'none';
}
