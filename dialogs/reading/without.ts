import { type DialogueAct } from '../../domain/recognition/acts';
import { type Span } from '../../domain/recognition/entities';
import { intentOf } from '../contract/taking';
import { type Turn, words } from '../contract/turn';

type Stretch = Pick<Span, 'start' | 'end'>;

/**
 * A turn as if some stretches of its message had not been written: blanks stand in their place, so that what is left
 * keeps its offsets, and what was read in them is gone.
 */
export function without<T extends Pick<Turn, 'input' | 'recognition' | 'acts'>>(
  turn: T,
  stretches: readonly Stretch[],
): T {
  const { input, recognition } = turn;
  if (stretches.length === 0 || input.kind !== 'message') return turn;
  const stays = (part: Stretch): boolean =>
    !stretches.some(({ start, end }) => part.start < end && start < part.end);
  const isHeld = (act: DialogueAct): boolean =>
    !stretches.some(({ start, end }) => start <= act.span.start && act.span.end <= end);
  const dialogueActs = recognition.dialogueActs.filter(isHeld);
  const gone = recognition.dialogueActs.filter((act) => !isHeld(act)).map(intentOf);
  const left = new Set(dialogueActs.map(intentOf));
  const { described } = recognition;
  return {
    ...turn,
    input: { ...input, text: blanked(words(turn), stretches) },
    acts: turn.acts.filter((act) => left.has(act) || !gone.includes(act)),
    recognition: {
      ...recognition,
      standard: undefined,
      dialogueActs,
      entities: recognition.entities.filter(stays),
      goods: recognition.goods.filter(({ span }) => stays(span)),
      described: described && { ...described, foreign: described.foreign.filter(stays) },
    },
  };
}

/** Lines stay lines. */
export function blanked(text: string, stretches: readonly Stretch[]): string {
  return stretches.reduce(
    (left, { start, end }) =>
      left.slice(0, start) + left.slice(start, end).replace(/[^\n]/gu, ' ') + left.slice(end),
    text,
  );
}
