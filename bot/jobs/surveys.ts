import { isComplaintOpen } from '../../domain/complaints/complaint';
import { resolvedSteps } from '../../domain/complaints/deadlines';
import { mayAskAboutHandoff } from '../../domain/surveys/survey';
import { plusHours } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { endedHandoffs, surveysAskedOf } from '../../models/desk/surveys';
import { casesOf, openComplaints } from '../../models/desk/cases';
import { inHumanHands, lastHeard } from '../../models/turns/due-rows';
import { customerClocks } from './customer-clocks';
import { type DueTurn, type JobContext, turnJob } from './job';

/** C-22: how a complaint was settled, some hours after; and how a person of ours has helped, not too often. */
export const surveys = turnJob('surveys', 300_000, async (context, now) => {
  const found = [...(await settledComplaints(context, now)), ...(await helpGiven(context, now))];
  const clocks = await customerClocks(
    context,
    found.map(({ conversationId }) => conversationId),
    now,
  );
  return found.filter(({ conversationId }) => !clocks.isQuiet(conversationId));
});

async function settledComplaints({ database, views }: JobContext, now: Instant): Promise<DueTurn[]> {
  const rules = views().rules.complaint;
  const settled = (await openComplaints(database)).filter(
    ({ body: { state, csat } }) =>
      state.status === 'resolved' && csat === undefined && resolvedSteps(state.at, rules).askCsatAt <= now,
  );
  const contacts = settled.map(({ contactId }) => contactId);
  const [heard, inHand] = await Promise.all([lastHeard(database, contacts), inHumanHands(database)]);
  return settled.flatMap(({ contactId, body: { id, state } }): DueTurn[] => {
    const place = heard.get(contactId);
    if (!place || inHand.has(contactId)) return [];
    const due = { what: 'survey', about: 'complaint', subjectId: id } as const;
    return [{ conversationId: place.conversationId, id: `complaint:${id}:${state.at}`, due }];
  });
}

async function helpGiven({ database, views }: JobContext, now: Instant): Promise<DueTurn[]> {
  const { survey: rules } = views().rules;
  const between = { from: plusHours(now, -rules.handoffUntilH), to: plusHours(now, -rules.handoffAfterH) };
  const ended = await endedHandoffs(database, between);
  const contacts = [...new Set(ended.map(({ contactId }) => contactId))];
  const [asked, cases, inHand] = await Promise.all([
    surveysAskedOf(database, contacts),
    casesOf(database, contacts),
    inHumanHands(database),
  ]);
  return ended.flatMap(({ id, contactId, conversationId }): DueTurn[] => {
    const hasTrouble = (cases.get(contactId)?.complaints ?? []).some(isComplaintOpen);
    const mayAsk = mayAskAboutHandoff(asked.get(contactId), hasTrouble, rules, now);
    if (!mayAsk || inHand.has(contactId)) return [];
    return [
      { conversationId, id: `handoff:${id}`, due: { what: 'survey', about: 'handoff', subjectId: id } },
    ];
  });
}
