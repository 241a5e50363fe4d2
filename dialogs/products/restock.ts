import { type Product } from '../../domain/products/catalogue';
import { type Output, choice, record, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Turn, words } from '../contract/turn';
import { productName } from './reference';

/**
 * "When is it back?": no row tells, and nobody guesses. The question is kept for the team, and pressing the button asks
 * for a note in this chat. Empty when the thing can be had, or nobody asks when.
 */
export function restockOutputs(turn: Turn, product: Product): Output[] {
  const isGone = (product.stock?.quantity ?? 1) <= 0;
  if (!isGone || !hears(turn, 'restock')) return [];
  const id = turn.newId('question');
  const question = {
    id,
    text: words(turn),
    language: turn.conversation.language,
    sku: product.sku,
    messageId: turn.messageId,
    notify: false,
  };
  const ask = say('product.restock-unknown', { product: productName(turn, product.sku) });
  return [
    record({ type: 'question_unanswered', question }),
    {
      ...ask,
      choices: [
        choice({ kind: 'answer_wanted', questionId: id }, 'product.tell-me'),
        choice({ kind: 'other_topic' }, 'product.other-topic'),
      ],
    },
  ];
}
