import { type NewsKind } from '../../domain/handoff/rep-notice';
import { complete, defineDialog } from '../contract/dialog';
import { type Turn } from '../contract/turn';
import { lastRep, newsForReps, supervisors } from './moves';

/** Reps hear of a call-back whose hour has come, of a question somebody waits with, and of what did not arrive. */
export const repNews = defineDialog({
  id: 'rep-news',
  version: 1,
  startsOn: [],
  dueOn: ['rep_news'],
  begin: (turn) => {
    const { input } = turn;
    if (input.kind !== 'due' || input.due.what !== 'rep_news') return complete();
    const { kind, about } = input.due;
    return complete(...newsForReps(turn, kind, about, { reps: readersOf(turn, kind) }));
  },
});

/** Who knows this customer; else the team, or for what went wrong whoever decides. */
function readersOf(turn: Turn, kind: NewsKind): string[] {
  const known = lastRep(turn);
  if (known !== undefined && kind !== 'question') return [known];
  return kind === 'undelivered' ? supervisors(turn) : team(turn);
}

function team({ views, conversation }: Turn): string[] {
  return views.roster
    .filter(({ roles, languages }) => roles.includes('sales') && languages.includes(conversation.language))
    .map(({ id }) => id);
}
