import { type Handoff, isHeld } from '../../domain/handoff/handoff';
import { type RepNoticeKind } from '../../domain/handoff/rep-notice';
import { type Text, type TextValue } from '../../dialogs/contract/texts';
import { type Phrasing } from '../pipeline/phrasing';
import { type RepParcel } from './way';

/** The text of a notice that is no card and no line of the customer. */
export function noticeText(
  kind: Exclude<RepNoticeKind, 'call' | 'line'>,
  { customer, handoff, subject }: Pick<RepParcel, 'customer' | 'handoff' | 'subject'>,
): Text {
  const { name } = customer;
  const rep = handoff && 'repName' in handoff.state ? handoff.state.repName : '';
  const { words = '', ticketNo = '', code = '', dueAt } = subject;
  const when = dueAt === undefined ? '' : { deadline: dueAt };
  const texts: Record<typeof kind, Text> = {
    nudge: { text: 'rep.nudge', values: { name, since: sinceWhen(handoff) } },
    overdue: { text: 'rep.overdue', values: { name, rep, since: sinceWhen(handoff) } },
    customer_silent: { text: 'rep.customer-silent', values: { name } },
    taken_back: { text: 'rep.taken-back', values: { name } },
    outcome_due: { text: 'rep.outcome-due', values: { name } },
    outcome_missing: { text: 'rep.outcome-missing', values: { name, rep } },
    task_due: { text: 'rep.task-due', values: { name, when, words, code } },
    complaint_nudge: { text: 'rep.complaint-nudge', values: { name, ticket: ticketNo } },
    complaint_breach: { text: 'rep.complaint-breach', values: { name, ticket: ticketNo } },
    question: { text: 'rep.question', values: { name, words } },
    undelivered: { text: 'rep.undelivered', values: { name } },
  };
  return texts[kind];
}

/** What has waited, each in a line. */
export function together(parcels: readonly [RepParcel, ...RepParcel[]], phrasing: Phrasing): string {
  const { language } = parcels[0];
  const lines = parcels.flatMap((parcel) => {
    const { kind } = parcel.notice;
    if (kind === 'call' || kind === 'line') return [];
    return [`• ${phrasing.phrase(noticeText(kind, parcel), language)}`];
  });
  return [phrasing.phrase({ text: 'rep.digest', values: { count: lines.length } }, language), ...lines].join(
    '\n',
  );
}

/** Since when the customer waits for a word. */
function sinceWhen(handoff: Handoff | undefined): TextValue {
  if (!handoff) return '';
  const { state, requestedAt } = handoff;
  return { moment: (isHeld(state) ? state.waitsSince : undefined) ?? requestedAt };
}
