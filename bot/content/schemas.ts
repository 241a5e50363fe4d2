import { z } from 'zod';
import { INTENT_KINDS, INTENT_TRAITS } from '../../domain/recognition/intent-kinds';

/** The shapes of the content files. Unknown fields are refused: a misspelt one would be silently lost. */

const text = z.string().trim().min(1);
const words = z.array(text).default([]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'write a date as 2026-12-31.');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "write an hour as '09:00', in quotes.");
const colour = z.string().regex(/^#[0-9a-f]{6}$/iu, "write a colour as '#6B3E26', in quotes.");
const url = z.string().url('write a full address that begins with https://.');
const language = z.enum(['id', 'en']);
const rupiah = z.number().int('write whole rupiah, digits only.').positive();
const count = z.number().int('write a whole number.').nonnegative();

export const perLanguage = z.object({ id: text, en: text }).strict();
export const wordsPerLanguage = z.object({ id: words, en: words }).strict();

export const companySchema = z
  .object({
    name: text,
    botName: text,
    tagline: perLanguage,
    timeZone: text.refine(isTimeZone, 'is no time zone; write one like Asia/Jakarta.'),
    currency: z.string().regex(/^[A-Z]{3}$/u, 'write three letters, like IDR.'),
    defaultLanguage: language,
    website: url,
    orderPrefix: z
      .string()
      .regex(/^[A-Z]{2,4}$/u, 'write two to four capital letters, like NS.')
      .optional(),
    colours: z.object({ primary: colour, onPrimary: colour, accent: colour }).strict(),
    phone: text,
    email: z.string().email('write an e-mail address.'),
    privacy: z
      .object({ controller: text, address: text, contact: text, officer: text, policyUrl: url })
      .strict(),
    cities: z.object({ served: words, deliveryOnly: words }).strict(),
  })
  .strict();

export const intentsSchema = z.array(
  z
    .object({
      id: text,
      kind: z.enum(INTENT_KINDS),
      traits: z.array(z.enum(INTENT_TRAITS)).default([]),
      meaning: text,
      example: text,
    })
    .strict(),
);

export const localeSchema = z.record(z.string());

export const citiesSchema = z.record(z.array(text));

export const deliverySchema = z
  .object({
    parcelKg: z.number().positive(),
    freeFromIdr: rupiah,
    cargoFromKg: z.number().positive().optional(),
    weightSpecs: words,
    servedOnly: z.object({ spec: z.string(), value: z.string() }).strict().optional(),
    pickUp: perLanguage,
    couriers: words,
    zones: z.array(
      z
        .object({
          id: text,
          name: perLanguage,
          idr: rupiah.optional(),
          perKgIdr: rupiah.optional(),
          days: z.object({ from: count, to: count }).strict(),
          freeZone: z.boolean(),
          provinces: words.optional(),
        })
        .strict(),
    ),
  })
  .strict();

export const storesSchema = z.array(
  z
    .object({ id: text, name: text, address: text, city: text, phone: text.optional(), hours: perLanguage })
    .strict(),
);

const hours = z.object({ open: clock, close: clock }).strict().optional();

export const calendarSchema = z
  .object({
    timeZone: text.refine(isTimeZone, 'is no time zone; write one like Asia/Jakarta.'),
    hours: z
      .object({
        sunday: hours,
        monday: hours,
        tuesday: hours,
        wednesday: hours,
        thursday: hours,
        friday: hours,
        saturday: hours,
      })
      .strict(),
    customerZones: z
      .record(text.refine(isTimeZone, 'is no time zone; write one like Asia/Makassar.'), z.array(text))
      .optional(),
    holidays: z.array(z.object({ date: day, name: text }).strict()),
  })
  .strict();

export const repsSchema = z.array(
  z
    .object({
      id: text,
      name: text,
      roles: z.array(z.enum(['sales', 'care', 'supervisor', 'admin'])).min(1),
      languages: z.array(language).min(1),
      territories: words,
      productLines: words,
      capacity: z.number().int().positive(),
      senior: z.boolean().default(false),
      onCall: z.boolean().default(false),
      /** Where calls are mailed to; only this rep reads it. */
      email: z.string().email().optional(),
      /** Hours in which what can wait does; outside of business hours it does anyhow. */
      quiet: z.object({ from: clock, to: clock }).strict().optional(),
    })
    .strict(),
);

export const targetMarketSchema = z
  .object({
    segments: z.array(
      z
        .object({ id: text, kind: z.enum(['b2b', 'b2c']), name: perLanguage, words: wordsPerLanguage })
        .strict(),
    ),
    companySizes: z.array(z.object({ id: text, from: count, to: count.optional() }).strict()),
    criteria: z.array(
      z
        .object({
          id: text,
          kind: z.enum(['b2b', 'b2c', 'any']),
          field: z.enum(['segment', 'companySize', 'territory', 'contactType']),
          match: words,
          mismatch: words,
          because: perLanguage,
        })
        .strict(),
    ),
  })
  .strict();

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    // Intl has no question "is this a zone?"; it only throws.
    return false;
  }
}
