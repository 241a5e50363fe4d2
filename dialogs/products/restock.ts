import { type Product } from '../../domain/products/catalogue';
import { type Output, choice, record, say } from '../contract/outputs';
import { hears } from '../reading/hears';
import { type Turn, words } from '../contract/turn';
import { productName } from './reference';

/**
 * "When is it back?": the rows do not tell, and the bot does not guess. The team gets the question, and the button
 * asks for a note in this chat. Empty when the product is in stock, or the question was not asked.
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
