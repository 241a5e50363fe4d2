import { type Entity } from '../../domain/recognition/entities';
import { spanOfWords, type Word } from '../text/normalize';
import { realDay } from './calendar-day';
import { CALENDAR } from './date-readings';
import { type EntityInput } from './entity-reader';

/** A leap year: the 29th of February is a birthday. */
const LEAP_YEAR = 2024;

/** "30 februari", "June 31st": a day of a month that has no such day. */
export function readImpossibleDates({ normal }: EntityInput): Entity[] {
  const { words } = normal;
  return words.flatMap((word, at): Entity[] => {
    const month = CALENDAR.months[word.standard];
    if (month === undefined) return [];
    const before = dayIn(words[at - 1]);
    const day = before ?? dayIn(words[at + 1]);
    if (day === undefined || day > 39 || realDay(LEAP_YEAR, month, day)) return [];
    const from = before === undefined ? at : at - 1;
    const year = before === undefined ? at + 2 : at + 1;
    const to = isYear(words[year]) ? year + 1 : year;
    const span = spanOfWords(normal, from, to);
    return [{ type: 'impossible_date', ...span, value: span.text }];
  });
}

function dayIn(word: Word | undefined): number | undefined {
  return word?.kind === 'number' && /^\d{1,2}$/u.test(word.text) ? Number(word.text) : undefined;
}

function isYear(word: Word | undefined): boolean {
  return word?.kind === 'number' && /^(?:\d{2}|\d{4})$/u.test(word.text);
}
