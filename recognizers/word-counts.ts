import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordLists } from './data-files';
import { type ModelCache } from './intents/cached-model';
import { NO_INTENT } from './intents/classifier';
import { intentWords } from './intents/intent-words';
import { MODEL_VERSION, replaceFile } from './intents/model-file';
import { type RecognizerContent } from './recognizer';
import { normalizeText } from './text/normalize';

type Counts = ReadonlyMap<string, number>;

/** How often words stand in what a company has written. */
export interface WordCounts {
  /** In all phrases, as the classifier sees words. */
  phrases: Counts;
  /** In how many texts the company deals with: phrases but those of nothing, frequent questions, products. */
  business: Counts;
  /** As people write them: words of phrases, of the lists of the two languages and of product names. */
  written: Counts;
}

/** Reads every phrase once. */
export function countWords({ phrases, products, faq }: RecognizerContent): WordCounts {
  const inPhrases = new Map<string, number>();
  const business = new Map<string, number>();
  const written = new Map<string, number>();
  for (const { text, intent } of phrases) {
    const normal = normalizeText(text);
    const words = intentWords(normal);
    for (const word of words) count(inPhrases, word);
    if (intent !== NO_INTENT) for (const word of new Set(words)) count(business, word);
    for (const word of normal.words)
      if (word.kind === 'word' || word.kind === 'code') count(written, word.text);
    for (const word of words) if (!written.has(word)) count(written, word);
  }
  const described = products.map(({ name, aliases, description }) =>
    [name, ...aliases, description].join(' '),
  );
  for (const text of [...faq.flatMap(({ questions }) => questions), ...described])
    for (const word of new Set(intentWords(normalizeText(text)))) count(business, word);
  for (const words of readWordLists('language-words.txt').values())
    for (const word of words) count(written, word);
  for (const name of products.flatMap((product) => [product.name, ...product.aliases]))
    for (const word of normalizeText(name).words) count(written, word.text);
  return { phrases: inPhrases, business, written };
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

const FILE = 'words.json';

/** The stored counts of this content, or new ones, which are then stored: counting takes a second at each start. */
export function storedWordCounts(content: RecognizerContent, cache: ModelCache): WordCounts {
  const hash = `${cache.contentHash}:${MODEL_VERSION}`;
  for (const dir of [cache.builtDir, cache.dir]) {
    const stored = dir === undefined ? undefined : readCounts(join(dir, FILE), hash);
    if (stored) return stored;
  }
  const counts = countWords(content);
  if (cache.dir === undefined) return counts;
  const { phrases, business, written } = counts;
  const rows = { phrases: [...phrases], business: [...business], written: [...written] };
  replaceFile(join(cache.dir, FILE), JSON.stringify({ hash, ...rows }));
  return counts;
}

type Rows = Array<[string, number]>;

/** @returns undefined when there is no such file, when it is damaged, or made from other content. */
function readCounts(path: string, hash: string): WordCounts | undefined {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Record<keyof WordCounts, Rows> & { hash: string };
    if (read.hash !== hash) return undefined;
    const { phrases, business, written } = read;
    return { phrases: new Map(phrases), business: new Map(business), written: new Map(written) };
  } catch {
    // Not written yet, or half of it: both mean counting, which is always possible.
    return undefined;
  }
}
