import { expect } from 'chai';
import { entities, values } from './read-entities';

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
    ['1jt500', rupiah(1_500_000)],
    ['2 juta 500', rupiah(2_500_000)],
    ['sejuta dua ratus', rupiah(1_200_000)],
    ['dua tiga juta', rupiah(2_000_000, 3_000_000)],
    ['empat lima ratus ribu', rupiah(400_000, 500_000)],
    ['antara 5 sama 7 juta', rupiah(5_000_000, 7_000_000)],
    ['500 ribu s/d 1 juta', rupiah(500_000, 1_000_000)],
    ['budget 300-500rb', rupiah(300_000, 500_000)],
    ['2 jutaan lebih', rupiah(2_000_000, 2_000_000, true)],
    ['+/- 3jt', rupiah(3_000_000, 3_000_000, true)],
    ['sejeti', rupiah(1_000_000)],
    ['sepuluh ribu perak', rupiah(10_000)],
    ['two and a half million', rupiah(2_500_000)],
    ['a million rupiah', rupiah(1_000_000)],
    ['1/2 juta', rupiah(500_000)],
    ['Rp. 1.250.000,-', rupiah(1_250_000)],
  ];
  it('a great number of thanks, a floor and an account are no money', () => {
    for (const text of ['sejuta makasih kak', 'lantai 12 unit 3B', 'rekening BCA 1234567890', '2 juta kali'])
      expect(values(text, 'money'), text).to.deep.equal([]);
  });
  it('what follows "lebih" may be a comparison and no hedge', () => {
    expect(values('2 juta lebih murah', 'money')).to.deep.equal([rupiah(2_000_000)]);
  });
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
    ['1/2 kg', { amount: 0.5, unit: 'kilogram', approximate: false }],
    ['1 1/2 kg', { amount: 1.5, unit: 'kilogram', approximate: false }],
    ['½ kilo', { amount: 0.5, unit: 'kilogram', approximate: false }],
    ['seperempat kg', { amount: 0.25, unit: 'kilogram', approximate: false }],
    ['sekilo setengah', { amount: 1.5, unit: 'kilogram', approximate: false }],
    ['dua lusin setengah', { amount: 30, unit: 'piece', approximate: false }],
    ['kami berdelapan', { amount: 8, unit: 'person', approximate: false }],
    ['staf kita ber-15', { amount: 15, unit: 'person', approximate: false }],
    ['empat atau lima orang', { amount: 5, unit: 'person', approximate: true }],
    ['20 s/d 30 orang', { amount: 30, unit: 'person', approximate: true }],
    ['100+ orang', { amount: 100, unit: 'person', approximate: true }],
    ['30 orang kurleb', { amount: 30, unit: 'person', approximate: true }],
    ['5 kiloan', { amount: 5, unit: 'kilogram', approximate: true }],
    ['10 pcs-an', { amount: 10, unit: 'piece', approximate: true }],
    ['2x250gr', { amount: 250, unit: 'gram', approximate: false }],
    ['100 gelas kertas', { amount: 100, unit: 'piece', approximate: false }],
    ['3 bks', { amount: 3, unit: 'piece', approximate: false }],
  ];
  it('"which one" points at a thing and counts none', () => {
    expect(values('so which one should i get', 'number', 'quantity', 'en')).to.deep.equal([]);
    expect(values('so which one should i get', 'quantity', 'quantity', 'en')).to.deep.equal([]);
    expect(values('one', 'number', 'quantity', 'en')).to.deep.equal([1]);
  });

  it('a floor and its unit are no goods', () => {
    expect(values('lantai 12 unit 3', 'quantity')).to.deep.equal([]);
  });
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
    ['minggu depan hari rabu', on('2026-11-25')],
    ['wednesday next week', on('2026-11-25')],
    ['abis gajian', { from: '2026-11-25', to: '2026-12-02', approximate: true }],
    ['tanggal muda', { from: '2026-12-01', to: '2026-12-07', approximate: true }],
    ['weekend depan', { from: '2026-11-28', to: '2026-11-29', approximate: false }],
    ['25 s/d 27 november', { from: '2026-11-25', to: '2026-11-27', approximate: false }],
    ['by the end of the month', on('2026-11-30', true)],
    ['1-2 bulan lagi', on('2027-01-22', true)],
    ['bulan kemarin', on('2026-10-15', true)],
    ['awal tahun', on('2027-01-01', true)],
    ['tonight at 8', { ...on('2026-11-22'), time: '20:00' }],
  ];
  it('half a kilo and a man called Agus are no dates', () => {
    for (const text of ['1/2 kg', 'saya Agus', 'nama saya Rizki Ramadhan'])
      expect(values(text, 'date'), text).to.deep.equal([]);
  });
  for (const [text, value] of cases) {
    it(text, () => expect(values(text, 'date')).to.deep.equal([value]));
  }
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
