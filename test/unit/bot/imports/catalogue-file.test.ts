import { expect } from 'chai';
import { catalogueRows, type ListedCatalogue } from '../../../../bot/imports/catalogue-rows';
import { markedCopy } from '../../../../bot/imports/marked-copy';
import { groupedProblems } from '../../../../bot/imports/problem-groups';
import { readTable, tableInWords } from '../../../../bot/imports/read-table';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const wide = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function listed(bytes: Uint8Array | string): ListedCatalogue & { how: string } {
  const read = readTable(typeof bytes === 'string' ? utf8(bytes) : bytes, 'list.csv');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...catalogueRows(read.table, 'list.csv'), how: tableInWords(read.table) };
}

const brief = ({ rows }: ListedCatalogue): unknown[] =>
  rows.map(({ sku, name, priceIdr, stock }) => [sku, name, priceIdr, stock]);

describe('A catalogue file is read as people have it', () => {
  const dialects: Array<[string, Uint8Array, string]> = [
    ['commas', utf8('Kode,Nama,Harga\nK1,Café,1000\n'), 'comma, UTF-8, header in line 1'],
    [
      'a byte order mark',
      utf8('\uFEFFKode;Nama;Harga\r\nK1;Café;1000\r\n'),
      'semicolon, UTF-8, header in line 1',
    ],
    ['UTF-16 and tabs', wide('Kode\tNama\tHarga\r\nK1\tCafé\t1000\r\n'), 'tab, UTF-16, header in line 1'],
    [
      'Windows-1252',
      latin('Kode;Nama;Harga\nK1;Caf\xe9;1000\n'),
      'semicolon, Windows-1252, header in line 1',
    ],
    ['a sep= line', utf8('sep=;\nKode;Nama;Harga\nK1;Café;1000'), 'semicolon, UTF-8, header in line 2'],
    [
      'titles above and empty rows below',
      utf8('Toko Maju, daftar harga\n\nKode;Nama;Harga\nK1;Café;1000\n;;\n;;\n\n'),
      'semicolon, UTF-8, header in line 3',
    ],
  ];
  for (const [what, bytes, how] of dialects) {
    it(`with ${what}`, () => {
      const read = listed(bytes);
      expect(brief(read)).to.deep.equal([['K1', 'Café', 1000, undefined]]);
      expect(read.how).to.equal(how);
      expect(read.problems).to.deep.equal([]);
    });
  }

  it('and the typographic signs of Windows-1252 are signs', () => {
    const [row] = listed(latin('Kode;Nama;Harga\nK1;Kue \x93Bolu\x94 \x96 besar;1000\n')).rows;
    expect(row?.name).to.equal('Kue “Bolu” – besar');
  });

  it('and a workbook is named for what it is', () => {
    const read = readTable(Buffer.from('504b0304140006', 'hex'), 'list.xlsx');
    expect(read.ok ? '' : read.problems[0]?.message).to.match(/Excel workbook \(\.xlsx\).*CSV UTF-8/u);
  });

  it('and a row is named by the line on which it begins', () => {
    const { problems } = listed('Nama,Harga,Deskripsi\nA,1000,"x\ny\nz"\nB,murah,"x\ny"\n');
    expect(problems.map(({ line }) => line)).to.deep.equal([5]);
  });
});

describe('Columns of known systems', () => {
  it('Shopify: variants, drafts, further pictures, HTML', () => {
    const read = listed(
      [
        'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Image Src,Status',
        'bolu,Bolu Pandan,"<p>Lembut &amp; harum</p><ul><li>halal</li></ul>",T,Kue,"kue, pandan",true,Ukuran,20 cm,,900,4,85000.00,https://toko.example/a.jpg,active',
        'bolu,,,,,,,,24 cm,BP-24,1200,-1,120000.00,,',
        'bolu,,,,,,,,,,,,,https://toko.example/b.jpg,',
        'lama,Kue Lama,,T,Kue,,false,Title,Default Title,KL,1,1,5000.00,,draft',
      ].join('\n'),
    );
    expect(read.columns.format).to.equal('Shopify');
    expect(brief(read)).to.deep.equal([
      ['BOLU-20-CM', 'Bolu Pandan 20 cm', 85_000, 4],
      ['BP-24', 'Bolu Pandan 24 cm', 120_000, 0],
    ]);
    expect(read.rows[1]).to.deep.include({
      description: 'Lembut & harum\n• halal',
      category: 'Kue',
      tags: ['kue', 'pandan'],
      specs: [{ key: 'ukuran', value: '24 cm' }],
    });
    expect(read.notes.join()).to.match(/1 rows are not published/u);
  });

  it('WooCommerce: parents of variants have no price', () => {
    const read = listed(
      [
        'ID,Type,SKU,Name,Published,Short description,Description,In stock?,Stock,Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)',
        '10,variable,HD,Hoodie,1,Hangat,,1,,,,Pakaian > Hoodie,,,,Warna,"Biru, Merah"',
        '11,variation,HD-B,Hoodie - Biru,1,,,1,7.0,,150000,,,,HD,Warna,Biru',
        '12,simple,TP,Topi,1,,,1,,40000,50000,Pakaian > Topi,,,,,',
      ].join('\n'),
    );
    expect(read.columns.format).to.equal('WooCommerce');
    expect(brief(read)).to.deep.equal([
      ['HD-B', 'Hoodie - Biru', 150_000, 7],
      ['TP', 'Topi', 50_000, undefined],
    ]);
    expect(read.rows[1]?.category).to.equal('Topi');
  });

  it('Magento: attributes and categories', () => {
    const read = listed(
      [
        'sku,product_type,categories,name,description,price,qty,additional_attributes',
        'MJ1,simple,"Default Category/Meja,Default Category/Kantor",Meja Kerja,"<p>Kayu\njati</p>",1250000.0000,3.0000,"warna=cokelat,lebar=120 cm"',
      ].join('\n'),
    );
    expect(read.columns.format).to.equal('Magento');
    expect(read.rows[0]).to.deep.include({
      ...{ sku: 'MJ1', priceIdr: 1_250_000, stock: 3, category: 'Meja', description: 'Kayu jati' },
      specs: [
        { key: 'warna', value: 'cokelat' },
        { key: 'lebar', value: '120 cm' },
      ],
    });
  });

  it('an upload sheet of a marketplace, with titles above', () => {
    const read = listed(
      [
        'Templat unggah massal;;;;;;',
        'Isi mulai dari baris ke-4;;;;;;',
        'Kode Variasi;Nama Produk*;Deskripsi;Harga*;Stok;SKU;Berat (gr)',
        '881;Sambal Bawang;Pedas;Rp 45.000,-;12;SB-1;250',
      ].join('\n'),
    );
    expect(read.columns.format).to.equal('Shopee');
    expect(read.how).to.equal('semicolon, UTF-8, header in line 3');
    expect(brief(read)).to.deep.equal([['SB-1', 'Sambal Bawang', 45_000, 12]]);
  });

  it('Square, a Google feed and the list of a cash desk', () => {
    const square = listed(
      'Token,Item Name,Variation Name,SKU,Price\nT1,Roti,Kecil,R-K,12000\nT2,Roti,Regular,R-R,15000',
    );
    expect(brief(square).map((row) => (row as unknown[])[1])).to.deep.equal(['Roti Kecil', 'Roti']);
    const feed = listed(
      'id\ttitle\tdescription\tavailability\tprice\timage_link\nG1\tKursi\tx\tin stock\t450000 IDR\thttps://t.example/k.jpg',
    );
    expect([feed.columns.format, feed.rows[0]?.priceIdr]).to.deep.equal(['Google feed', 450_000]);
    const till = listed(
      'Kode;Nama;Kategori;Stok;Harga Jual;Harga Beli;Satuan\n241060930;Teh;Minuman;3;8rb;5rb;pcs',
    );
    expect(brief(till)).to.deep.equal([['241060930', 'Teh', 8000, 3]]);
  });

  it('prices from a quantity on stand in further rows', () => {
    const [row] = listed('Kode,Nama,Harga,Min Qty\nK1,Gelas,10000,1\nK1,Gelas,9000,12\n').rows;
    expect([row?.priceIdr, row?.quantityPrices]).to.deep.equal([10_000, [{ minQty: 12, idr: 9000 }]]);
  });

  it('what is unknown is shown with three rows, and with where to name it', () => {
    const { problems } = listed('Kolom A,Kolom B\nTeh,5000\nKopi,7000\nSusu,6000\nAir,1000');
    expect(problems[0]?.message).to.match(/Kolom A · Kolom B/u);
    expect(problems[0]?.message).to.match(/Susu · 6000\nWrite what they are called into imports\.yaml/u);
  });
});

describe('What is not as it should be is told', () => {
  it('columns of one name, numbers that differ by capitals, numbers given twice', () => {
    const { notes, problems, rows } = listed(
      'Kode,Nama,Harga,Harga\nA-1,Teh,1000,2\na-1,Kopi,2000,2\nA-1,Susu,3000,2',
    );
    expect(notes.join()).to.match(/Two columns are called "harga"/u);
    expect(problems.map(({ line }) => line)).to.deep.equal([3, 4]);
    expect(rows).to.have.length(1);
  });

  it('a thousand equal problems are one line', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `P${index},Teh,mahal${index}`).join('\n');
    const { problems } = listed(`Kode,Nama,Harga\n${many}`);
    expect(problems).to.have.length(1000);
    expect(groupedProblems(problems)).to.deep.equal([
      'list.csv:2: Column price_idr: "mahal0" is no price; write e.g. 450000. (1000 rows: lines 2, 3, 4, 5, 6 …)',
    ]);
  });

  it('a copy of the file says in each row what is wrong, and can be read again', () => {
    const bytes = utf8('Daftar\nKode;Nama;Harga\nK1;"Teh; manis";1000\nK2;Kopi;mahal\nK2;;\n');
    const copy = markedCopy(bytes, 'list.csv', listed(bytes).problems) ?? '';
    const again = readTable(utf8(copy), 'copy.csv');
    const rows = again.ok ? again.table.rows.map(({ cells }) => cells) : [];
    expect(rows[0]).to.deep.equal(['K1', 'Teh; manis', '1000', '']);
    expect(rows[1]?.[3]).to.equal('Column price_idr: "mahal" is no price; write e.g. 450000.');
    expect(rows[2]?.[3]).to.equal(
      'Column name: is empty; fill it in. Column price_idr: is empty; fill it in.',
    );
  });

  it('a file without mistakes in its rows has no such copy', () => {
    expect(markedCopy(utf8('Kode;Nama;Harga\nK1;Teh;1000'), 'list.csv', [])).to.equal(undefined);
  });
});
