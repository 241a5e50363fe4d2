import { expect } from 'chai';
import { createSpacesReader } from '../../../recognizers/entities/missing-spaces';
import { countWords } from '../../../recognizers/word-counts';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { normalizeText, spanOfWords } from '../../../recognizers/text/normalize';
import { WordSeparator } from '../../../recognizers/text/word-separator';
import { recognizerContent } from '../../../bot/content/recognizer-content';
import { shippedContent } from '../../shipped-content';

describe('words without spaces', () => {
  const content = shippedContent();
  const source = recognizerContent(content, content.products);
  const withSpaces = createSpacesReader(countWords(source).written, featureKnowledge(source).knows);
  const read = (text: string, expecting?: 'name') =>
    withSpaces(normalizeText(text), expecting)
      .words.map((word) => word.text)
      .join(' ');

  it('are cut into known words, in both languages', () => {
    expect(read('kapansampaipaketnya')).to.equal('kapan sampai paketnya');
    expect(read('kakmautanyadong')).to.equal('kak mau tanya dong');
    expect(read('howmuchisthegrinder')).to.equal('how much is the grinder');
    expect(read('iwanttobuythemachine')).to.equal('i want to buy the machine');
  });

  it('also where only some spaces are missing, a letter leads to a place, or a code stands between', () => {
    expect(read('pesananku belumdatang')).to.equal('pesananku belum datang');
    expect(read('kirimkebandung dong')).to.equal('kirim ke bandung dong');
    expect(read('hargaM1berapa')).to.equal('harga m1 berapa');
  });

  it('keep their places in the original', () => {
    const normal = withSpaces(normalizeText('Halo, mesinnyarusak 😡 nih'), undefined);
    const at = normal.words.findIndex(({ text }) => text === 'rusak');
    expect(spanOfWords(normal, at, at + 1)).to.deep.equal({ text: 'rusak', start: 14, end: 19 });
    expect(normal.text.slice(normal.wordAt.indexOf(at)).startsWith('rusak')).to.equal(true);
  });

  it('names, places, addresses of mail and numbers are left', () => {
    for (const text of [
      'saya permatasari',
      'nama saya bungacitra',
      'dikirim ke tjokroaminoto',
      'wicaksono',
      'banyuwangi',
      'tanya@tokokopi.com',
      '08123456789',
      'unbelievable',
    ])
      expect(read(text), text).to.equal(text.replace(/ {2,}/gu, ' '));
    expect(read('bungamelati', 'name')).to.equal('bungamelati');
  });

  it('a word with its endings is one', () => {
    for (const text of ['kepedasan', 'memohonkan', 'ketahuannya', 'kotakannya', 'keteteran'])
      expect(read(text), text).to.equal(text);
  });

  it('nothing is cut where one part is unknown or the pieces are many and small', () => {
    const separator = new WordSeparator(new Map([['mau', 50], ['di', 90], ['ke', 90], ['tanya', 20]])); // prettier-ignore
    expect(separator.separate('mautanya')).to.deep.equal(['mau', 'tanya']);
    expect(separator.separate('mautanyaqx')).to.equal(undefined);
    expect(separator.separate('dikedikedi')).to.equal(undefined);
    expect(separator.separate('mauke')).to.equal(undefined);
  });
});
