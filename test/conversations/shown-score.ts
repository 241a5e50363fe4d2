import { expect } from 'chai';
import { type Bot } from '../../bot/assembly/bot';
import { briefView } from '../../bot/desk/brief-view';
import { badgesOf } from '../../bot/desk/cases-view';
import { leadView } from '../../bot/desk/lead-view';
import { Phrasing } from '../../bot/pipeline/phrasing';
import { type Snapshot } from '../../domain/contact/snapshot';
import { type Handoff } from '../../domain/handoff/handoff';
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
  const badges = badgesOf(desk, contact, { lead, complaints: [] }, now);
  expect(badges.temperature, 'in the queue').to.equal(temperature);
  const brief = briefView(desk, waitingFor(snapshot), snapshot.contact, { show: (text) => text, open: true });
  expect(brief?.score, 'in the brief').to.include(stored);
}

/** The customer asks for a person now: there is a brief from then on. */
function waitingFor({ contact, conversation }: Snapshot): Handoff {
  const at = conversation.lastMessageAt;
  const ids = { id: 'handoff', conversationId: conversation.id, contactId: contact.id };
  return { ...ids, rule: 'H-1', topic: '', requestedAt: at, state: { status: 'queued' } };
}
