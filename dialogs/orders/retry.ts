import { type Step, asking, notUnderstood } from '../contract/dialog';
import { type OrderDraft } from './draft';
import { askWhere, proceed, questionName } from './questions';
import { quoteOf } from './quote';
import { CONFIRMING } from './read-back';
import { isQuestion } from './message-parts';
import { type Output, ask, choice, record, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/** The open question once more, in other words; what is a question itself is answered elsewhere (F-20). */
export function again(draft: OrderDraft, turn: Turn): Step<OrderDraft> {
  const { act: sure } = turn.views.rules.understanding;
  const isAside = turn.recognition.dialogueActs.some((act) => act.kind === 'ask' && act.sure >= sure);
  if (isAside) return briefly(draft, turn, []);
  const isSaid = /\p{L}/u.test(words(turn));
  if ((isQuestion(turn) && isSaid) || turn.chosen !== undefined) return notUnderstood(draft);
  // "Kabari di chat aja" to "pick it up, or hear from us here only": it is sent all the same.
  if (draft.asking === 'store' && draft.place?.by === 'courier') return proceed(draft, turn);
  const missed = record({ type: 'misunderstood' });
  const name = questionName(draft, draft.asking);
  const retry = inOtherWords(draft);
  if (retry) return asking(name, draft, missed, retry);
  const step = proceed(draft, turn, [missed, say('order.retry')]);
  return step.status === 'waiting' ? { ...step, question: name } : step;
}

function inOtherWords({ asking: question }: OrderDraft): Output | undefined {
  switch (question) {
    case 'quantity':
      return say('order.retry-quantity');
    case 'where':
      return askWhere('order.retry-where');
    case 'courier':
      return ask('order.retry-courier', [
        choice('chat-only', 'order.chat-only'),
        choice('pick-up', 'order.pick-up-here'),
      ]);
    case 'confirm':
      return ask('order.confirm-retry', CONFIRMING);
    default:
      return undefined;
  }
}

/** The open question without the goods, which stand a little above. */
export function briefly(draft: OrderDraft, turn: Turn, first: readonly Output[]): Step<OrderDraft> {
  const step = draft.asking === 'confirm' ? confirmAgain(draft, turn, first) : proceed(draft, turn, first);
  // Answering something else in between does not count as a failed answer.
  return step.status === 'waiting' ? { ...step, question: undefined } : step;
}

function confirmAgain(draft: OrderDraft, turn: Turn, first: readonly Output[]): Step<OrderDraft> {
  const total = { money: quoteOf(draft, turn)?.totals.toPay ?? 0 };
  return asking(
    questionName(draft, 'confirm'),
    draft,
    ...first,
    ask('order.confirm-again', CONFIRMING, { total }),
  );
}
