import { OFFER_TYPES } from '../../domain/products/offers';
import { z } from 'zod';
import { type OfferContent } from './content';
import { readYaml, type ContentReader } from './content-reader';
import { perLanguage } from './schemas';

const FILE = 'offers.yaml';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'write a date as 2026-12-31.');
const word = z.string().trim().min(1);

const schema = z.array(
  z
    .object({
      id: word,
      type: z.enum(OFFER_TYPES),
      firstPurchaseOnly: z.boolean().default(false),
      share: z.number().min(0).max(1, 'is a share: write 0 to 1, e.g. 0.1.').default(0),
      categories: z.array(word).default([]),
      from: day,
      until: day,
      permitNumber: word.optional(),
      text: perLanguage,
    })
    .strict(),
);

/**
 * `offers.yaml`; a company without promotions needs no such file. A prize draw without a permit is refused (T38),
 * as is one that ends before it begins.
 */
export function readOffers(reader: ContentReader): OfferContent[] {
  const read = readYaml(reader, FILE, schema, true);
  if (!read) return [];
  read.value.forEach((offer, index) => {
    const wrong = (field: string, message: string): void => {
      const line = read.lineOf([index, field]);
      reader.problems.push({ file: FILE, line, message: `Offer "${offer.id}" ${message}` });
    };
    if (offer.until < offer.from) wrong('until', 'ends before it begins; correct the dates.');
    if (offer.type === 'prize_draw' && offer.permitNumber === undefined) {
      wrong('type', 'is a prize draw without a permitNumber; add the number of the permit or remove it.');
    }
    if (offer.type === 'discount' && offer.share === 0) wrong('type', 'takes nothing off; add its share.');
  });
  return read.value;
}
