import { type Intent } from '../../domain/recognition/intent';
import { type AnyDialog, complete, defineDialog } from '../contract/dialog';
import { type Choice, ask, choice, record } from '../contract/outputs';
import { taking } from '../contract/taking';
import { type Turn, words } from '../contract/turn';
import { MEANINGS } from './meanings';

/**
 * Whether a message is rather asked about than guessed at (F-20): at rest, once in a row, between two readings that
 * lead to different dialogs and have a name. What dialogs read off goods, orders or troubles is surer than an intent.
 */
export function isDoubtful(turn: Turn, dialogs: readonly AnyDialog[]): boolean {
  const { doubt, acts } = turn.recognition;
  if (doubt === undefined || turn.chosen !== undefined || turn.open.length > 0) return false;
  if (turn.conversation.misunderstood > 0 || turn.recorded.some(({ type }) => type === 'fact_stated'))
    return false;
  const isReadAgain = turn.acts.length !== acts.length || turn.acts.some((act) => !acts.includes(act));
  if (isReadAgain || doubt.some((intent) => MEANINGS[intent] === undefined)) return false;
  const [first, second] = doubt.map((intent) => dialogs.find(({ startsOn }) => startsOn.includes(intent)));
  return first !== undefined && second !== undefined && first !== second;
}

/** "Which did you mean?": the one chosen is taken up as if the words had said so, for the prompt keeps them. */
export const either = defineDialog({
  id: 'either',
  version: 1,
  startsOn: [],
  startsAt: ['doubtful'],
  isPublic: true,
  begin: (turn) => {
    const neither = choice({ kind: 'other_topic' }, 'either.neither');
    const choices = [...(turn.recognition.doubt ?? []).flatMap(meaning), neither];
    const question = { ...ask('either.ask', choices), about: words(turn) };
    return taking(complete(record({ type: 'misunderstood' }), question), turn.recognition.dialogueActs);
  },
});

function meaning(intent: Intent): Choice[] {
  const label = MEANINGS[intent];
  return label ? [choice({ kind: 'intent', intent }, label)] : [];
}
