import { type Intent } from '../../domain/recognition/intent';
import { type Output } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { faqOutputs } from './faq-answer';
import { isHardlyMoreThanKind } from './fit';
import { narrowedGoods } from './memory';
import { type ProductReference, namedProducts } from './reference';

/** Acts as which a question with an approved answer is read. */
const MAYBE_APPROVED: readonly Intent[] = ['ask_spec', 'ask_stock', 'browse_products'];

/** "Kopinya halal ga?", "saya punya maag": about no thing in particular, and the approved words tell. */
export function approvedOutputs(
  turn: Turn,
  acts: readonly Intent[],
  reference: ProductReference,
): Output[] | undefined {
  const [act] = acts;
  if (turn.chosen !== undefined || acts.length !== 1 || !act || !MAYBE_APPROVED.includes(act))
    return undefined;
  const isOfKind = reference.kind === 'category' && asksForKind(turn, act);
  if (namedProducts(turn).length > 0 || isOfKind || narrowedGoods(turn)) return undefined;
  return faqOutputs(turn, []);
}

/** "Kalau penggiling?" says hardly more than the kind; or it is surely read as a question about what there is. */
function asksForKind(turn: Turn, act: Intent): boolean {
  if (isHardlyMoreThanKind(turn)) return true;
  const sure = turn.recognition.intents.find(({ intent }) => intent === act)?.score ?? 0;
  return act !== 'ask_spec' && sure >= turn.views.rules.understanding.interrupt;
}
