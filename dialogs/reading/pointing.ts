import { type OpenPrompt } from '../../domain/conversation/conversation';
import { plain } from './plain-words';

type Shown = OpenPrompt['choices'][number];

/** Longer messages say more than which one. */
const MOST_WORDS = 7;
/** What is said around a choice and tells nothing of it. */
const AROUND = new Set(
  (
    'yang yg the that this itu ini tu one aja saja deh dong ya kak min mas mbak pak bu lah sih nih please pls then ' +
    'ok oke okay kalo kalau ke nomor no number nomer pilih ambil'
  ).split(' '),
);
/** Words with which somebody points at one of several. */
const POINTING = /^(?:ok(?:e|ay)? |kak )?(?:yang|yg|the|that|nomor|nomer|number)\b|\bone\b/;
/** Place among the choices, from 0; -1 is the last. */
const PLACES: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(pertama|kesatu|satu|first|1st)$/, 0],
  [/^(kedua|dua|second|2nd)$/, 1],
  [/^(ketiga|tiga|third|3rd)$/, 2],
  [/^(terakhir|last)$/, -1],
];

/**
 * Which of the choices shown a few words point at: by place ("yang kedua aja", "the last one"), or by words that
 * stand in the label of one only ("yg 250 aja", "the black one"). undefined when they might mean another, or more.
 */
export function pointedAt(choices: readonly Shown[], text: string): Shown | undefined {
  const spoken = plain(text);
  const words = spoken.split(' ');
  if (spoken.includes('?') || words.length > MOST_WORDS || !POINTING.test(spoken)) return undefined;
  const telling = words.filter((word) => !AROUND.has(word));
  if (telling.length === 0) return undefined;
  const place = telling.length === 1 ? PLACES.find(([word]) => word.test(telling[0] ?? ''))?.[1] : undefined;
  if (place !== undefined) return choices.at(place);
  const fitting = choices.filter(({ label }) => {
    const shown = plain(label).split(' ');
    return telling.every((word) => shown.includes(word));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
