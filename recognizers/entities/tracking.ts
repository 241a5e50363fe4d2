import { type Entity } from '../../domain/recognition/entities';
import { readWordLists } from '../data-files';
import { type Word } from '../text/normalize';
import { type EntityInput } from './entity-reader';

const LISTS = readWordLists('tracking.txt');
const LEAD = new Set(LISTS.get('lead'));
const BETWEEN = new Set(LISTS.get('between'));
/** From a lead word to its number. */
const REACH = 6;
/** A number of a thing, from its first letter or digit: groups by hyphen or slash, and of digits by spaces. */
const CODE = /^[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*(?: \d{2,}(?![\p{L}.,]\p{N}))*/u;
/** Digits alone need this many to be told from a sum or a count; with letters fewer are enough. */
const DIGITS = 8;
const DIGITS_BESIDE_LETTERS = 5;

/** Numbers of parcels, accounts and machines that are said to be so: "resi JX3344556677", "nomor seri H2-20418". */
export function readTrackingNumbers({ normal: { words, original } }: EntityInput): Entity[] {
  return words.flatMap((word, at): Entity[] => {
    if (word.kind !== 'word' || !isLead(word)) return [];
    const first = words.slice(at + 1, at + 1 + REACH).find((next) => !isBetween(next));
    const code = first && CODE.exec(original.slice(first.start))?.[0];
    if (!first || code === undefined || !isOfThing(code)) return [];
    const end = first.start + code.length;
    return [{ type: 'tracking_no', text: code, start: first.start, end, value: code.replace(/\s+/gu, '') }];
  });
}

function isLead({ text, standard }: Word): boolean {
  return LEAD.has(text) || LEAD.has(standard) || LEAD.has(text.replace(/(?:nya|ku|mu)$/u, ''));
}

function isBetween({ kind, text, standard }: Word): boolean {
  return kind === 'mark'
    ? /^[:#\-=]$/u.test(text)
    : kind === 'word' && (BETWEEN.has(text) || BETWEEN.has(standard));
}

function isOfThing(code: string): boolean {
  const digits = code.replace(/\D/gu, '').length;
  return /\p{L}/u.test(code) ? digits >= DIGITS_BESIDE_LETTERS : digits >= DIGITS;
}
