import { momentIn } from '../../../dialogs/handoff/call-moment';
import { type Views } from '../../../dialogs/contract/turn';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { nextOpening } from '../../../domain/time/business-calendar';
import { localDate } from '../../../domain/time/calendar';
import { type Instant, type Language } from '../../../domain/time/instant';
import { readDates } from '../../../recognizers/entities/date';
import { normalizeText } from '../../../recognizers/text/normalize';

/**
 * The moment a rep's words name ("besok jam 10", "12/12"), read as a customer's are; a day alone is its opening.
 * @returns undefined when they name none that is still to come
 */
export function momentOf(words: string, views: Views, now: Instant, language: Language): Instant | undefined {
  const [year = 0, month = 0, day = 0] = localDate(now, views.company.timeZone).split('-').map(Number);
  const input = {
    normal: normalizeText(words),
    language,
    today: { year, month, day },
    goods: new Set<number>(),
    expecting: 'date' as const,
  };
  const moment = momentIn(
    { recognition: { ...NOTHING_RECOGNIZED, entities: readDates(input) }, views, now },
    undefined,
  );
  if (!moment) return undefined;
  const at = moment.isExact ? moment.at : nextOpening(moment.at, views.calendar);
  return at > now ? at : undefined;
}
