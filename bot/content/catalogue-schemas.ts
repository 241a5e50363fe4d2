import { z } from 'zod';
import { perLanguage, wordsPerLanguage } from './schemas';

/** The shapes of the files around the catalogue. */

const text = z.string().trim().min(1);
const words = z.array(text).default([]);
const rupiah = z.number().int('write whole rupiah, digits only.').positive();
const involvement = z.enum(['high', 'low']);

export const categoriesSchema = z.array(
  z.object({ id: text, name: perLanguage, words: wordsPerLanguage, involvement, unit: perLanguage }).strict(),
);

export const specNamesSchema = z.record(z.object({ label: perLanguage, words: wordsPerLanguage }).strict());

export const specWordsSchema = z.object({ en: z.record(text) }).strict();

const relations = z
  .object({
    upsell: words,
    cross: words,
    accessory: words,
    alternative: words,
    replacement: words,
    refill: words,
  })
  .strict();

export const extraSchema = z.record(
  z
    .object({
      aliases: words,
      en: z.object({ name: text, description: text }).strict(),
      involvement: involvement.optional(),
      unit: perLanguage.optional(),
      sourceUrl: z.string().url('write a full address that begins with https://.').optional(),
      prices: z.object({ member: rupiah.optional(), b2b: rupiah.optional() }).strict().default({}),
      quantityPrices: z
        .array(z.object({ minQty: z.number().int().min(2), idr: rupiah }).strict())
        .default([]),
      relations: relations.default({}),
    })
    .strict(),
);

export type CatalogueExtra = z.output<typeof extraSchema>;
export type ProductExtra = CatalogueExtra[string];

export const faqSchema = z.array(
  z
    .object({
      id: text,
      /** An intent id; left out when the question belongs to none. */
      topic: z.string().nullish(),
      questions: z.array(text).min(1),
      answer: text,
      sourceUrl: z.string().url('write a full address that begins with https://.').nullish(),
      reviewedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'write a date as 2026-12-31.'),
    })
    .strict(),
);
