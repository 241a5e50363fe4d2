import { type Intent, intentsWith } from '../../domain/recognition/intent';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type Lead } from '../../domain/leads/lead';
import { contextOf, isHotNow } from './state';
import { type Turn } from '../contract/turn';

/** Told of oneself. */
export const LEAD_INTENTS = intentsWith('lead');
/** Answered with advice, after which the form may go on. */
export const ADVICE: readonly Intent[] = ['ask_recommendation', 'compare_products'];
/** A person's work is wanted. */
export const WISHES: readonly Intent[] = ['ask_quote', 'want_demo'];

/** A wish for a person's work always; advice and needs where there is something to qualify (§2.3.2). */
export function opensForm(turn: Turn, lead: Lead): boolean {
  if (turn.acts.some((act) => WISHES.includes(act))) return true;
  if (ownershipOf(turn.handoff) !== 'bot' || turn.contact.complaints.some(isComplaintOpen)) return false;
  // Told that nothing more will be asked, they are asked nothing more.
  if (turn.conversation.offered.includes('no-more')) return false;
  if (lead.stage === 'handed_off' || lead.stage === 'accepted' || isBeside(turn)) return false;
  return lead.track === 'b2b' || contextOf(turn, lead, 0).involvement === 'high';
}

/** Something told in passing beside a request that another dialog answers: nothing more is said about it. */
function isBeside(turn: Turn): boolean {
  const needs = turn.acts.some((act) => act === 'give_need' || ADVICE.includes(act) || WISHES.includes(act));
  return !needs && hasRequest(turn) && !isHotNow(turn);
}

const NO_REQUESTS: readonly Intent[] = [...LEAD_INTENTS, 'greet', 'affirm', 'correct', 'resume'];

/** Something is asked besides what was told. */
export function hasRequest(turn: Turn): boolean {
  return turn.acts.some((act) => !NO_REQUESTS.includes(act));
}
