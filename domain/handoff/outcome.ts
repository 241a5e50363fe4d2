import { type Outcome } from '../conversation/outcome';
import { type Lead, type LeadStage, moveLead } from '../leads/lead';
import { type Handoff } from './handoff';

const OVER: readonly LeadStage[] = ['won', 'lost', 'disqualified'];

/** Whether nothing can come of a lead any more, for good or ill. */
export function isLeadOver({ stage }: Pick<Lead, 'stage'>): boolean {
  return OVER.includes(stage);
}

/** The lead a call is about: the one that is open when it is made; undefined when there is nothing to sell. */
export function leadOfCall(lead: Lead | undefined): string | undefined {
  return lead && !isLeadOver(lead) ? lead.id : undefined;
}

/** Whether an outcome is still to be named: somebody had it, it was about a lead, and nobody has said what came of it. */
export function wantsOutcome({ leadId, outcome, state }: Handoff): boolean {
  return leadId !== undefined && outcome === undefined && 'repId' in state;
}

const STAGES: Record<Exclude<Outcome['kind'], 'won'>, LeadStage> = {
  lost: 'lost',
  deferred: 'nurture',
  invalid: 'disqualified',
};

/** The lead after its outcome; a won one waits for the money of its own order. Undefined when it cannot go there. */
export function leadAfter(lead: Lead, outcome: Outcome, isPaid: boolean): Lead | undefined {
  const accepted = acceptedLead(lead);
  if (outcome.kind !== 'won') return moveLead(accepted, STAGES[outcome.kind]);
  const waiting = { ...accepted, orderNo: outcome.orderNo };
  return isPaid ? moveLead(waiting, 'won') : waiting;
}

/** The lead in a rep's hands; unchanged when it is, or cannot come there. */
export function acceptedLead(lead: Lead): Lead {
  const handed = moveLead(lead, 'handed_off') ?? lead;
  const accepted = moveLead(handed, 'accepted');
  return accepted ? { ...accepted, stageBefore: lead.stage } : lead;
}

/** The lead when a rep gives it back without an outcome: as it came to them; undefined when it was not in their hands. */
export function returnedLead(lead: Lead): Lead | undefined {
  if (lead.stage !== 'accepted' || lead.orderNo !== undefined || lead.stageBefore === undefined)
    return undefined;
  return moveLead(lead, lead.stageBefore);
}
