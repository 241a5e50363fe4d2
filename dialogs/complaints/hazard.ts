import { NOT } from './words';

/** Fire, sparks, current, injury: S-01 of the approved texts. */
const HAZARD =
  /\b(percikan|kebakar\w*|terbakar|meledak|ledakan|ke?setrum|nyetrum|kors?let\w*|konslet|keluar (asap|api)|berasap|luka|terluka|melepuh|berdarah|sparks?|sparking|smok(e|ing)|caught fire|on fire|electric shock|electrocuted|shocked (me|my|us)|explo\w+|injur\w+|burn(ed|t)? (my|his|her|our))\b/i;

/** Eaten or drunk and ill from it. */
const ILLNESS =
  /\b(keracunan|muntah\w*|mual|diare|pingsan|food poisoning|poisoned|vomit\w*)\b|\bperut\b.{0,12}\bsakit\b|\bsakit perut\b|\b(made|got|getting) (me |us |my \w+ )?(sick|ill)\b/i;

const NEGATED_HAZARD = new RegExp(
  `\\b(?:${NOT}|tanpa|no)\\s+(?:ada\\s+)?(?:yang\\s+)?(?:${HAZARD.source.slice(3, -3)})`,
  'i',
);

/** The hazard a text tells of, unless it says that there was none. */
export function hazardIn(text: string): 'device' | 'food' | undefined {
  if (ILLNESS.test(text)) return 'food';
  return HAZARD.test(text) && !NEGATED_HAZARD.test(text) ? 'device' : undefined;
}
