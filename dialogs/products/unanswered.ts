import { type Choice, type Output, type Say, choice, record } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/**
 * What to do when no row tells (P-6): say so, collect the question for the desk, offer to ask the team.
 * The text carries no digit (T33).
 */
export function askTheTeam(turn: Turn, unknown: Say, sku?: string): Output[] {
  const id = turn.newId('question');
  const choices: Choice[] = [
    choice({ kind: 'answer_wanted', questionId: id }, 'product.ask-team'),
    choice({ kind: 'other_topic' }, 'product.other-topic'),
  ];
  const question = {
    id,
    text: words(turn),
    language: turn.conversation.language,
    sku,
    messageId: turn.messageId,
    notify: false,
  };
  return [record({ type: 'question_unanswered', question }), { ...unknown, choices }];
}
