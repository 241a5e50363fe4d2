import { type ForeignGoods } from '../../domain/recognition/recognition';
import { type Output, say } from '../contract/outputs';
import { type Heard } from '../contract/turn';
import { addressIn } from './message-parts';
import { notesIn } from './notes';
import { isOfEach } from '../products/mentions';

/** From here on a question about the words is believed: they are not ordered then. */
const ASKED = 0.5;

/** What is listed among the goods of an order and stands in no row: it is left out, and never put in as something else. */
export function leftOut(turn: Heard): ForeignGoods[] {
  const { recognition, chosen } = turn;
  // "Jadi masing-masing 3" names nothing.
  if (chosen !== undefined || isOfEach(turn)) return [];
  // "Gedung Wisma lt 5, Jl. Kemang 12" is where it goes, with nothing of ours in it.
  if (addressIn(turn) !== undefined && recognition.goods.length === 0) return [];
  // "3, 1 digiling": what is to be done with goods is noted, and no goods itself.
  const notes = notesIn(turn);
  const asked = recognition.dialogueActs.filter(({ kind, sure }) => kind === 'ask' && sure >= ASKED);
  return (recognition.described?.foreign ?? []).filter(
    ({ isListed, start, end }) =>
      isListed &&
      ![...asked.map(({ span }) => span), ...notes].some((one) => one.start < end && start < one.end),
  );
}

/** Goods that were left out are named, so that the customer does not believe them ordered. */
export function leftOutOutputs(turn: Heard): Output[] {
  return leftOut(turn).map(({ text }) => say('order.left-out', { words: text }));
}
