import { NO_INTENT } from './classifier';
import { type ActReading } from './find-acts';

/** Less sure than this of what is wanted, one in eight of strangers' messages is: there a guess is wrong every second time. */
const DOUBTFUL = 0.5;
/** A reading less probable than this is no choice. */
const LEAST = 0.07;

/** The two readings to ask about; undefined where one is sure, several are wanted, or there is no second. */
export function doubtOf({ inScope, intents, acts }: ActReading): readonly [string, string] | undefined {
  if (!inScope || acts.length > 1) return undefined;
  const [first, second] = intents.filter(({ intent }) => intent !== NO_INTENT);
  if (!first || !second || first.score >= DOUBTFUL || second.score < LEAST) return undefined;
  return [first.intent, second.intent];
}
