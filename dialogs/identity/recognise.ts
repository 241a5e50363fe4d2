import { answered } from '../contract/binding-answer';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { ask, choice, record, say } from '../contract/outputs';

interface Recognising {
  asking: 'same';
}

/**
 * M-6: a browser that somebody let us remember them on may be in other hands. Before the name is used it is asked
 * whether it is still them; a yes brings back what they are called and like, and nothing that wants proof.
 */
export const recognise = defineDialog<Recognising>({
  id: 'recognise',
  version: 1,
  startsOn: [],
  yields: 'to_anything',
  follows: {
    greeting: ({ behindDoor, conversation }) =>
      behindDoor.calledBefore !== undefined && conversation.recognised === undefined,
  },
  begin: ({ behindDoor: { calledBefore: name } }) =>
    name === undefined
      ? complete()
      : asking<Recognising>(
          'same',
          { asking: 'same' },
          ask('recognise.ask', [choice('yes', 'recognise.yes'), choice('no', 'recognise.no')], { name }),
        ),
  reply: (state, turn) => {
    const { calledBefore: name } = turn.behindDoor;
    switch (answered(turn)) {
      case 'yes':
        return complete(
          record({ type: 'recognised', as: 'yes' }),
          say('recognise.welcome', { name: name ?? 'none' }),
        );
      case 'no':
        return complete(record({ type: 'recognised', as: 'no' }), say('recognise.stranger'));
      case 'open':
        return notUnderstood(state);
    }
  },
  // Whoever goes on talking has not said that it is them.
  resume: () => complete(),
});
