import { type Step, asking, complete, defineDialog } from '../contract/dialog';
import { type Output, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { askDesk } from '../handoff/desk-request';
import { rightDue } from '../handoff/promised-times';

interface Rectifying {
  asking: 'right_value';
}

/**
 * "Data saya keliru": what is told is put right by `learn` in this very turn; what it has no place for goes to a
 * colleague, with its day (PDP 6, 30).
 */
export const rectifyData = defineDialog<Rectifying>({
  id: 'rectify-data',
  version: 1,
  startsOn: ['rectify_data'],
  begin: (turn) =>
    isPutRight(turn)
      ? complete(say('rectify.done'))
      : asking<Rectifying>('right_value', { asking: 'right_value' }, say('rectify.ask')),
  reply: (_state, turn): Step<Rectifying> => {
    if (turn.acts.includes('deny') || turn.acts.includes('cancel'))
      return complete(say('request.not-passed'));
    return complete(...(isPutRight(turn) ? [say('rectify.done')] : filed(turn)));
  },
  resume: () => complete(),
});

function isPutRight({ recorded }: Turn): boolean {
  return recorded.some(({ type }) => type === 'fact_stated');
}

function filed(turn: Turn): Output[] {
  const deadline = { deadline: rightDue(turn) };
  return [...askDesk(turn, 'data_rectification'), say('rectify.filed', { deadline })];
}
