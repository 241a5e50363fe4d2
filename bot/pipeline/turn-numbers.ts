import { randomInt } from 'node:crypto';
import { type Views } from '../../dialogs/contract/turn';
import { voucherCode } from '../../domain/vouchers/code';
import { type Instant } from '../../domain/time/instant';
import { type Serials } from '../../models/database/serials';
import { type DrawnNumbers, type NumberBook } from './drawn-numbers';
import { serialName } from './serial-names';

interface NumberSources {
  numbers: NumberBook;
  serials: Pick<Serials, 'next'>;
  newId: (kind: string) => string;
  views: () => Views;
  clock: () => Instant;
}

/** The ids, running numbers and codes of a turn. @param openedBy the message that opened it */
export function turnNumbers(sources: NumberSources, openedBy: string): DrawnNumbers {
  const { newId, serials, numbers } = sources;
  const newSerial: DrawnNumbers['newSerial'] = (kind) => serials.next(serialName(sources, kind));
  return numbers.of(openedBy, { newId, newSerial, newCode: () => voucherCode(randomInt) });
}
