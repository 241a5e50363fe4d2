import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../../bot/settings/root';
import { parseLu } from '../../../recognizers/lu';

const where = { file: 'a.lu', language: 'id' as const };

describe('parseLu', () => {
  it('reads intents, utterances, comments and labels, keeping the plain text', () => {
    const text = '> kata pembeli\n# ask_price\n- berapa harga {@product=M1}?\n\n- {product=O10} brp\n';
    const { phrases, problems } = parseLu(text, where);
    expect(problems).to.deep.equal([]);
    expect(phrases.map((phrase) => phrase.text)).to.deep.equal(['berapa harga M1?', 'O10 brp']);
    expect(phrases[0]?.entities).to.deep.equal([{ entity: 'product', text: 'M1', start: 13, end: 15 }]);
    expect(phrases[1]?.line).to.equal(5);
    expect(phrases[1]?.language).to.equal('id');
  });

  it('reads list entities with their synonyms', () => {
    const { lists, problems } = parseLu(
      '@ list city =\n- Jakarta :\n  - jkt\n  - dki\n- Bandung :\n  - bdg\n',
      where,
    );
    expect(problems).to.deep.equal([]);
    expect(lists.get('city')?.get('Jakarta')).to.deep.equal(['jkt', 'dki']);
    expect([...(lists.get('city')?.keys() ?? [])]).to.deep.equal(['Jakarta', 'Bandung']);
  });

  it('names file and line of what it does not know and reads the rest', () => {
    const { phrases, problems } = parseLu(
      '- too early\n# ok\n- fine\nwhat is this\n- {open\n# two words\n@ ml X\n',
      where,
    );
    expect(phrases.map((phrase) => phrase.text)).to.deep.equal(['fine']);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).to.deep.equal([
      'a.lu:1',
      'a.lu:4',
      'a.lu:5',
      'a.lu:6',
      'a.lu:7',
    ]);
  });

  it('reads a published Bot Framework sample', () => {
    const sample = path.join(ROOT, 'test/data/luis/HomeAutomation.lu');
    const { phrases, problems } = parseLu(readFileSync(sample, 'utf8'), { file: sample, language: 'en' });
    expect(phrases.length).to.be.greaterThan(30);
    expect(phrases[0]?.text).to.equal('breezeway on please');
    expect(problems.every(({ line }) => line > 0)).to.equal(true);
  });
});
