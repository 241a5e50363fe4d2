import { type Spec } from '../../domain/products/catalogue';

/** Indonesian words inside spec values → English, longest first. */
export type SpecWords = ReadonlyArray<readonly [RegExp, string]>;

export function specWordsOf(words: Readonly<Record<string, string>>): SpecWords {
  return Object.entries(words)
    .sort(([a], [b]) => b.length - a.length)
    .map(([from, to]) => [wholeWord(from), to] as const);
}

function wholeWord(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])`, 'giu');
}

/** "1,6 kg" → "1.6 kg", "sampai 150 cangkir per hari" → "up to 150 cups a day". */
export function specsInEnglish(specs: readonly Spec[], words: SpecWords): Spec[] {
  return specs.map(({ key, value }) => ({ key, value: inEnglish(value, words) }));
}

function inEnglish(value: string, words: SpecWords): string {
  const numbers = value.replace(/(\d)\.(?=\d{3}\b)/gu, '$1\u0000').replace(/(\d),(?=\d)/gu, '$1.');
  const translated = words.reduce(
    (text, [from, to]) => text.replace(from, to),
    numbers.replaceAll('\u0000', ','),
  );
  return translated.replace(/\b1 (year|month|day|hour|minute|cup|time|unit)s\b/gu, '1 $1');
}
