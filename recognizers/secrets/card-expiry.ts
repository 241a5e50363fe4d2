import { type FoldedText, type Stretch, stretchOf } from './folded-text';

/**
 * Until when a card is good, in the spellings people use. Only where a number or a secret was masked in the same
 * thought: coffee has a date too.
 */

const BEGIN = '(?<![\\p{L}\\p{N}])';
const SEPARATOR = '[\\s,;:/|().=-]{0,4}';

/** What says that a date is the end of something. */
const UNTIL =
  '(?:exp(?:ir(?:e[sd]?|y|ation))?|ed|kada?lu?w?arsa|kedalu?w?arsa|(?:masa )?berlaku|valid|good|thru|until|till|sampai|sampe|smp|hingga|sd|s/d|jatuh tempo)(?: ?nya)?';

/** What may stand between that word and the date. */
const BETWEEN =
  '(?:date|tgl|tanggal|tempo|dgn|dengan|bulan|bln|month|kartu|card|di|in|on|is|adalah|itu|ya|pada|s/d|sampai|sampe|smp|hingga|until|till|thru|to|end)';

const MONTH_NAME =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:s(?:tus)?)?|aug(?:ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)';
const MONTH = `(?:0?[1-9]|1[0-2]|${MONTH_NAME})`;
const YEAR = '(?:20)?[2-5]\\d';
const DATE = `(?:${MONTH}(?:[\\s./,\\\\|_-]{0,3}(?:(?:tahun|thn|th|year|of) )?'?)${YEAR})`;

/** The digits from the back of the card often follow without a word. */
const BACK = `(?:${SEPARATOR}\\d{3,4}(?!\\d)(?! ?(?:rb|ribu|k|jt|juta|pcs|kg|g|gram|orang|cup)\\b))?`;

const TOLD = new RegExp(
  `${BEGIN}(${UNTIL}(?:${SEPARATOR}${BETWEEN}){0,4}${SEPARATOR}${DATE}(?!\\d)${BACK})`,
  'dgu',
);

/** Alone behind a name, as it is printed: "BUDI SANTOSO 12/27". */
const PRINTED = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])((?:0[1-9]|1[0-2]) ?[/-] ?${YEAR}(?![\\d/-])${BACK})`,
  'dgu',
);

/** Dates that belong to a card, in order. */
export function cardExpiries(text: FoldedText): Stretch[] {
  return [TOLD, PRINTED].flatMap((pattern) =>
    [...text.text.matchAll(pattern)].map(({ indices }) => {
      const [start = 0, end = 0] = indices?.[1] ?? [];
      return stretchOf(text, { start, end });
    }),
  );
}
