import { hears } from '../reading/hears';
import { parseChoice } from '../contract/choices';
import { complete, defineDialog } from '../contract/dialog';
import { record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';

/** "Shall I tell you when it is back?", "Shall I ask the team?": the button's meaning, told in words (P-6). */
export const tellMe = defineDialog({
  id: 'tell-me',
  version: 1,
  startsOn: [],
  isPublic: true,
  wins: (turn) => turn.chosen === undefined && offeredQuestion(turn) !== undefined && takesOffer(turn),
  begin: (turn) => {
    const questionId = offeredQuestion(turn);
    const { openPrompt } = turn.conversation;
    if (questionId === undefined || !openPrompt) return complete();
    return complete(
      record({ type: 'prompt_used', promptId: openPrompt.id }),
      record({ type: 'answer_wanted', questionId }),
      say('product.asked-team'),
    );
  },
});

/** The question whose answer the live buttons offer to tell. */
function offeredQuestion({ conversation }: Turn): string | undefined {
  const choices = (conversation.openPrompt?.choices ?? []).map(({ id }) => parseChoice(id));
  return choices.find((choice) => choice.kind === 'answer_wanted')?.questionId;
}

/** A bare yes right behind the offer, or the wish itself: never a no, nor a yes that goes on to something else. */
function takesOffer(turn: Turn): boolean {
  const { acts, open, conversation } = turn;
  if (acts.some((act) => act === 'refuse' || act === 'deny' || act === 'cancel' || act === 'opt_out'))
    return false;
  const isBareYes = acts.length > 0 && acts.every((act) => act === 'affirm');
  return (
    (isBareYes && open.length === 0 && conversation.openPrompt?.passed !== true) ||
    (hears(turn, 'tellMe') && !hears(turn, 'tellMeNot'))
  );
}
