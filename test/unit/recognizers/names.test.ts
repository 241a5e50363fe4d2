import { expect } from 'chai';
import { createEntityFinder } from '../../../recognizers/entities/find-entities';
import { normalizeText } from '../../../recognizers/text/normalize';
import { FIXTURE_CONTENT } from './fixture-content';
import { knowledge, today, values } from './read-entities';

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
  it('reads addresses spelt out', () => {
    for (const text of ['rani at gmail dot com', 'rani[at]gmail.com', 'rani @ gmail . com'])
      expect(values(text, 'email'), text).to.deep.equal([{ address: 'rani@gmail.com' }]);
    expect(values('harga at toko dot', 'email')).to.deep.equal([]);
  });
  const named: Array<[string, string[]]> = [
    ['panggil aja Mbak Rini', ['Rini']],
    ['panggil Budi aja', ['Budi']],
    ['temen saya namanya Budi', ['Budi']],
    ['atas nama bu siti', ['Siti']],
    ['nama penerima: Joko Susilo, alamat nyusul', ['Joko Susilo']],
    ['penerimanya Bu Yanti', ['Yanti']],
    ['saya Sari, PIC-nya Budi', ['Sari', 'Budi']],
    ['Budi, PT Maju, 0812 3456 7890', ['Budi']],
    ['Yusril dari PT Semesta', ['Yusril']],
    ['dengan ibu marlina mau tanya harga', ['Marlina']],
    ['nama saya eh dewi', ['Dewi']],
    ['saya M. Rizki', ['M. Rizki']],
    ['saya Jean-Paul', ['Jean-Paul']],
    ['ask for Ms. Hartini at reception', ['Hartini']],
    ['the order is under Hendra', ['Hendra']],
    ['Best, Gerald', ['Gerald']],
  ];
  for (const [text, names] of named) {
    it(text, () => expect(values(text, 'name')).to.deep.equal(names));
  }
  it('takes no brand, errand or thing for a name', () => {
    for (const text of [
      'call me later',
      'nama produknya apa',
      'atas nama perusahaan bisa?',
      'dengan Gopay bisa?',
      'sama Gojek',
      'panggil teknisi dong',
      'saya Cuma mau tanya',
    ])
      expect(values(text, 'name'), text).to.deep.equal([]);
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
  it('takes no word said twice for a name, also where one was asked for', () => {
    for (const text of ['besok lihat2 dulu', 'tanya2 dl aja', 'mikir2 lagi deh', 'jalan2']) {
      expect(values(text, 'name', 'name'), text).to.deep.equal([]);
    }
  });
  const companies: Array<[string, string[]]> = [
    ['nama usaha: Kopi Senja', ['Kopi Senja']],
    ['our company is called Blue Sky', ['Blue Sky']],
    ['from Blue Sky Pte Ltd', ['Blue Sky Pte Ltd']],
    ['RS Harapan Kita mau pesan', ['RS Harapan Kita']],
    ['pt abadi jaya', ['PT Abadi Jaya']],
    ['pt nya udah tutup belum', []],
    ['Saya Mau Pesan Kopi', []],
  ];
  for (const [text, found] of companies) {
    it(text, () => expect(values(text, 'company')).to.deep.equal(found));
  }
  it("knows the company's own order letters without another word, and no courier's number", () => {
    const own = createEntityFinder(
      { ...FIXTURE_CONTENT, orderPrefix: 'NS' },
      knowledge.knows,
      knowledge.isOrdinary,
    );
    const orders = (text: string) =>
      own({ normal: normalizeText(text), language: 'id', today, expecting: undefined }).flatMap((entity) =>
        entity.type === 'order_no' ? [entity.value] : [],
      );
    expect(orders('ns 2045 kok belum dikirim')).to.deep.equal(['NS-2045']);
    expect(orders('order number is NS – 1201')).to.deep.equal(['NS-1201']);
    expect(orders('resi JNE012345678')).to.deep.equal([]);
    expect(values('ns 2045 kok belum dikirim', 'order_no')).to.deep.equal([]);
  });
  it('reads companies, cities, orders and tickets', () => {
    expect(values('saya dari PT Sinar Abadi di Bekasi', 'company')).to.deep.equal(['PT Sinar Abadi']);
    expect(values('saya dari PT Sinar Abadi di Bekasi', 'city')).to.deep.equal(['Bekasi']);
    expect(values('kirim ke bandug atau jaksel', 'city')).to.deep.equal(['Bandung', 'Jakarta Selatan']);
    expect(values('pesanan ns1187 dan NS-1190', 'order_no')).to.deep.equal(['NS-1187', 'NS-1190']);
    expect(values('KLH-20261123-0007 gimana', 'ticket_no')).to.deep.equal(['KLH-20261123-0007']);
  });
});
