import { type Step, notUnderstood } from '../contract/dialog';
import { type OrderDraft, type OrderQuestion } from './draft';
import { proceed } from './questions';
import { type Output, record, say } from '../contract/outputs';
import { type MessageKey } from '../contract/texts';
import { type Turn } from '../contract/turn';

/** What an answer looks like, where a word of example helps. */
const EXAMPLES: Partial<Record<OrderQuestion, MessageKey>> = {
  quantity: 'order.retry-quantity',
  where: 'order.retry-where',
  courier: 'order.retry-courier',
};

/** From here on a person is offered instead (F-20, H-4). */
const PATIENCE = 2;

/** The open question once more, with an example of an answer; what an approved answer is for gets that (F-20). */
export function again(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const [known] = turn.recognition.faq;
  const isQuestion = known !== undefined && known.score >= turn.views.rules.product.answer;
  const isPressed = turn.chosen !== undefined;
  if (isQuestion || isPressed || turn.conversation.misunderstood >= PATIENCE) return notUnderstood(draft);
  const retry = say(EXAMPLES[draft.asking] ?? 'order.retry');
  return briefly(draft, turn, [record({ type: 'misunderstood' }), retry]);
}

const SUMS: readonly string[] = ['order.cart', 'order.discount', 'order.fee', 'order.fee-free'];

/** The open question without the sums, which stand a little above; who is to say yes sees them again. */
export function briefly(draft: OrderDraft, turn: Turn, first: readonly Output[]): Step<OrderDraft> {
  const step = proceed(draft, turn, first);
  if (step.status !== 'waiting' || step.state.asking === 'confirm') return step;
  return { ...step, outputs: step.outputs.filter((output) => !isSum(output)) };
}

function isSum(output: Output): boolean {
  return output.kind === 'say' && SUMS.includes(output.text);
}
