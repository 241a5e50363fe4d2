import { readData } from '../data-files';

interface NumberData {
  units: Record<string, number>;
  times: Record<string, number>;
  scales: Record<string, number>;
  wholes: Record<string, number>;
  fractions: Record<string, number>;
  slangMoney: Record<string, number>;
  counts: Record<string, number>;
  about: string[];
  /** Hedges that stand after what they make approximate. */
  aboutAfter: string[];
  /** "sejuta makasih": what makes a great number a manner of speaking. */
  thanks: string[];
  currency: Record<string, string>;
  budgetWords: string[];
  quantityUnits: Record<string, 'person' | 'piece' | 'cup' | 'gram' | 'kilogram' | 'litre' | 'month'>;
  unitFactors: Record<string, number>;
  oneOf: Record<string, 'person' | 'piece' | 'cup' | 'gram' | 'kilogram' | 'litre' | 'month'>;
  /** Days in one of a span of time: a week has seven. */
  daysOf: Record<string, number>;
  /** Days in a span that is one word: "seminggu". */
  daysIn: Record<string, number>;
  /** Behind a span of time that has not passed: "2 hari lagi". */
  stillToCome: string[];
  otherUnits: string[];
  roundTimes: Record<string, number>;
  peopleWords: string[];
  digitBefore: string[];
  /** "lantai 12 unit 3": what follows is part of an address, unit or not. */
  addressBefore: string[];
  buyVerbs: string[];
  paperCups: string[];
}

/** Number words, units and slang of both languages. */
export const NUMBERS = JSON.parse(readData('numbers.json')) as NumberData;

/** A number as said: `from`..`to` are word indexes, `to` exclusive. */
export interface SaidNumber {
  value: number;
  from: number;
  to: number;
  /** The scale said ("juta" = 1 000 000), 1 when none. */
  scale: number;
  /** Written in digits. */
  digits: boolean;
  /** Written in groups of three ("25.000"). */
  grouped: boolean;
  /** "80an", "20 jutaan". */
  rounded: boolean;
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  [
    NUMBERS.units,
    NUMBERS.times,
    NUMBERS.scales,
    NUMBERS.wholes,
    NUMBERS.slangMoney,
    NUMBERS.currency,
  ].flatMap((words) => Object.keys(words)),
);

/** A word of number or money: no slip for a product ("perak" is not "kerak"). */
export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}
