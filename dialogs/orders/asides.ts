import { type DialogueAct } from '../../domain/recognition/acts';
import { type Intent } from '../../domain/recognition/intent';
import { intentOf } from '../contract/taking';
import { type Turn } from '../contract/turn';
import { framed } from '../reading/plain-words';
import { without } from '../reading/without';

type Heard = Pick<Turn, 'input' | 'recognition' | 'views' | 'acts'>;

/** From here on a part is believed to ask. */
const ASKS = 0.5;

/**
 * What a message tells an order beside what it asks: "Jl. Melati 5, bayarnya bisa QRIS ga?" is an address, and a
 * question that somebody else answers. The message itself where it asks nothing, or does nothing but ask.
 */
export function toldBeside<T extends Heard>(turn: T): T {
  const asked = askingParts(turn);
  const stretches = asked.map(({ span }) => span);
  const told = without(turn, stretches);
  const { entities, goods } = told.recognition;
  return entities.length > 0 || goods.length > 0 ? told : turn;
}

/** The intents of the questions beside which something else is told. */
export function askedBeside(turn: Heard): Intent[] {
  if (toldBeside(turn) === turn) return [];
  return askingParts(turn).flatMap((act) => intentOf(act) ?? []);
}

function askingParts({ recognition, views }: Heard): DialogueAct[] {
  return recognition.dialogueActs.filter(({ kind, sure, span }) => {
    if (kind !== 'ask' && kind !== 'want' && kind !== 'unread') return false;
    const isQuestion = span.text.includes('?') || views.cues.asks.test(framed(span.text));
    return isQuestion && (kind !== 'ask' || sure >= ASKS);
  });
}
