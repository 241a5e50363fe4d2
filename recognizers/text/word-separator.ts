import { lightStem } from './stem';

/** Shorter words are left as they are: two little words that make one are too often a third. */
const SHORTEST = 7;
/** Longer strings are not a sentence, and would take time. */
const LONGEST = 60;
const LONGEST_PART = 16;
/** A part of one letter ("i", "a") or two ("di", "to") is believed when it is met so often; a longer one when it is met. */
const LEAST_COUNT = [Infinity, 300, 8];
/** A form of a known word ("disambungkan" of "sambung") is a part from this many letters on. */
const SHORTEST_FORM = 7;
/** Letters of a part in the mean: many small pieces fit anywhere. */
const LEAST_MEAN = 2.8;
/** A product's short name. */
const CODE = /^[a-z]\d$/u;
/** What each letter of an unknown word costs, as a natural logarithm: it might be a name. */
const STRANGE_LETTER = Math.log(8);
/** The parts must be so much more probable than a strange word, as a natural logarithm. */
const CLEARLY = 1;

/** What is cut like these is one word with what is joined to it: "kesediaan", "memohon", "keduanya", "kerjaan". */
const AFFIXED = /^(?:(?:me|se|pe) \S+|(?:ke|di) \S+(?:an|nya|i|ku|mu)|\S+ (?:kan|ku|mu)|.+ (?:nya|an))$/u;

/** The best way to cut the letters before a place. */
interface Cut {
  score: number;
  /** Where its last part begins. */
  from: number;
}

/** Finds the words in one written without spaces: "bisadikirim" is "bisa", "dikirim". */
export class WordSeparator {
  private readonly total: number;
  private readonly stems = new Set<string>();

  /** @param counts word as people write it → how often it is met; product codes ("m1") among them. */
  constructor(private readonly counts: ReadonlyMap<string, number>) {
    let total = 1;
    for (const [word, count] of counts) {
      total += count;
      if (word.length >= 4) this.stems.add(lightStem(word));
    }
    this.total = total;
  }

  /** @returns the words, at least two, all of them known; undefined where the word is better left as it is. */
  separate(word: string): string[] | undefined {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+(?:\d+[a-z]*)?$/u.test(word))
      return undefined;
    if (this.counts.has(word) || this.isForm(word)) return undefined;
    const cuts = this.bestCuts(word);
    const parts = partsOf(word, cuts);
    if (parts.length < 2 || word.length / parts.length < LEAST_MEAN || AFFIXED.test(parts.join(' ')))
      return undefined;
    const strange = -Math.log(this.total) - word.length * STRANGE_LETTER;
    return (cuts.at(-1)?.score ?? -Infinity) > strange + CLEARLY ? parts : undefined;
  }

  private bestCuts(word: string): Cut[] {
    const cuts: Cut[] = [{ score: 0, from: 0 }];
    for (let to = 1; to <= word.length; to++) {
      let best: Cut = { score: -Infinity, from: to };
      for (let from = Math.max(0, to - LONGEST_PART); from < to; from++) {
        const score = (cuts[from]?.score ?? -Infinity) + this.likelihood(word.slice(from, to), from);
        if (score > best.score) best = { score, from };
      }
      cuts.push(best);
    }
    return cuts;
  }

  private likelihood(part: string, from: number): number {
    // "I" and "a" begin a sentence; within one they are an ending ("ditangani").
    if (part.length === 1 && from > 0) return -Infinity;
    const count = this.counts.get(part) ?? (this.isForm(part) ? 1 : 0);
    const least = CODE.test(part) ? 1 : (LEAST_COUNT[part.length] ?? 1);
    return count >= least ? Math.log(count / this.total) : -Infinity;
  }

  private isForm(word: string): boolean {
    // "keorang" is not a form of "orang" but two words.
    return word.length >= SHORTEST_FORM && !word.startsWith('ke') && this.stems.has(lightStem(word));
  }
}

/** @returns the parts in order; none where the word cannot be cut. */
function partsOf(word: string, cuts: readonly Cut[]): string[] {
  const parts: string[] = [];
  if (cuts.at(-1)?.score === -Infinity) return parts;
  for (let to = word.length; to > 0; to = cuts[to]?.from ?? 0)
    parts.unshift(word.slice(cuts[to]?.from ?? 0, to));
  return parts;
}
