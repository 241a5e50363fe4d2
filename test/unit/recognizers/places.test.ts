import { expect } from 'chai';
import { type EntityType } from '../../../domain/recognition/entities';
import { type Recognizer } from '../../../recognizers/recognizer';
import { createLocalRecognizer } from '../../../recognizers/local-recognizer';
import { FIXTURE_CONTENT, SUNDAY } from './fixture-content';

describe('places', () => {
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await createLocalRecognizer(FIXTURE_CONTENT, { seed: 1 });
  });
  const citiesIn = async (text: string, expecting?: EntityType): Promise<unknown[]> => {
    const { entities } = await recognizer.recognize(text, { now: SUNDAY, language: undefined, expecting });
    return entities.filter(({ type }) => type === 'city').map(({ value }) => value);
  };

  it('any town of the country is one, also mistyped by a letter after a word of place', async () => {
    expect(await citiesIn('ongkir ke Jepara')).to.deep.equal(['Jepara']);
    expect(await citiesIn('kirim ke banyuwangii ya')).to.deep.equal(['Banyuwangi']);
    expect(await citiesIn('delivery to Kebumen please')).to.deep.equal(['Kebumen']);
  });

  it('districts and names that are words too are places only where one is told or asked for', async () => {
    expect(await citiesIn('rumah saya di Lembang')).to.deep.equal(['Lembang']);
    expect(await citiesIn('pati itu apa')).to.deep.equal([]);
    expect(await citiesIn('kirim ke pati')).to.deep.equal(['Pati']);
    expect(await citiesIn('kluet utara', 'city')).to.deep.equal(['Kluet Utara']);
  });

  it('an ordinary word in an answer about a place is none, unless it stands alone', async () => {
    for (const text of [
      'deket rumah nenek situ',
      'yang deket aja',
      'tanya abang dulu',
      'kirim ke abang aku',
    ]) {
      expect(await citiesIn(text, 'city'), text).to.deep.equal([]);
    }
    expect(await citiesIn('Abang, Karangasem', 'city')).to.include('Abang');
    expect(await citiesIn('di kecamatan Abang', 'city')).to.deep.equal(['Abang']);
  });

  it('three words that are no place are none, even when a place was asked for', async () => {
    for (const text of ['eh jadi tiga', 'nama saya bagus', 'siapa penemu kopi', 'sebentar ya']) {
      expect(await citiesIn(text, 'city'), text).to.deep.equal([]);
    }
  });
});
