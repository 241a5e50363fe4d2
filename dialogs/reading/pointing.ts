import { type OpenPrompt } from '../../domain/conversation/conversation';
import { type Cues } from '../contract/cues';
import { framed, isWholly, plain } from './plain-words';

type Shown = OpenPrompt['choices'][number];

/** Longer messages say more than which one. */
const MOST_WORDS = 7;
/** Place among the choices, from 0; -1 is the last. */
const PLACES = [
  ['placeFirst', 0],
  ['placeSecond', 1],
  ['placeThird', 2],
  ['placeLast', -1],
] as const;

/**
 * Which of the choices shown a few words point at: by place ("yang kedua aja", "the last one"), or by words that
 * stand in the label of one only ("yg 250 aja", "the black one"). undefined when they might mean another, or more.
 */
export function pointedAt(choices: readonly Shown[], text: string, cues: Cues): Shown | undefined {
  const spoken = plain(text);
  const words = spoken.split(' ');
  if (spoken.includes('?') || words.length > MOST_WORDS || !cues.pointsAtOne.test(framed(text)))
    return undefined;
  const telling = words.filter((word) => !isWholly(cues.aroundAChoice, word));
  const [only] = telling;
  if (only === undefined) return undefined;
  const place = telling.length === 1 ? PLACES.find(([cue]) => isWholly(cues[cue], only))?.[1] : undefined;
  if (place !== undefined) return choices.at(place);
  const fitting = choices.filter(({ label }) => {
    const shown = plain(label).split(' ');
    return telling.every((word) => shown.includes(word));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
