import { readWordLists } from '../data-files';
import { standardPhrase } from './concepts';

/** How much one cue multiplies the odds of its intent; measured on held-out phrases. */
const STRENGTH = 3;
/** What a "*" may stand for. */
const GAP = '(?:[^ ]+ ){1,3}';

const CUES = [...readWordLists('cues.txt')].map(([intent, phrases]) => ({
  intent,
  pattern: patternOf(phrases),
}));

function patternOf(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase
      .split('*')
      .map((part) => part.trim())
      .map((part) => (part.startsWith('#') ? part : standardPhrase(part)))
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      .join(` ${GAP}`),
  );
  return new RegExp(`(?:^| )(?:${parts.join('|')})(?= |$)`, 'u');
}

/** Multiplies the odds of the intents whose cue phrases stand in the text; the caller makes them sum to 1. */
export function applyCues(words: readonly string[], labels: readonly string[], odds: Float64Array): void {
  const text = words.join(' ');
  for (const { intent, pattern } of CUES) {
    const label = labels.indexOf(intent);
    if (label >= 0 && pattern.test(text)) odds[label] = (odds[label] as number) * STRENGTH + 1e-3;
  }
}
