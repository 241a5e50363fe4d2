import { type Turn } from '../contract/turn';
import { plainWords } from '../reading/plain-words';
import { complaintActs } from './reading';
import { wishesIn } from './wishes';

/**
 * Takes a complaint back: it is none, nothing was wrong after all, or it is called off. "Batalin aja pesanannya"
 * is what they want done, and a trouble told in the same breath is told.
 */
export function withdraws(turn: Turn): boolean {
  const { cues } = turn.views;
  const spoken = plainWords(turn);
  if (turn.chosen !== undefined || cues.callsOffOrder.test(spoken)) return false;
  // What was late may have come; any other trouble beside it stands.
  if (complaintActs(turn).some((act) => act !== 'complain_late')) return false;
  if (cues.takesComplaintBack.test(spoken) || cues.boughtNothing.test(spoken)) return true;
  if (deniesComplaint(turn)) return !cues.happened.test(spoken);
  return turn.acts.includes('cancel') && cues.callsOff.test(spoken) && wishesIn(turn, true).length === 0;
}

/** "Saya bukan mau komplain", "no complaint here". */
export function deniesComplaint(turn: Pick<Turn, 'input' | 'views'>): boolean {
  return turn.views.cues.noComplaint.test(plainWords(turn));
}
