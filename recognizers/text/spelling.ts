import { skeleton } from './stem';

/** Words shorter than this are left as they are: too many words are one letter away. */
const SHORTEST = 4;

/**
 * Repairs unknown words towards known ones: one slip of the finger (a letter missing, doubled, wrong or
 * swapped with its neighbour) or vowels left out ("pngirmn" → "pengiriman").
 */
export class Spelling {
  private readonly byPiece = new Map<string, string[]>();
  private readonly byBones = new Map<string, string[]>();
  private readonly repaired = new Map<string, string>();

  /** @param counts known word → how often it is used; the more frequent wins. */
  constructor(private readonly counts: ReadonlyMap<string, number>) {
    for (const word of counts.keys()) {
      if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) continue;
      for (const piece of pieces(word)) push(this.byPiece, piece, word);
      push(this.byBones, skeleton(word), word);
    }
  }

  /** The known word most likely meant, or the word itself. */
  repair(word: string): string {
    if (word.length < SHORTEST || this.counts.has(word) || !/^\p{L}+$/u.test(word)) return word;
    const known = this.repaired.get(word);
    if (known !== undefined) return known;
    const found = this.best(this.slips(word)) ?? this.best(this.withoutVowels(word)) ?? word;
    // The memory of repairs is bounded: a stream of rubbish must not fill it.
    if (this.repaired.size > 5_000) this.repaired.clear();
    this.repaired.set(word, found);
    return found;
  }

  private best(words: readonly string[]): string | undefined {
    let best: string | undefined;
    for (const word of words) {
      if (best === undefined || (this.counts.get(word) ?? 0) > (this.counts.get(best) ?? 0)) best = word;
    }
    return best;
  }

  private slips(word: string): string[] {
    const near = new Set<string>();
    for (const piece of pieces(word)) {
      for (const known of this.byPiece.get(piece) ?? []) {
        if (Math.abs(known.length - word.length) <= 1 && (word.length > 4 || known[0] === word[0]))
          near.add(known);
      }
    }
    return [...near].filter((known) => isOneSlip(word, known));
  }

  private withoutVowels(word: string): string[] {
    const bones = skeleton(word);
    if (bones.length < 3) return [];
    return (this.byBones.get(bones) ?? []).filter(
      (known) => known.length > word.length && known[0] === word[0],
    );
  }
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** The word and all it becomes when one letter is left out. */
function pieces(word: string): Set<string> {
  const found = new Set([word]);
  for (let at = 0; at < word.length; at++) found.add(word.slice(0, at) + word.slice(at + 1));
  return found;
}

/** One letter more, less, different, or two neighbours swapped. */
function isOneSlip(first: string, second: string): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
