import { type Entity } from '../../domain/recognition';
import { spanOfText, spanOfWords } from '../text/normalize';
import { type EntityInput } from './entity-reader';

const TICKET = /klh ?-? ?(\d{8}) ?-? ?(\d{4})(?!\d)/gu;
const NEAR_ORDER =
  /(?:pesanan|pesan|order|invoice|inv|orderan|nomor|no|po) (?:nomor |no |id |number )?(?<prefix>[a-z]{2,4}) (?:- )?(?<digits>\d{3,8})(?![\d.,])/gu;

/** Complaint tickets, `KLH-20261123-0007`. */
export function readTickets(input: EntityInput): Entity[] {
  return [...input.normal.text.matchAll(TICKET)].map((match) => ({
    type: 'ticket_no',
    ...spanOfText(input.normal, match.index, match.index + match[0].length),
    value: `KLH-${match[1] ?? ''}-${match[2] ?? ''}`,
  }));
}

/** Order numbers: two to four letters and three or more digits, `NS-1187`, also written "ns1187". */
export function readOrders(input: EntityInput): Entity[] {
  const codes = input.normal.words.flatMap((word, index): Entity[] => {
    const parts = word.kind === 'code' ? /^([a-z]{2,4})-?(\d{3,})$/u.exec(word.text) : null;
    if (!parts) return [];
    return [
      {
        type: 'order_no',
        ...spanOfWords(input.normal, index, index + 1),
        value: orderNumber(parts[1], parts[2]),
      },
    ];
  });
  const spaced = [...input.normal.text.matchAll(NEAR_ORDER)].flatMap((match): Entity[] => {
    const { prefix = '', digits = '' } = match.groups ?? {};
    if (['no', 'nmr', 'id', 'yang', 'dari'].includes(prefix)) return [];
    const start = match.index + match[0].lastIndexOf(` ${prefix} `) + 1;
    const span = spanOfText(input.normal, start, match.index + match[0].length);
    return [{ type: 'order_no', ...span, value: orderNumber(prefix, digits) }];
  });
  return [...codes, ...spaced];
}

function orderNumber(prefix = '', digits = ''): string {
  return `${prefix.toUpperCase()}-${digits}`;
}
