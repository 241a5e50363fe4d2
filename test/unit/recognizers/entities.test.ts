import { expect } from 'chai';
import { type EntityType } from '../../../domain/recognition';
import { createEntityFinder } from '../../../recognizers/entities/find-entities';
import { normalizeText } from '../../../recognizers/text/normalize';
import { featureKnowledge } from '../../../recognizers/intents/knowledge';
import { FIXTURE_CONTENT } from './fixture-content';

const knowledge = featureKnowledge(FIXTURE_CONTENT);
const find = createEntityFinder(FIXTURE_CONTENT, knowledge.knows, knowledge.isOrdinary);
const today = { year: 2026, month: 11, day: 22 };

function entities(text: string, expecting?: EntityType, language: 'id' | 'en' = 'id') {
  return find({ normal: normalizeText(text), language, today, expecting });
}

function values(
  text: string,
  type: EntityType,
  expecting?: EntityType,
  language: 'id' | 'en' = 'id',
): unknown[] {
  return entities(text, expecting, language)
    .filter((entity) => entity.type === type)
    .map((entity) => entity.value);
}

const rupiah = (min: number, max = min, approximate = false) => ({
  min,
  max,
  currency: 'IDR',
  approximate,
});
const on = (day: string, approximate = false) => ({ from: day, to: day, approximate });

describe('money (T21, T22, F-18)', () => {
  const cases: Array<[string, ReturnType<typeof rupiah>]> = [
    ['1.5jt', rupiah(1_500_000)],
    ['1,5 juta', rupiah(1_500_000)],
    ['1.500.000', rupiah(1_500_000)],
    ['satu setengah juta', rupiah(1_500_000)],
    ['setengah juta', rupiah(500_000)],
    ['Rp 25.000', rupiah(25_000)],
    ['Rp25000', rupiah(25_000)],
    ['500rb', rupiah(500_000)],
    ['500k', rupiah(500_000)],
    ['gopek', rupiah(500_000)],
    ['goceng', rupiah(5_000)],
    ['1,5-2 jt', rupiah(1_500_000, 2_000_000)],
    ['20jutaan', rupiah(20_000_000, 20_000_000, true)],
    ['sekitar 35 juta', rupiah(35_000_000, 35_000_000, true)],
    ['dua puluh lima ribu', rupiah(25_000)],
    ['sejuta setengah', rupiah(1_500_000)],
    ['500rb - 1jt', rupiah(500_000, 1_000_000)],
    ['budget around 1,5', rupiah(1_500_000, 1_500_000, true)],
    ['between 1 and 2 million', rupiah(1_000_000, 2_000_000)],
    ['2M', rupiah(2_000_000_000)],
  ];
  for (const [text, value] of cases) {
    it(text, () => expect(values(text, 'money')).to.deep.equal([value]));
  }
  it('2M is two million in English', () => {
    expect(values('2M', 'money', undefined, 'en')).to.deep.equal([rupiah(2_000_000)]);
  });
  it('a bare number is a budget only when one was asked', () => {
    expect(values('35', 'money', 'money')).to.deep.equal([rupiah(35_000_000, 35_000_000, true)]);
    expect(values('35', 'money')).to.deep.equal([]);
    expect(values('4 cangkir', 'money', 'money')).to.deep.equal([]);
  });
});

describe('quantities', () => {
  const cases: Array<[string, object]> = [
    ['80an orang', { amount: 80, unit: 'person', approximate: true }],
    ['selusin', { amount: 12, unit: 'piece', approximate: false }],
    ['4 cups', { amount: 4, unit: 'cup', approximate: false }],
    ['2 kg', { amount: 2, unit: 'kilogram', approximate: false }],
    ['dua puluh orang', { amount: 20, unit: 'person', approximate: false }],
    ['setengah kilo', { amount: 0.5, unit: 'kilogram', approximate: false }],
    ['25 staff', { amount: 25, unit: 'person', approximate: false }],
    ['half a dozen mugs', { amount: 6, unit: 'piece', approximate: false }],
    ['tiga puluhan karyawan', { amount: 30, unit: 'person', approximate: true }],
    ['a 3-month plan', { amount: 3, unit: 'month', approximate: false }],
    ['kirim 24 cups', { amount: 24, unit: 'piece', approximate: false }],
  ];
  for (const [text, value] of cases) {
    it(text, () => expect(values(text, 'quantity')).to.deep.equal([value]));
  }
});

describe('dates (F-19), said on Sunday 22 November 2026', () => {
  const cases: Array<[string, object]> = [
    ['besok', on('2026-11-23')],
    ['lusa', on('2026-11-24')],
    ['besok jam 3 sore', { ...on('2026-11-23'), time: '15:00' }],
    ['jam 10 pagi lusa', { ...on('2026-11-24'), time: '10:00' }],
    ['minggu depan', on('2026-11-29')],
    ['bulan depan', on('2026-12-15', true)],
    ['akhir bulan', on('2026-11-30', true)],
    ['tgl 5', on('2026-12-05')],
    ['5/12', on('2026-12-05')],
    ['17 agustus', on('2027-08-17')],
    ['15 februari 1990', on('1990-02-15')],
    ['senin depan', on('2026-11-23')],
    ['3 hari lagi', on('2026-11-25')],
    ['in six weeks', on('2027-01-03')],
    ['Q1', on('2027-02-15', true)],
    ['ASAP', { from: '2026-11-22', to: '2026-11-29', approximate: true }],
    ['habis lebaran', { from: '2027-03-12', to: '2027-03-19', approximate: true }],
    ['1-3 Desember', { from: '2026-12-01', to: '2026-12-03', approximate: false }],
    ['saya transfer tanggal 20 November', on('2026-11-20')],
    ['Sabtu, 28 November 2026', on('2026-11-28')],
    ['seminggu lagi', on('2026-11-29')],
    ['next Friday at 3pm', { ...on('2026-11-27'), time: '15:00' }],
  ];
  for (const [text, value] of cases) {
    it(text, () => expect(values(text, 'date')).to.deep.equal([value]));
  }
});

describe('contacts and names', () => {
  it('reads phones in many spellings and leaves prices alone', () => {
    for (const text of [
      '0812-3456-7890',
      '081234567890',
      '+62 812 3456 7890',
      '6281234567890',
      '0812 3456 7890',
    ]) {
      expect(values(text, 'phone'), text).to.deep.equal(['+6281234567890']);
    }
    expect(values('harga 1500000', 'phone')).to.deep.equal([]);
  });
  it('suggests a repair for a mistyped mail domain', () => {
    expect(values('Ratna@Gmial.com', 'email')).to.deep.equal([
      { address: 'ratna@gmial.com', suggestion: 'ratna@gmail.com' },
    ]);
    expect(values('rina@yahoo.co.id', 'email')).to.deep.equal([{ address: 'rina@yahoo.co.id' }]);
  });
  it('reads names and no other words as names', () => {
    expect(values('nama saya Ratna', 'name')).to.deep.equal(['Ratna']);
    expect(values("I'm Mark", 'name')).to.deep.equal(['Mark']);
    expect(values('saya Sari, mau tanya', 'name')).to.deep.equal(['Sari']);
    expect(values('Sari 0812 3456 7890', 'name')).to.deep.equal(['Sari']);
    expect(values('ratna dewi', 'name', 'name')).to.deep.equal(['Ratna Dewi']);
    expect(values('saya mau beli', 'name')).to.deep.equal([]);
    expect(values('keputusan di saya sampai 50 juta', 'name')).to.deep.equal([]);
  });
  it('reads companies, cities, orders and tickets', () => {
    expect(values('saya dari PT Sinar Abadi di Bekasi', 'company')).to.deep.equal(['PT Sinar Abadi']);
    expect(values('saya dari PT Sinar Abadi di Bekasi', 'city')).to.deep.equal(['Bekasi']);
    expect(values('kirim ke bandug atau jaksel', 'city')).to.deep.equal(['Bandung', 'Jakarta Selatan']);
    expect(values('pesanan ns1187 dan NS-1190', 'order_no')).to.deep.equal(['NS-1187', 'NS-1190']);
    expect(values('KLH-20261123-0007 gimana', 'ticket_no')).to.deep.equal(['KLH-20261123-0007']);
  });
});

describe('products', () => {
  const skus = (text: string) =>
    entities(text).flatMap((entity) => (entity.type === 'product' ? [entity.value.sku] : []));
  it('finds exact names, aliases and mistyped ones', () => {
    expect(skus('M1 sama E2 bedanya apa')).to.deep.equal(['M1', 'E2']);
    expect(skus('kopi toraya ada?')).to.deep.equal(['TORAJA-250']);
    expect(skus('hand grindr berapa')).to.deep.equal(['M1']);
    expect(skus('penggiling elektrk e2')).to.deep.equal(['E2']);
  });
  it('finds none where none is named', () => {
    for (const text of ['mesin kantor buat 20 orang', 'halo kak', 'budget 10 juta'])
      expect(skus(text), text).to.deep.equal([]);
  });
  it('gives places in the original text', () => {
    const text = '😀 harga M-1 brp';
    const [found] = entities(text);
    expect(found && text.slice(found.start, found.end)).to.equal('M-1');
  });
});
