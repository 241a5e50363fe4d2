import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { countWords, storedWordCounts } from '../../../recognizers/word-counts';
import { FIXTURE_CONTENT } from './fixture-content';

describe('word counts', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tangga-words-'));
  const file = join(dir, 'words.json');
  const cache = { dir, contentHash: 'one', seed: 1 };
  const stored = () => storedWordCounts(FIXTURE_CONTENT, cache);
  const counted = countWords(FIXTURE_CONTENT);
  after(() => rmSync(dir, { recursive: true }));

  it('tell how often a word stands in phrases, in the business, and as it is written', () => {
    const one = countWords({
      ...FIXTURE_CONTENT,
      phrases: [
        { text: 'brp harga M1', intent: 'ask_price', language: 'id' },
        { text: 'harga emas', intent: 'none', language: 'id' },
      ],
    });
    expect([one.phrases.get('harga'), one.business.get('emas')]).to.deep.equal([2, undefined]);
    expect([one.phrases.get('berapa'), one.written.has('brp')]).to.deep.equal([1, true]);
  });

  it('are stored once and read again', () => {
    expect(stored()).to.deep.equal(counted);
    const text = readFileSync(file, 'utf8').replace('["harga",', '["harga-kept",');
    writeFileSync(file, text);
    expect(stored().phrases.has('harga-kept')).to.equal(true);
  });

  it('are made anew when the file is damaged or of other content', () => {
    truncateSync(file, 100);
    expect(stored()).to.deep.equal(counted);
    const text = readFileSync(file, 'utf8').replace('["harga",', '["harga-kept",');
    writeFileSync(file, text.replace('"one', '"another'));
    expect(stored()).to.deep.equal(counted);
  });
});
