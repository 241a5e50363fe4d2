/**
 * Why somebody of the team hears of a handoff. `call`: take it; the message shows later who has it. `line`: the
 * customer has written to whoever holds it. `nudge`: the customer waits for the holder. `overdue`: the same, to who
 * decides. `customer_silent`: the holder had the last word long ago. `taken_back`: it is theirs no longer.
 * `outcome_due`: what came of it is still to be said; `outcome_missing`: the same, to who decides.
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

/** Something reps are told wherever they work. What it says is put together when it is sent, from what stands then. */
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
