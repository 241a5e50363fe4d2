import { plusMillis } from '../../domain/time/calendar';
import { silentDrafts } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { turnJob } from './job';

/**
 * §2.4.2: a complaint whose questions are not answered any more becomes a ticket as it was told. Its receipt is
 * the acknowledgement of the customer's own words, so quiet hours hold it up only when it comes very late.
 */
export const complaintDrafts = turnJob('complaint-draft', 30_000, async (context, now) => {
  const { database, views } = context;
  const { rules } = views();
  const drafts = await silentDrafts(database, plusMillis(now, -rules.complaint.draftTicketMin * 60_000));
  const places = drafts.map(({ conversationId }) => conversationId);
  const clocks = await customerClocks(context, places, now);
  return drafts
    .filter(({ conversationId, heardAt }) => !clocks.wouldWake(conversationId, heardAt))
    .map(({ complaintId, conversationId, heardAt }) => ({
      conversationId,
      id: `${complaintId}:${heardAt}`,
      due: { what: 'complaint_draft', complaintId },
    }));
});
