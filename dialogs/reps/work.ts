import { type ComplaintStep, stepComplaint, ticketsBeside } from '../../domain/complaints/steps';
import { type Complaint } from '../../domain/complaints/complaint';
import { ownershipOf } from '../../domain/handoff/handoff';
import { type DeskWork } from '../../domain/conversation/turn-input';
import { notice } from '../handoff/notice';
import { type Output, type Say, record } from '../contract/outputs';
import { factOf, noteOf, promiseCall } from './notes';
import { outcomeOutputs } from './outcome';
import { attemptTask } from './attempt';
import { overrideRung } from './override';
import { payOrder, recordOrder } from './sales';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';
import { settleRequest } from './settle';
import { giveVoucher, voidVoucher } from './vouchers';

/** What a rep does for a customer beside talking, and what the customer is told of it. */
export function deskWork(turn: Turn, rep: Rep, act: DeskWork): Output[] {
  switch (act.act) {
    case 'answer_question':
      return [
        record({ type: 'question_settled', questionId: act.questionId, to: 'answered' }),
        ...(act.tell ? [answer(turn, rep, act)] : []),
      ];
    case 'dismiss_question':
      return [record({ type: 'question_settled', questionId: act.questionId, to: 'dismissed' })];
    case 'settle_request':
      return settleRequest(turn, rep, act);
    case 'move_complaint':
      return moveComplaint(turn, rep, act);
    case 'record_order':
      return recordOrder(turn, rep, act);
    case 'pay_order':
      return payOrder(turn, rep, act.orderNo);
    case 'give_voucher':
      return giveVoucher(turn, rep, act);
    case 'void_voucher':
      return voidVoucher(turn, rep, act.voucherId);
    case 'override_rung':
      return overrideRung(turn, rep, act);
    case 'note':
      return [record({ type: 'note_taken', note: noteOf(turn, rep, act.text) })];
    case 'state_fact':
      return [record({ type: 'fact_stated', fact: factOf(turn, act) })];
    case 'promise_call':
      return promiseCall(turn, rep, act);
    case 'attempt_task':
      return attemptTask(turn, rep, act);
    case 'name_outcome':
      return outcomeOutputs(turn, rep, act.outcome, act);
  }
}

function answer(turn: Turn, rep: Rep, act: { question: string; text: string }): Say {
  const { question, text } = act;
  const { name: company } = turn.views.company;
  return notice(turn, 'answer.from-team', { rep: rep.name, company, question, answer: text });
}

/** A move that is not permitted changes nothing and says nothing; the desk sees that from the row. */
function moveComplaint(turn: Turn, rep: Rep, act: Extract<DeskWork, { act: 'move_complaint' }>): Output[] {
  const all = turn.contact.complaints;
  const complaint = all.find(({ id }) => id === act.complaintId);
  if (!complaint) return [];
  const roles = turn.views.roster.find(({ id }) => id === rep.id)?.roles ?? [];
  const role = roles.includes('supervisor') || roles.includes('admin') ? 'supervisor' : 'rep';
  const by = { role, repId: rep.id } as const;
  const context = { by, at: turn.now, detail: act.detail, rules: turn.views.rules.complaint };
  const strange = act.to === 'duplicate' && !ticketsBeside(complaint, all).includes(act.detail ?? '');
  const move = stepComplaint(complaint, act.to, context);
  if (!move.ok || strange) return [];
  if (act.to === 'proposed' && ownershipOf(turn.handoff) !== 'human') return putToThem(move.complaint, turn);
  const text = TOLD[act.to];
  if (!text) return [record({ type: 'complaint_changed', complaint: move.complaint })];
  const values = { ticket: complaint.ticketNo ?? 'none', rep: rep.name, detail: act.detail ?? 'none' };
  return [
    record({ type: 'complaint_changed', complaint: { ...move.complaint, lastUpdateAt: turn.now } }),
    notice(turn, text, values),
  ];
}

/** A proposal is a question of its own, and nothing else is asked meanwhile (C-20). */
function putToThem(complaint: Complaint, turn: Turn): Output[] {
  return [
    record({ type: 'complaint_changed', complaint: { ...complaint, lastUpdateAt: turn.now } }),
    { kind: 'abandon' },
    { kind: 'begin', dialog: 'proposal' },
  ];
}

/** Steps the customer hears of; the others are the team's own. */
const TOLD: Partial<Record<ComplaintStep, MessageKey>> = {
  proposed: 'case.proposed',
  resolved: 'case.resolved',
  withdrawn: 'case.withdrawn',
  duplicate: 'case.duplicate',
  referred_external: 'case.referred',
  reopened: 'case.reopened',
};
