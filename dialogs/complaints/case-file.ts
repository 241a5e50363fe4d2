import {
  type Complaint,
  type ComplaintState,
  earlierOfSameRoot,
  moveComplaint,
} from '../../domain/complaints/complaint';
import { type PriorityLine, prioritise } from '../../domain/complaints/priority';
import { type SeverityVerdict, severityOf } from '../../domain/complaints/severity';
import { type Instant } from '../../domain/time/instant';
import { entitiesOf } from '../../domain/recognition/recognition';
import { ticketNumber } from '../../domain/complaints/ticket-number';
import { categoriesIn, hoursUntil, isAnonymous } from './reading';
import { signalsIn } from './signals';
import { wishesIn } from './wishes';
import { ownerFor } from './owner';
import { type Turn, words } from '../contract/turn';

/**
 * A complaint with what the rep should see beside it: why it has its severity and priority, and what the
 * bot promised by itself. Kept in the row's body.
 */
export interface CaseFile extends Complaint {
  reasons?: { severity: SeverityVerdict['because'] | 'unknown'; priority: PriorityLine[] };
  /** The thing it is about, when one was named. */
  sku?: string;
  /** When they said yes to what a colleague proposed. */
  agreedAt?: Instant;
  /** The longest they say to have waited, in days. */
  daysWaited?: number;
  goodwill?: { ruleId: string; amount: number; expiresAt: Instant; at: Instant };
}

/** What is known beside the complaint itself. */
export interface Circumstances {
  /** Messages that were angry (H-3). */
  angry: number;
  /** By when it must be settled, e.g. the party. */
  neededBy?: Instant;
  /** The same trouble again (C-24, §2.4.1). */
  repeat: boolean;
}

/** A new complaint from its first sentence: nothing of it is lost if the customer goes away now. */
export function draftComplaint(turn: Turn): CaseFile {
  return {
    id: turn.newId('complaint'),
    ticketNo: undefined,
    contactId: turn.contact.id,
    orderNo: undefined,
    categories: [],
    root: undefined,
    description: '',
    wishes: [],
    severity: 'SEV3',
    score: 0,
    priority: 'P3',
    ownerRepId: undefined,
    escalated: false,
    reopenedCount: 0,
    deadlineMoves: 0,
    receivedAt: turn.now,
    clockStartedAt: turn.now,
    lastUpdateAt: turn.now,
    pauses: [],
    csat: undefined,
    state: { status: 'draft', at: turn.now },
  };
}

/** The complaint after a message about it: order, kinds and wishes are read from any of them (F-1). */
export function withMessage(complaint: CaseFile, turn: Turn, wishAsked: boolean): CaseFile {
  const text = words(turn).trim();
  const pictures = turn.input.kind === 'message' && turn.input.attachments.length > 0 ? '[+]' : '';
  const added = [text, pictures].filter((part) => part !== '').join(' ');
  const aboutRefund = categoriesIn(turn).includes('refund') && !wishAsked;
  const wishes = aboutRefund ? (['refund'] as const) : wishesIn(turn, wishAsked);
  // "uangnya balikin aja" answers what would help; it does not report a payment problem.
  const kinds = wishAsked && wishes.length > 0 ? [] : categoriesIn(turn);
  return {
    ...complaint,
    contactId: isAnonymous(turn) ? undefined : complaint.contactId,
    orderNo: entitiesOf(turn.recognition, 'order_no')[0]?.value ?? complaint.orderNo,
    categories: [...new Set([...complaint.categories, ...kinds])],
    description: [complaint.description, added].filter((part) => part !== '').join('\n'),
    ...waitedLonger(complaint, turn),
    wishes: wishAsked && wishes.length > 0 ? [...wishes] : [...new Set([...complaint.wishes, ...wishes])],
  };
}

function waitedLonger({ daysWaited = 0 }: CaseFile, { recognition }: Turn): Pick<CaseFile, 'daysWaited'> {
  const { daysPassed = 0 } = recognition;
  return daysPassed > daysWaited ? { daysWaited: daysPassed } : {};
}

/** Severity and priority by the rules of the house, with their reasons (§2.4.4). Never lower than before. */
export function triage(complaint: CaseFile, turn: Turn, around: Circumstances): CaseFile {
  const { complaint: rules } = turn.views.rules;
  const { categories, description, daysWaited } = complaint;
  const late = categories.includes('late') || categories.includes('not_arrived');
  const verdict = severityOf(
    {
      categories,
      signals: signalsIn(description, turn.views.cues),
      daysLate: late ? daysWaited : undefined,
    },
    rules,
  );
  const severity = verdict?.severity ?? 'SEV3';
  const repeat = around.repeat || earlierOfSameRoot(complaint, turn.contact.complaints, rules) !== undefined;
  const { priority, score, lines } = prioritise(
    {
      severity,
      neededWithinH: hoursUntil(around.neededBy, turn.now),
      segment: undefined,
      standing: turn.contact.standing,
      repeat,
      angry: around.angry > 0,
    },
    rules,
  );
  const risen = complaint.ticketNo !== undefined && complaint.priority < priority;
  return {
    ...complaint,
    severity,
    score,
    priority: risen ? complaint.priority : priority,
    reasons: { severity: verdict?.because ?? 'unknown', priority: lines },
  };
}

/** The complaint with its number, its owner and its running clocks; unchanged when it has them. */
export function receive(complaint: CaseFile, turn: Turn): { received: CaseFile[]; complaint: CaseFile } {
  if (complaint.state.status !== 'draft') return { received: [], complaint };
  const { timeZone } = turn.views.company;
  const ticketNo = ticketNumber(turn.now, turn.newSerial('ticket'), timeZone);
  const received = moved(complaint, { status: 'received', ticketNo, at: turn.now });
  const owner = ownerFor(turn, complaint.priority);
  const acknowledged = moved(
    { ...received, ownerRepId: owner?.id },
    { status: 'acknowledged', at: turn.now },
  );
  return { received: [received, acknowledged], complaint: acknowledged };
}

/** A move by the bot; one that is not permitted leaves the complaint where it is. */
export function moved(complaint: CaseFile, next: ComplaintState): CaseFile {
  const move = moveComplaint(complaint, next, { role: 'system' });
  return move.ok ? move.complaint : complaint;
}
