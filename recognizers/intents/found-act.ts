/** What a clause wants. */
export interface FoundAct {
  intent: string;
  score: number;
  /** The words of its clause, `to` exclusive. */
  at: number;
  to: number;
  /** The whole clause is a set phrase ("iya", "ga usah"). */
  plain: boolean;
}
