import { type Language } from '../../domain/time/instant';
import { type Word } from '../text/normalize';
import { NUMBERS } from './number-data';
import { readNumber } from './number-words';

/**
 * The longest span of time that a text names, in days ("janji 2 hari, ini udah seminggu" is 7); undefined when it
 * names none. "2 hari lagi" is still to come and does not count.
 */
export function daysPassed(words: readonly Word[], language: Language | undefined): number | undefined {
  const spans = words.flatMap((_, at) => {
    const span = spanAt(words, at, language);
    return span && !NUMBERS.stillToCome.includes(words[span.to]?.standard ?? '') ? [span.days] : [];
  });
  return spans.length > 0 ? Math.max(...spans) : undefined;
}

/** A span that begins at a word; `to` is the word behind it. */
function spanAt(
  words: readonly Word[],
  at: number,
  language: Language | undefined,
): { days: number; to: number } | undefined {
  const word = words[at]?.standard ?? '';
  const whole = NUMBERS.daysIn[word];
  if (whole !== undefined) return { days: whole, to: at + 1 };
  const number = word === 'a' ? { value: 1, to: at + 1 } : readNumber(words, at, language);
  const unit = number && NUMBERS.daysOf[words[number.to]?.standard ?? ''];
  return number && unit !== undefined
    ? { days: Math.round(number.value * unit), to: number.to + 1 }
    : undefined;
}
