import { readWordLists } from '../data-files';
import { type NormalText } from '../text/normalize';
import { PhraseFinder } from './phrase-finder';

/** 0 (whenever) to 1 (danger, this very hour), with the words that show it. */
export interface UrgencyReading {
  urgency: number;
  reasons: string[];
}

const SIGNS = new PhraseFinder<{ kind: string; weight: number }>();
for (const [key, words] of readWordLists('urgency.txt')) {
  const [kind = '', weight = '0'] = key.split(' ');
  for (const word of words) SIGNS.add(word, { kind, weight: Number(weight) });
}
/** Signs that mean danger only with a complaint or bad feeling: "fire" alone is a word like others. */
const NEUTRAL = 0.1;
const NEGATIONS = new Set(['tidak', 'bukan', 'no', 'not', 'belum', 'jangan', 'tanpa', 'never']);

/** @param sentiment the feeling of the text: an angry today is more urgent than a friendly one. */
export function readUrgency(normal: NormalText, sentiment: number): UrgencyReading {
  const words = normal.words.flatMap(({ standard }) => standard.split(' '));
  const found = SIGNS.find(words).filter(
    ({ from, value }) => value.kind !== 'safety' || !NEGATIONS.has(words[from - 1] ?? ''),
  );
  if (found.some(({ value }) => value.kind === 'whenever'))
    return { urgency: 0, reasons: ['urgency:whenever'] };
  const weights = found.map(({ value }) => value.weight).sort((first, second) => second - first);
  const most = weights[0] ?? NEUTRAL;
  const more = Math.min(0.15, 0.05 * Math.max(0, weights.length - 1));
  const anger = sentiment < -0.4 ? 0.15 : 0;
  return {
    urgency: Math.round(100 * Math.min(1, most + more + anger)) / 100,
    reasons: [...new Set(found.map(({ value, phrase }) => `urgency:${value.kind}:${phrase}`))],
  };
}
