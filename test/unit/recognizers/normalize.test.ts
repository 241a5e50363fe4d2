import { expect } from 'chai';
import { normalizeText, spanOfWords } from '../../../recognizers/text/normalize';

const standard = (text: string) => normalizeText(text).text;

describe('normalizeText', () => {
  it('makes slang, held letters, reduplication and contractions standard', () => {
    expect(standard('gmn kak, brp hrga bangettt')).to.equal('bagaimana kak , berapa harga banget');
    expect(standard('lihat-lihat dulu')).to.equal('lihat dulu');
    expect(standard('barang2 yg rusak')).to.equal('barang yang rusak');
    expect(standard("it doesn't work")).to.equal('it does not work');
  });

  it('splits units from numbers, but not product codes', () => {
    expect(standard('500rb')).to.equal('500 ribu');
    expect(standard('250g')).to.equal('250 g');
    expect(standard('M1 O30 v60')).to.equal('m1 o30 v60');
  });

  it('keeps the place of each word in the original, also after letters of many units', () => {
    const text = 'ﬁlter 😀 ＡＢＣ brp';
    const normal = normalizeText(text);
    const last = normal.words.length - 1;
    expect(spanOfWords(normal, last, last + 1)).to.deep.equal({
      text: 'brp',
      start: text.indexOf('brp'),
      end: text.length,
    });
    for (const { start, end } of normal.words) expect(end).to.be.greaterThan(start);
  });

  it('survives lone surrogates, null bytes and nothing', () => {
    for (const text of ['\ud800', 'a\u0000b', '', '\udc00\ud800x', '\u200b\u200b']) {
      expect(() => normalizeText(text)).not.to.throw();
    }
  });
});
