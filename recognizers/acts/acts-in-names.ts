import { type Entity } from '../../domain/recognition/entities';
import { isIntent, kindOf } from '../../domain/recognition/intent';
import { type ActReading, type IntentPart } from '../intents/find-acts';
import { type NormalText } from '../text/normalize';

/** Less surely a name, the words are read as what they say. */
const LIKELY = 0.6;

/** "CV Bintang Timur": the words of a name want nothing, however much they sound like praise. */
export function withoutActsInNames(
  reading: ActReading,
  { words }: NormalText,
  entities: readonly Entity[],
): ActReading {
  const names = entities.filter(
    ({ type, sure = 1 }) => (type === 'company' || type === 'name') && sure >= LIKELY,
  );
  const isInName = ({ intent, from, to }: IntentPart): boolean => {
    if (isIntent(intent) && kindOf(intent) === 'inform') return false;
    const own = words.slice(from, to).filter(({ kind }) => kind === 'word');
    return (
      own.length > 0 &&
      own.every((word) => names.some((name) => name.start <= word.start && word.end <= name.end))
    );
  };
  const parts = reading.parts.filter((part) => !isInName(part));
  if (parts.length === reading.parts.length) return reading;
  const isWanted = (intent: string): boolean => parts.some((part) => part.intent === intent);
  const dropped = reading.parts.filter(({ intent }) => !isWanted(intent)).map(({ intent }) => intent);
  const intents = reading.intents.map((scored) =>
    dropped.includes(scored.intent) ? { ...scored, score: 0 } : scored,
  );
  const acts = reading.acts.filter((intent) => !dropped.includes(intent));
  return { ...reading, parts, acts, intents: intents.sort((a, b) => b.score - a.score) };
}
