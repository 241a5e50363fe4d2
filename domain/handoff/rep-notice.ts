/**
 * Why a rep is notified of a handoff. `call`: claim it; the message shows later who did. `line`: the customer has
 * written to the rep who holds it. `nudge`: the customer waits for the holder. `overdue`: the same, to supervisors.
 * `customer_silent`: the holder wrote last, long ago. `taken_back`: the rep no longer holds it.
 * `outcome_due`: the rep has not recorded what came of it yet; `outcome_missing`: the same, to supervisors.
 * `task_due`: a customer is to be called or written to now. `complaint_nudge`: a promise to a complaining customer runs
 * out; `complaint_breach`: it was broken. `question`: a customer waits for an answer of the team. `undelivered`: a
 * message to a customer was given up.
 */
export type RepNoticeKind = HandoffNoticeKind | NewsKind;

export type HandoffNoticeKind =
  | 'call'
  | 'line'
  | 'nudge'
  | 'overdue'
  | 'customer_silent'
  | 'taken_back'
  | 'outcome_due'
  | 'outcome_missing';

/** What is about no handoff. */
export type NewsKind = 'task_due' | 'complaint_nudge' | 'complaint_breach' | 'question' | 'undelivered';

/** A notification to reps on every way they can be reached. Its text is made when it is sent, from the state then. */
export interface RepNotice {
  id: string;
  handoffId?: string;
  kind: RepNoticeKind;
  /** Ids of the reps it concerns. */
  reps: readonly string[];
  /** Places that several people read hear of it too; they never get more than a first name and the reason. */
  isShared: boolean;
  /** Of a line: the turn in which the customer wrote it. */
  turnId?: string;
  /** Of news: the request, complaint or question it is about. */
  about?: string;
}

const CALM: readonly RepNoticeKind[] = [
  'outcome_due',
  'outcome_missing',
  'complaint_nudge',
  'question',
  'undelivered',
];

/** Whether it waits for the morning, and then comes together with whatever else has waited: nobody waits for it now. */
export function isCalm(kind: RepNoticeKind): boolean {
  return CALM.includes(kind);
}
