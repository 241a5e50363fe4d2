import { type DialogueAct } from '../../domain/recognition/acts';
import { type Intent } from '../../domain/recognition/intent';
import { type AnyDialog, type Step } from './dialog';

/** Acts by id, or whatever the message holds. */
export type Took = 'all' | readonly number[];

/** The step of a dialog that says which acts it took: learned from, answered, acted on or asked about. */
export function taking<S extends object>(step: Step<S>, acts: readonly DialogueAct[]): Step<S> {
  return step.status === 'not_understood' ? step : { ...step, took: acts.map(({ id }) => id) };
}

/** The intent an act was read from; undefined for statements and for parts that could not be read. */
export function intentOf(act: DialogueAct): Intent | undefined {
  switch (act.kind) {
    case 'ask':
    case 'want':
    case 'courtesy':
      return act.intent;
    case 'answer':
      return act.yes === 'yes' ? 'affirm' : act.yes === 'no' ? 'deny' : undefined;
    case 'refuse':
      return 'refuse';
    case 'correct':
      return 'correct';
    case 'inform':
    case 'unread':
      return undefined;
  }
}

/** What stands beside the acts a dialog starts on and may be part of them. */
const BESIDE: ReadonlySet<DialogueAct['kind']> = new Set(['inform', 'correct', 'unread']);

/**
 * What a dialog took when its step does not say: beginning, the acts it starts on and what is told beside them;
 * answering or deciding alone, the whole message.
 */
export function tookByDefault(
  dialog: Pick<AnyDialog, 'startsOn' | 'wins'>,
  acts: readonly DialogueAct[],
  isReply: boolean,
): Took {
  if (isReply || dialog.wins) return 'all';
  const isOwn = (act: DialogueAct): boolean => {
    const intent = intentOf(act);
    return BESIDE.has(act.kind) || (intent !== undefined && dialog.startsOn.includes(intent));
  };
  return acts.filter(isOwn).map(({ id }) => id);
}
