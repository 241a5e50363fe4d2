import { expect } from 'chai';
import { type Bot } from '../../bot/assembly/bot';
import { briefView } from '../../bot/desk/brief-view';
import { badgesOf } from '../../bot/desk/cases-view';
import { leadView } from '../../bot/desk/lead-view';
import { Phrasing } from '../../bot/pipeline/phrasing';
import { type Views } from '../../dialogs/contract/turn';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type Handoff } from '../../domain/handoff/handoff';
import { type Temperature } from '../../domain/leads/score';
import { contactSchema } from '../../models/schema/contact';

/** What the team sees of a lead: beside the conversation, in the queue and in the brief. */
export async function expectShownAsStored({
  snapshot,
  bot,
}: {
  snapshot: Snapshot;
  bot: Bot;
}): Promise<void> {
  const { lead, id } = snapshot.contact;
  if (!lead?.score) throw new Error('there is no score');
  const { total, temperature } = lead.score;
  const stored = { total: Math.round(total), temperature };
  const now = bot.clock();
  const { locales, company } = bot.content;
  const desk = { views: bot.views, clock: bot.clock, phrasing: new Phrasing(locales, company.timeZone) };
  const contact = await bot.database.table(contactSchema).findOne({ id });
  if (!contact) throw new Error('nobody is known');

  const card = leadView(lead, contact, { views: bot.views(), phrasing: desk.phrasing, now });
  expect({ total: card.total, temperature: card.temperature }, 'beside the conversation').to.deep.equal(
    stored,
  );
  const cases = { lead, complaints: [] };
  expect(badgesOf(desk, contact, cases, now).temperature, 'in the queue').to.equal(temperature);
  const inQueue = (warm: number): Temperature | null =>
    badgesOf({ ...desk, views: () => withWarmFrom(bot.views(), warm) }, contact, cases, now).temperature;
  expect(
    [inQueue(lead.score.total), inQueue(lead.score.total + 0.01)],
    'the figure behind the queue',
  ).to.deep.equal(['warm', 'cold']);
  const brief = briefView(desk, waitingFor(snapshot), snapshot.contact, { show: (text) => text, open: true });
  expect(brief?.score, 'in the brief').to.include(stored);
}

/** The queue shows no figure: it is found by a limit on either side of it. */
function withWarmFrom(views: Views, warm: number): Views {
  return { ...views, rules: { ...views.rules, lead: { ...views.rules.lead, hot: Infinity, warm } } };
}

/** The customer asks for a person now: there is a brief from then on. */
function waitingFor({ contact, conversation }: Snapshot): Handoff {
  const at = conversation.lastMessageAt;
  const ids = { id: 'handoff', conversationId: conversation.id, contactId: contact.id };
  return { ...ids, rule: 'H-1', topic: '', requestedAt: at, state: { status: 'queued' } };
}
