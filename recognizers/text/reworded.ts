import { readWordLists } from '../data-files';
import { type Random } from '../random';

/** Words in a phrase of the lexicon, at most. */
const LONGEST = 3;

let rows: Map<string, readonly string[]> | undefined;

/** Word or phrase → all that mean nearly the same, by `data/lexicon.txt`. */
function lexiconRows(): Map<string, readonly string[]> {
  if (rows) return rows;
  rows = new Map<string, readonly string[]>();
  for (const row of readWordLists('lexicon.txt').values()) for (const word of row) rows.set(word, row);
  return rows;
}

/**
 * The text with one word or phrase put in other words of the same meaning, in either language: "mau pesan" →
 * "pengen pesan". @returns undefined when the lexicon has none of its words.
 */
export function reworded(text: string, random: Random): string | undefined {
  const words = text.toLowerCase().split(/\s+/u);
  const known = lexiconRows();
  const places: Array<{ from: number; to: number; row: readonly string[] }> = [];
  for (let from = 0; from < words.length; from++) {
    for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
      const row = known.get(words.slice(from, from + length).join(' '));
      if (!row || row.length < 2) continue;
      places.push({ from, to: from + length, row });
      from += length - 1;
      break;
    }
  }
  const place = places[Math.floor(random() * places.length)];
  if (!place) return undefined;
  const said = words.slice(place.from, place.to).join(' ');
  const others = place.row.filter((word) => word !== said);
  const other = others[Math.floor(random() * others.length)] ?? said;
  return [...words.slice(0, place.from), other, ...words.slice(place.to)].join(' ');
}
