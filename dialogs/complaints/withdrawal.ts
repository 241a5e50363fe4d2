import { type Turn } from '../contract/turn';
import { hasCue } from '../reading/cue-places';
import { complaintActs } from './reading';
import { wishesIn } from './wishes';

/**
 * Takes a complaint back: nothing was wrong after all, or it is called off. "Batalin aja pesanannya"
 * is what they want done, and a trouble told in the same breath is told.
 */
export function withdraws(turn: Turn): boolean {
  if (turn.chosen !== undefined || hasCue(turn, 'callsOffOrder')) return false;
  // What was late may have arrived; any other trouble named with it remains.
  if (complaintActs(turn).some((act) => act !== 'complain_late')) return false;
  if (hasCue(turn, 'takesComplaintBack') || hasCue(turn, 'boughtNothing')) return true;
  if (deniesComplaint(turn)) return !hasCue(turn, 'happened');
  return turn.acts.includes('cancel') && hasCue(turn, 'callsOff') && wishesIn(turn, true).length === 0;
}

/** "Saya bukan mau komplain", "no complaint here". */
export function deniesComplaint(
  turn: Pick<Turn, 'input' | 'views'> & Partial<Pick<Turn, 'recognition'>>,
): boolean {
  return hasCue(turn, 'noComplaint');
}
