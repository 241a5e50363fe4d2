import { type Views } from '../../dialogs/contract/turn';
import { deadlineStage } from '../../domain/complaints/deadlines';
import { type Instant } from '../../domain/time/instant';
import { openPromise } from '../../domain/complaints/missed-promise';
import { inHumanHands } from '../../models/turns/due-rows';
import { lastHumanContact, latestConversations, openComplaints } from '../../models/desk/cases';
import { type ComplaintRow } from '../../models/schema/cases';
import { customerClocks } from './customer-clocks';
import { type DueTurn, turnJob } from './job';

/**
 * §2.4.4: when three quarters of a promise have passed its owner is reminded; when it is broken a supervisor sees
 * it and the customer is told, with a new time. While a person talks with the customer there is nothing to tell.
 */
export const complaintPromises = turnJob('complaint-promise', 30_000, async (context, now) => {
  const { database, views } = context;
  const rows = await openComplaints(database);
  const contactIds = [...new Set(rows.map(({ contactId }) => contactId))];
  const [conversations, human, inHand] = await Promise.all([
    latestConversations(database, contactIds),
    lastHumanContact(database, contactIds),
    inHumanHands(database),
  ]);
  const clocks = await customerClocks(context, [...conversations.values()], now);
  return rows.flatMap((row) => {
    const conversationId = conversations.get(row.contactId);
    if (conversationId === undefined || inHand.has(row.contactId)) return [];
    const isQuiet = clocks.isQuiet(conversationId);
    return momentOf(row, { conversationId, isQuiet, humanAt: human.get(row.contactId) }, views(), now);
  });
});

function momentOf(
  { body: complaint }: ComplaintRow,
  {
    conversationId,
    isQuiet,
    humanAt,
  }: { conversationId: string; isQuiet: boolean; humanAt: Instant | undefined },
  { calendar, rules }: Views,
  now: Instant,
): DueTurn[] {
  const promise = openPromise(complaint, humanAt, calendar, rules.complaint);
  const stage = promise ? deadlineStage(promise.deadline, now) : 'calm';
  if (!promise || stage === 'calm') return [];
  const mustWait = complaint.priority !== 'P1' && isQuiet;
  if (stage === 'overdue' && mustWait) return [];
  const { kind, deadline } = promise;
  const id = `${complaint.id}:${kind}:${stage}:${deadline.dueAt ?? ''}`;
  const due = { what: 'complaint_promise', complaintId: complaint.id, promise: kind, stage } as const;
  return [{ conversationId, id, due }];
}
