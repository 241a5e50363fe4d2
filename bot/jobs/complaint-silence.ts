import { silenceStep } from '../../domain/complaints/deadlines';
import { openComplaints } from '../../models/desk/cases';
import { inHumanHands, lastHeard } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { turnJob } from './job';

/** §2.4.2: who does not answer us is reminded twice and then left in peace; what was settled and not contested is closed. */
export const complaintSilence = turnJob('complaint-silence', 300_000, async (context, now) => {
  const { database, views } = context;
  const { rules } = views();
  const rows = await openComplaints(database);
  const [heard, inHand] = await Promise.all([
    lastHeard(
      database,
      rows.map(({ contactId }) => contactId),
    ),
    inHumanHands(database),
  ]);
  const places = [...heard.values()].map(({ conversationId }) => conversationId);
  const clocks = await customerClocks(context, places, now);
  return rows.flatMap(({ contactId, body: complaint }) => {
    const last = heard.get(contactId);
    if (!last || inHand.has(contactId)) return [];
    const { conversationId, heardAt } = last;
    const step = silenceStep(complaint, heardAt, rules.complaint, now);
    if (!step || clocks.isQuiet(conversationId)) return [];
    const id = `${complaint.id}:${step}:${complaint.state.at}:${heardAt}`;
    return [
      { conversationId, id, due: { what: 'complaint_silence', complaintId: complaint.id, step } as const },
    ];
  });
});
