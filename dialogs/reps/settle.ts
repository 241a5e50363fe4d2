import { plusMillis } from '../../domain/time/calendar';
import { isGranted } from '../../domain/profile/consents';
import { type DeskWork } from '../../domain/conversation/turn-input';
import { notice } from '../handoff/notice';
import { evidence } from '../contract/evidence';
import { type Output, record, say } from '../contract/outputs';
import { erased } from '../profile/erase';
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
  const own = to === 'done' ? ownEffect(turn, rep, act) : undefined;
  if (own) return [settled, ...own];
  if (act.kind === 'merge_conflict') return [settled];
  const told = notice(turn, `case.request-${to}`, { rep: rep.name, note: act.note ?? 'none' });
  return [settled, ...(act.kind === 'testimonial' ? moderated(turn, rep, act) : []), told];
}

/** What is done by settling it, and is told in its own words; undefined for what a person has done elsewhere. */
function ownEffect(turn: Turn, rep: Rep, { kind, requestId }: Settling): Output[] | undefined {
  switch (kind) {
    case 'identity_proof':
      return [provenBy(turn), say('prove.by-rep', { rep: rep.name })];
    // The summary and the file are given to whoever was made sure of.
    case 'data_access':
      return [provenBy(turn), { kind: 'begin', dialog: 'data-access' }];
    // Nothing is called done that is not done: it happens in this very step.
    case 'data_erasure':
      return erased(turn, requestId);
    default:
      return undefined;
  }
}

function provenBy({ now, views }: Turn): Output {
  const until = plusMillis(now, views.rules.privacy.proofMin * 60_000);
  return record({ type: 'identity_proven', proof: { way: 'rep', at: now, until } });
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
