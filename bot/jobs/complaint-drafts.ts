import { plusMillis } from '../../domain/time/calendar';
import { wouldWake } from '../../domain/outreach/quiet-hours';
import { silentDrafts } from '../../models/turns/due-rows';
import { turnJob } from './job';

/**
 * §2.4.2: a complaint whose questions are not answered any more becomes a ticket as it was told. Its receipt is
 * the acknowledgement of the customer's own words, so quiet hours hold it up only when it comes very late.
 */
export const complaintDrafts = turnJob('complaint-draft', 30_000, async ({ database, views }, now) => {
  const { calendar, rules } = views();
  const drafts = await silentDrafts(database, plusMillis(now, -rules.complaint.draftTicketMin * 60_000));
  return drafts
    .filter(({ heardAt }) => !wouldWake(now, heardAt, calendar, rules.outreach))
    .map(({ complaintId, conversationId, heardAt }) => ({
      conversationId,
      id: `${complaintId}:${heardAt}`,
      due: { what: 'complaint_draft', complaintId },
    }));
});
