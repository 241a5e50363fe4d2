import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { expect } from 'chai';
import { shippedContent } from '../../shipped-content';

/** Hand-written lines an intent has in each language, those nearly alike counted once. */
const LEAST = 25;
/** From this likeness on (1 less the share of letters to change) two lines are nearly alike. */
const ALIKE = 0.8;
/** Shorter lines than this everybody says in the same words. */
const OWN_WORDS = 6;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function likeness(first: string, second: string): number {
  const longest = Math.max(first.length, second.length);
  return 1 - distance(first, second) / longest;
}

function different(texts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const text of texts) if (kept.every((other) => likeness(text, other) <= ALIKE)) kept.push(text);
  return kept;
}

describe('the phrases of Nusa Seduh', () => {
  const content = shippedContent();

  it(`has at least ${LEAST} different lines for each intent in each language`, () => {
    const few = content.intents.flatMap(({ id }) =>
      (['id', 'en'] as const).flatMap((language) => {
        const own = content.phrases.filter((phrase) => phrase.intent === id && phrase.language === language);
        const count = different(own.map(({ text }) => plain(text))).length;
        return count < LEAST ? [`${language} ${id}: ${count}`] : [];
      }),
    );
    expect(few).to.deep.equal([]);
  });

  it('has no line of the examination, which would be worthless then', () => {
    const phrases = new Set(content.phrases.map(({ text }) => plain(text)));
    for (const name of ['fresh-1.jsonl', 'fresh-2.jsonl']) {
      const lines = readFileSync(join('test', 'data', 'understanding', name), 'utf8')
        .trim()
        .split('\n');
      const copied = lines
        .map((line) => plain((JSON.parse(line) as { text: string }).text))
        .filter((text) => text.split(' ').length >= OWN_WORDS && phrases.has(text));
      expect(copied, name).to.deep.equal([]);
    }
  });
});
