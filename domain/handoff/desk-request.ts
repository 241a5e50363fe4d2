import { type Attempt } from './attempt';
import { plusHours } from '../time/calendar';
import { type Instant } from '../time/instant';

/** What a customer asked for and a person at the desk must do, while no automation does it. */
export type DeskRequestKind =
  /** A friend they sent has bought and kept it: what they are given for it is sent. */
  | 'referral_reward'
  /** The help of a person of ours was rated 1 or 2: a supervisor looks at the conversation. */
  | 'low_rating'
  | 'testimonial'
  | 'suggestion'
  /** A person of ours makes sure who writes; what convinced them is the note. */
  | 'identity_proof'
  /** Two records share one proven key and differ in another: a supervisor looks (M-3). */
  | 'merge_conflict'
  | 'data_access'
  | 'data_erasure'
  /** They do not want it after all. */
  | 'data_erasure_taken_back'
  /** A written quotation, with what of it is known. */
  | 'quotation'
  | 'data_rectification'
  | 'data_restriction'
  | 'data_objection'
  /** What was agreed to and is shown already is taken down. */
  | 'consent_withdrawal'
  | 'opt_out'
  | 'order_change'
  /** Stock or delivery of a placed order must be made sure of (P-4). */
  | 'order_check'
  /** How to pay a placed order is sent to the customer. */
  | 'order_payment'
  /** A placed order is got ready for whoever fetches it. */
  | 'order_pick_up'
  | 'callback'
  /** A chance that was put off: they are written to on its day. */
  | 'follow_up';

export interface DeskRequest {
  id: string;
  kind: DeskRequestKind;
  /** The customer's words, redacted. */
  text: string;
  /** `unreached`: the customer was tried as often as the rules say. */
  status: 'open' | 'done' | 'refused' | 'unreached';
  requestedAt: Instant;
  /** For rights of the law: 72 hours (PDP 30–41); when a call was asked for; undefined for the others. */
  dueAt: Instant | undefined;
  /** What the customer was told when it was settled, redacted. */
  note: string | undefined;
  /** What came of trying to reach them, oldest first. */
  attempts: readonly Attempt[];
}

const RIGHTS: readonly DeskRequestKind[] = [
  'data_access',
  'data_erasure',
  'data_rectification',
  'data_restriction',
  'data_objection',
  'consent_withdrawal',
  'opt_out',
];

/**
 * @param requestDueH hours within which a right must be honoured, `privacy.requestDueH`
 * @param request.dueAt the moment a call was asked for
 */
export function deskRequest(
  request: { id: string; kind: DeskRequestKind; text: string; at: Instant; dueAt?: Instant },
  requestDueH: number,
): DeskRequest {
  const { id, kind, text, at } = request;
  const dueAt = RIGHTS.includes(kind) ? plusHours(at, requestDueH) : request.dueAt;
  return { id, kind, text, status: 'open', requestedAt: at, dueAt, note: undefined, attempts: [] };
}
