import { type DialogueAct } from './acts';

/** Who dealt with an act of a message: a dialog by its id, `learn`, or `leftover`. */
export interface TakenAct {
  act: number;
  by: string;
}

/** The acts no dialog has taken yet, in order of mention. */
export function untaken(acts: readonly DialogueAct[], taken: readonly TakenAct[]): DialogueAct[] {
  return acts.filter(({ id }) => !taken.some(({ act }) => act === id));
}
