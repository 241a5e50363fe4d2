/**
 * Why a rep is notified of a handoff. `call`: claim it; the message shows later who did. `line`: the customer has
 * written to the rep who holds it. `nudge`: the customer waits for the holder. `overdue`: the same, to supervisors.
 * `customer_silent`: the holder wrote last, long ago. `taken_back`: the rep no longer holds it.
 * `outcome_due`: the rep has not recorded what came of it yet; `outcome_missing`: the same, to supervisors.
 */
export type RepNoticeKind =
  | 'call'
  | 'line'
  | 'nudge'
  | 'overdue'
  | 'customer_silent'
  | 'taken_back'
  | 'outcome_due'
  | 'outcome_missing';

/** A notification to reps on every way they can be reached. Its text is made when it is sent, from the state then. */
export interface RepNotice {
  id: string;
  handoffId: string;
  kind: RepNoticeKind;
  /** Ids of the reps it concerns. */
  reps: readonly string[];
  /** Places that several people read hear of it too; they never get more than a first name and the reason. */
  isShared: boolean;
  /** Of a line: the turn in which the customer wrote it. */
  turnId?: string;
}
