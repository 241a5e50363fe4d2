import { plusMillis } from '../../domain/calendar';
import { silentDrafts } from '../../models/due-rows';
import { turnJob } from './job';

/**
 * §2.4.2: a complaint whose questions are not answered any more becomes a ticket as it was told. Its receipt is
 * the acknowledgement of the customer's own words, so quiet hours do not hold it up.
 */
export const complaintDrafts = turnJob('complaint-draft', 30_000, async ({ database, views }, now) => {
  const { draftTicketMin } = views().rules.complaint;
  const drafts = await silentDrafts(database, plusMillis(now, -draftTicketMin * 60_000));
  return drafts.map(({ complaintId, conversationId, heardAt }) => ({
    conversationId,
    id: `${complaintId}:${heardAt}`,
    due: { what: 'complaint_draft', complaintId },
  }));
});
