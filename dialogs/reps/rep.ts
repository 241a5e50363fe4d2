import { holderOf } from '../../domain/handoff/handoff';
import { type Turn } from '../contract/turn';

/** Somebody of the team, as a conversation knows them. */
export interface Rep {
  id: string;
  name: string;
}

/** Whether the conversation is in their hands. */
export function holds(turn: Turn, rep: Rep): boolean {
  return holderOf(turn.handoff)?.repId === rep.id;
}
