import { type PriceLimit, type Superlative } from '../../domain/recognition/acts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { framed } from '../reading/plain-words';
import { hears } from '../reading/hears';
import { type Heard, words } from '../contract/turn';

/** Words before an amount that may say what it limits. */
const REACH = 5;

/** What a message asks of the catalogue beside naming goods: a limit on the price, the first of an order. */
export interface Query {
  limit: PriceLimit | undefined;
  superlative: Superlative | undefined;
  inStock: boolean;
}

type Spoken = Pick<Heard, 'input' | 'recognition' | 'views'>;

export function queryOf(turn: Spoken): Query {
  return {
    limit: limitOf(turn),
    superlative: superlativeOf(turn),
    inStock: hears(turn, 'inStock'),
  };
}

function superlativeOf(turn: Spoken): Superlative | undefined {
  if (hears(turn, 'cheapest')) return 'cheapest';
  if (hears(turn, 'dearest')) return 'dearest';
  if (hears(turn, 'largest')) return 'largest';
  return hears(turn, 'smallest') ? 'smallest' : undefined;
}

/** "Di bawah 100 ribu", "1 to 2 million", "2 jutaan"; undefined where an amount limits nothing. */
function limitOf(turn: Spoken): PriceLimit | undefined {
  const [money] = entitiesOf(turn.recognition, 'money');
  if (!money || money.value.currency !== 'IDR' || money.value.max <= 0) return undefined;
  const { min, max, approximate } = money.value;
  if (min < max) return { atLeast: min, atMost: max };
  const { atMost, atLeast } = turn.views.cues;
  const text = words(turn);
  const before = framed(
    text
      .slice(0, money.start)
      .split(/\s+/u)
      .slice(-REACH - 1)
      .join(' '),
  );
  const after = framed(text.slice(money.end).trim().split(/\s+/u).slice(0, 2).join(' '));
  if (atMost.test(before) || atMost.test(after)) return { atMost: max };
  if (atLeast.test(before)) return { atLeast: min };
  return approximate ? { around: max } : undefined;
}
