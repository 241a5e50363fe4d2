import { handoffBrief } from '../../domain/contact/handoff-brief';
import { type Contact } from '../../domain/contact/contact';
import { isComplaintOpen } from '../../domain/complaints/complaint';
import { type Handoff, isHeld } from '../../domain/handoff/handoff';
import { type RepNoticeKind } from '../../domain/handoff/rep-notice';
import { type Text } from '../../dialogs/contract/texts';
import { type Language } from '../../domain/time/instant';
import { maskContacts } from '../pipeline/mask';
import { type Phrasing } from '../pipeline/phrasing';

/** The customer a notice is about, as far as its reader may know them. */
export interface Told {
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
export function toldOf(
  { contact, channel, language }: Customer,
  handoff: Handoff,
  reader: { language: Language; isShared: boolean },
  phrasing: Phrasing,
): Told {
  const phrase = (text: Text): string => phrasing.phrase(text, reader.language);
  const why = phrase({ text: 'rep.why', values: { rule: handoff.rule.replace('-', '') } });
  const brief = handoffBrief(handoff, contact, undefined);
  const [first] = (brief.name ?? '').trim().split(/\s+/);
  const name = first ? first : phrase({ text: 'rep.nameless' });
  if (reader.isShared) return { name, why, lines: [] };
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

/** The text of a notice that is no card and no line of the customer. */
export function noticeText(
  kind: Exclude<RepNoticeKind, 'call' | 'line'>,
  { name }: Told,
  { state, requestedAt }: Handoff,
): Text {
  const rep = 'repName' in state ? state.repName : '';
  const since = { moment: (isHeld(state) ? state.waitsSince : undefined) ?? requestedAt };
  switch (kind) {
    case 'nudge':
      return { text: 'rep.nudge', values: { name, since } };
    case 'overdue':
      return { text: 'rep.overdue', values: { name, rep, since } };
    case 'customer_silent':
      return { text: 'rep.customer-silent', values: { name } };
    case 'taken_back':
      return { text: 'rep.taken-back', values: { name } };
    case 'outcome_due':
      return { text: 'rep.outcome-due', values: { name } };
    case 'outcome_missing':
      return { text: 'rep.outcome-missing', values: { name, rep } };
  }
}
