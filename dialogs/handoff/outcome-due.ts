import { complete, defineDialog } from '../contract/dialog';
import { supervisors, tellReps } from './moves';

/** Nobody has said yet what came of a chance: the rep who had it is reminded, later who decides (§2.6). */
export const outcomeDue = defineDialog({
  id: 'outcome-due',
  version: 1,
  startsOn: [],
  dueOn: ['outcome_due'],
  begin: (turn) => {
    const { input, handoff } = turn;
    if (input.kind !== 'due' || input.due.what !== 'outcome_due') return complete();
    const { handoffId, repId, stage } = input.due;
    if (handoff?.id === handoffId && handoff.outcome !== undefined) return complete();
    const about = { id: handoffId };
    return stage === 'rep'
      ? complete(...tellReps(turn, about, 'outcome_due', [repId]))
      : complete(...tellReps(turn, about, 'outcome_missing', supervisors(turn)));
  },
});
