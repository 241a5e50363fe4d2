import { isGranted } from '../../domain/profile/consents';
import { type DeskWork } from '../../domain/conversation/turn-input';
import { notice } from '../handoff/notice';
import { evidence } from '../contract/evidence';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type Rep } from './rep';

type Settling = Extract<DeskWork, { act: 'settle_request' }>;

/** A request is done or refused: its effects, and what the customer is told (the law wants the result told). */
export function settleRequest(turn: Turn, rep: Rep, act: Settling): Output[] {
  // What was agreed to may have been taken back while the request waited.
  const isAllowed = act.kind !== 'testimonial' || isGranted(turn.contact.consents, 'testimonial_publish');
  const to = isAllowed ? act.to : 'refused';
  const settled = record({ type: 'request_settled', requestId: act.requestId, to, note: act.note });
  if (!isAllowed) return [settled];
  const told = notice(turn, `case.request-${to}`, { rep: rep.name, note: act.note ?? 'none' });
  return [settled, ...(act.kind === 'testimonial' ? moderated(turn, rep, act) : []), told];
}

/** an approved testimonial is shown, and is evidence for the ladder (L-8); a rejected one is neither. */
function moderated(turn: Turn, rep: Rep, { requestId: testimonialId, to }: Settling): Output[] {
  if (to === 'refused') return [record({ type: 'testimonial_decided', testimonialId, to: 'rejected' })];
  const fact = { type: 'testimonial_approved', testimonialId } as const;
  return [
    record({ type: 'testimonial_decided', testimonialId, to: 'approved' }),
    record(evidence(turn, fact, `testimonial_approved:${testimonialId}`, `rep:${rep.id}`)),
  ];
}
