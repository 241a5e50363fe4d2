import { type MessageKey, type Text } from '../../../dialogs/contract/texts';
import { type Views } from '../../../dialogs/contract/turn';
import { type Snapshot } from '../../../domain/contact/snapshot';
import { isContactable } from '../../../domain/contact/contact';
import { scoreNow } from '../../../domain/leads/score-now';
import { currentFact } from '../../../domain/profile/facts';
import { type Instant } from '../../../domain/time/instant';
import { type Database } from '../../../models/database/database';
import { messagePage } from '../../../models/desk/queries';
import { repNotes } from '../../../models/desk/rep-notes';

/** Lines of a transcript that fit a telephone. */
const LINES = 8;
const ORDERS = 5;
const NOTES = 5;
const LONGEST = 200;

/** Who the customer is, as a rep in whose hands they are may read it. */
export function profileTexts({ contact }: Snapshot, views: Views, now: Instant): Text[] {
  const fact = (key: Parameters<typeof currentFact>[1]): string =>
    currentFact(contact.facts, key)?.value ?? '–';
  const standing: Text = { text: `ladder.${contact.standing}` as MessageKey };
  const { lead } = contact;
  const prospect = {
    standing: contact.standing,
    source: contact.source,
    contactable: isContactable(contact),
  };
  const score = lead && scoreNow(lead, prospect, views, now);
  return [
    { text: 'rep.profile', values: { name: fact('display_name'), standing } },
    { text: 'rep.profile-contact', values: { phone: fact('phone'), email: fact('email') } },
    ...(fact('company') === '–'
      ? []
      : [{ text: 'rep.card-company' as const, values: { company: fact('company') } }]),
    ...(score
      ? [
          {
            text: 'rep.card-score' as const,
            values: { total: Math.round(score.total), temperature: score.temperature },
          },
        ]
      : []),
  ];
}

/** What was said last, what was bought, and what colleagues have noted. */
export async function historyTexts(database: Database, { contact, conversation }: Snapshot): Promise<Text[]> {
  const [{ messages }, notes] = await Promise.all([
    messagePage(database, conversation.id),
    repNotes(database, contact.id, NOTES),
  ]);
  const lines = messages.slice(-LINES).map(({ author, authorName, text }): Text => {
    const who =
      authorName ?? (author === 'customer' ? currentFact(contact.facts, 'display_name')?.value : undefined);
    return { text: 'rep.history-line', values: { who: who ?? '–', text: text.slice(0, LONGEST) } };
  });
  const orders = contact.orders.slice(-ORDERS).map(({ orderNo, lines: goods, totals }): Text => {
    const names = goods.map((line) => `${line.quantity} × ${line.name}`).join(', ');
    return { text: 'rep.history-order', values: { orderNo, goods: names, total: { money: totals.toPay } } };
  });
  const noted = notes.map(({ repName, text }): Text => ({
    text: 'rep.own-notes',
    values: { rep: repName, text },
  }));
  const all = [...lines, ...orders, ...noted];
  return all.length > 0 ? all : [{ text: 'rep.history-empty' }];
}
