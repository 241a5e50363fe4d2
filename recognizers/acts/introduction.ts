import { type Entity, type EntityType } from '../../domain/recognition/entities';
import { type ActReading } from '../intents/find-acts';
import { NO_INTENT } from '../intents/classifier';
import { type NormalText } from '../text/normalize';

const INTRODUCTION = 'give_contact';
/** What somebody tells of themselves to be known and reached. */
const TELLING: ReadonlySet<EntityType> = new Set(['name', 'phone', 'email', 'company']);
/** A value of the writer's is believed from here on. */
const SURE = 0.9;
/** More words beside the values speak of something else: a vendor introduces himself too. */
const WORDS_BESIDE = 4;

/** "I'm Raaj Fischer mate": hardly more than a name or number of the writer's own is for us, however strange its words are. */
export function withIntroduction(
  reading: ActReading,
  { words }: NormalText,
  entities: readonly Entity[],
): ActReading {
  if (reading.inScope) return reading;
  const own = entities.filter(
    ({ type, whose, sure = 0 }) => TELLING.has(type) && whose === 'self' && sure >= SURE,
  );
  const beside = words.filter(
    (word) => word.kind === 'word' && !own.some(({ start, end }) => start < word.end && word.start < end),
  );
  if (own.length === 0 || beside.length > WORDS_BESIDE) return reading;
  const score = Math.max(...own.map(({ sure = 0 }) => sure));
  const rest = reading.intents.filter(({ intent }) => intent !== INTRODUCTION);
  return {
    inScope: true,
    intents: [
      { intent: INTRODUCTION, score },
      ...rest.map(({ intent, score: odds }) => ({
        intent,
        score: intent === NO_INTENT ? Math.min(odds, 1 - score) : odds,
      })),
    ],
    acts: [INTRODUCTION],
    parts: [{ intent: INTRODUCTION, score, from: 0, to: words.length }],
    reasons: [...reading.reasons, 'introduction'],
  };
}
