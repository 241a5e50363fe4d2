import { type Entity } from '../../domain/recognition/entities';
import { spanOfClean, spanOfText, spanOfWords } from '../text/normalize';
import { type EntityInput, type EntityReader } from './entity-reader';

const TICKET = /klh ?-? ?(\d{8}) ?-? ?(\d{4})(?!\d)/gu;
const LEAD =
  '(?:pesanan|pesan|order|invoice|inv|orderan|nomor|no|po) (?:nomor |no |id |number )?(?:is |itu |adalah |: |# )?';
const NEAR_ORDER = new RegExp(`${LEAD}(?<prefix>[a-z]{2,4}) (?:- )?(?<digits>\\d{3,8})(?![\\d.,])`, 'gu');
/** A word before a number that is not the prefix of an order number. */
const NO_PREFIX = new Set(['no', 'nmr', 'id', 'yang', 'dari', 'is', 'itu', 'saya', 'my', 'ini', 'ke', 'the']);
/** Four letters, then letter and digit in turn, as codes are made: no product's number and no measure looks so. */
const REFERRAL = /(?<![\p{L}\p{N}])([a-z]{4}) ?[-‐-―]? ?([a-z]\d[a-z](?:\d[a-z]?)?)(?![\p{L}\p{N}])/giu;
/** A letter, a digit and two of either, then four of either with a hyphen or a space between, as vouchers are made. */
const VOUCHER = /(?<![\p{L}\p{N}-])([a-z]\d[a-z\d]{2}) ?[-‐-―] ?([a-z\d]{4})(?![\p{L}\p{N}-])/giu;
/** Words after which letters and digits are a courier's number. */
const COURIER = new Set(['resi', 'resinya', 'tracking', 'awb', 'jne', 'jnt', 'sicepat']);

/** Complaint tickets, `KLH-20261123-0007`. */
export function readTickets(input: EntityInput): Entity[] {
  return [...input.normal.text.matchAll(TICKET)].map((match) => ({
    type: 'ticket_no',
    ...spanOfText(input.normal, match.index, match.index + match[0].length),
    value: `KLH-${match[1] ?? ''}-${match[2] ?? ''}`,
  }));
}

/** Codes of friends, `SARI-K4P`. */
export function readReferralCodes(input: EntityInput): Entity[] {
  return [...input.normal.clean.text.matchAll(REFERRAL)].map((match) => ({
    type: 'referral_code',
    ...spanOfClean(input.normal, match.index, match.index + match[0].length),
    value: `${match[1] ?? ''}-${match[2] ?? ''}`.toUpperCase(),
  }));
}

/** Codes of vouchers, `K7PM-4XQ9`. */
export function readVoucherCodes(input: EntityInput): Entity[] {
  return [...input.normal.clean.text.matchAll(VOUCHER)].map((match) => ({
    type: 'voucher_code',
    ...spanOfClean(input.normal, match.index, match.index + match[0].length),
    value: `${match[1] ?? ''}-${match[2] ?? ''}`.toUpperCase(),
  }));
}

/**
 * A reader of order numbers: two to four letters and three or more digits, `NS-1187`, also written "ns1187", with a day
 * before the number (`NS-20261102-0019`).
 * @param prefix the company's own letters: after them a number is an order with nothing said before ("ns 1187").
 */
export function createOrderReader(prefix: string | undefined): EntityReader {
  const own =
    prefix === undefined
      ? undefined
      : new RegExp(
          `(?<![\\p{L}\\p{N}])(?<prefix>${prefix.toLowerCase()}) ?(?:[-#:] )?(?<digits>\\d{3,8}(?: ?- ?\\d{2,6})?)(?![\\d.,]\\d)`,
          'gu',
        );
  return (input) => [...codes(input), ...spaced(input, NEAR_ORDER), ...(own ? spaced(input, own) : [])];
}

function codes({ normal }: EntityInput): Entity[] {
  return normal.words.flatMap((word, index): Entity[] => {
    const parts = word.kind === 'code' ? /^([a-z]{2,4})-?(\d{3,}(?:-\d{2,6})?)$/u.exec(word.text) : null;
    const before = normal.words.slice(Math.max(0, index - 2), index);
    if (!parts || COURIER.has(parts[1] ?? '') || before.some(({ standard }) => COURIER.has(standard)))
      return [];
    return [
      { type: 'order_no', ...spanOfWords(normal, index, index + 1), value: orderNumber(parts[1], parts[2]) },
    ];
  });
}

function spaced({ normal }: EntityInput, pattern: RegExp): Entity[] {
  return [...normal.text.matchAll(pattern)].flatMap((match): Entity[] => {
    const { prefix = '', digits = '' } = match.groups ?? {};
    if (NO_PREFIX.has(prefix)) return [];
    const start = match.index + match[0].lastIndexOf(prefix);
    const span = spanOfText(normal, start, match.index + match[0].length);
    return [{ type: 'order_no', ...span, value: orderNumber(prefix, digits) }];
  });
}

function orderNumber(prefix = '', digits = ''): string {
  return `${prefix.toUpperCase()}-${digits.replace(/\s/gu, '')}`;
}
