import { handoffBrief } from '../../domain/contact/handoff-brief';
import { type Contact, displayName } from '../../domain/contact/contact';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { type Handoff } from '../../domain/handoff/handoff';
import { type Text } from '../../dialogs/contract/texts';
import { type Language } from '../../domain/time/instant';
import { maskContacts } from '../pipeline/mask';
import { type Phrasing } from '../pipeline/phrasing';

/** The customer a notice is about, as far as its reader may know them. */
export interface CustomerSummary {
  /** First name only. */
  name: string;
  why: string;
  /** Lines of the brief, without number or address; none in a shared place. */
  lines: readonly string[];
}

export interface Customer {
  contact: Contact;
  channel: string;
  language: Language;
}

/** @param isShared several people read there: first name and reason only (§2.6) */
export function customerSummary(
  { contact, channel, language }: Customer,
  handoff: Handoff | undefined,
  reader: { language: Language; isShared: boolean },
  phrasing: Phrasing,
): CustomerSummary {
  const phrase = (text: Text): string => phrasing.phrase(text, reader.language);
  const rule = handoff?.rule.replace('-', '') ?? 'none';
  const why = phrase({ text: 'rep.why', values: { rule } });
  const [first] = (contact.lead?.slots.name ?? displayName(contact) ?? '').trim().split(/\s+/);
  const name = first ? first : phrase({ text: 'rep.nameless' });
  if (reader.isShared || !handoff) return { name, why, lines: [] };
  const brief = handoffBrief(handoff, contact, undefined);
  const { wish, score } = brief;
  const complaints = contact.complaints.filter(isComplaintOpen).length;
  const facts: Array<Text | undefined> = [
    brief.topic ? { text: 'rep.card-topic', values: { topic: maskContacts(brief.topic) } } : undefined,
    brief.company ? { text: 'rep.card-company', values: { company: brief.company } } : undefined,
    wish.quantity === undefined
      ? undefined
      : { text: 'rep.card-quantity', values: { quantity: wish.quantity.amount } },
    score && {
      text: 'rep.card-score',
      values: { total: Math.round(score.total), temperature: score.temperature },
    },
    complaints > 0 ? { text: 'rep.card-complaints', values: { count: complaints } } : undefined,
    { text: 'rep.card-language', values: { language, channel } },
  ];
  return { name, why, lines: facts.flatMap((text) => (text ? [phrase(text)] : [])) };
}
