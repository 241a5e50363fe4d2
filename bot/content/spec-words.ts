import { type Spec } from '../../domain/products/catalogue';

/** Indonesian words inside spec values and what they are in English. */
export interface SpecWords {
  /** Any of the words, the longest first; undefined when there are none. */
  pattern: RegExp | undefined;
  english: ReadonlyMap<string, string>;
}

export function specWordsOf(words: Readonly<Record<string, string>>): SpecWords {
  const longestFirst = Object.keys(words).sort((a, b) => b.length - a.length);
  return {
    pattern: longestFirst.length === 0 ? undefined : wholeWords(longestFirst),
    english: new Map(Object.entries(words).map(([from, to]) => [from.toLowerCase(), to])),
  };
}

function wholeWords(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?![\\p{L}])`, 'giu');
}

/** "1,6 kg" → "1.6 kg", "sampai 150 cangkir per hari" → "up to 150 cups a day". */
export function specsInEnglish(specs: readonly Spec[], words: SpecWords): Spec[] {
  return specs.map(({ key, value }) => ({ key, value: inEnglish(value, words) }));
}

function inEnglish(value: string, { pattern, english }: SpecWords): string {
  const numbers = value.replace(/(\d)\.(?=\d{3}\b)/gu, '$1\u0000').replace(/(\d),(?=\d)/gu, '$1.');
  const points = numbers.replaceAll('\u0000', ',');
  const translated =
    pattern === undefined
      ? points
      : points.replace(pattern, (word) => english.get(word.toLowerCase()) ?? word);
  return translated.replace(/\b1 (year|month|day|hour|minute|cup|time|unit)s\b/gu, '1 $1');
}
