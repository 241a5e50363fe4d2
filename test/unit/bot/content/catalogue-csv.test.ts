import { expect } from 'chai';
import { parseCatalogueCsv } from '../../../../bot/content/catalogue-csv';
import { formatProblem } from '../../../../bot/content/content-problem';

const HEADER = 'sku,name,category,description,price_idr,stock,specs,tags,stock_as_of';

function problemsOf(...rows: string[]): string[] {
  return parseCatalogueCsv([HEADER, ...rows].join('\n'), 'new.csv').problems.map(formatProblem);
}

describe('parseCatalogueCsv', () => {
  it('reads a row', () => {
    const row =
      'T1,Teko,alat,"Teko, tanah liat",120000,4,kapasitas=1 liter; bahan=tanah liat,kado|dapur,2026-11-20T09:00:00+07:00';
    const { rows, problems } = parseCatalogueCsv(`\uFEFF${HEADER}\r\n${row}\r\n`, 'new.csv');
    expect(problems).to.deep.equal([]);
    expect(rows).to.deep.equal([
      {
        line: 2,
        sku: 'T1',
        name: 'Teko',
        category: 'alat',
        description: 'Teko, tanah liat',
        priceIdr: 120_000,
        stock: 4,
        specs: [
          { key: 'kapasitas', value: '1 liter' },
          { key: 'bahan', value: 'tanah liat' },
        ],
        tags: ['kado', 'dapur'],
        stockAsOf: '2026-11-20T02:00:00.000Z',
        image: undefined,
      },
    ]);
  });

  it('does without stock_as_of', () => {
    const file = 'sku,name,category,description,price_idr,stock,specs,tags\nT1,Teko,alat,x,1000,4,,';
    expect(parseCatalogueCsv(file, 'new.csv').rows[0]?.stockAsOf).to.equal(undefined);
  });

  const withImage = (image: string): string =>
    `sku,name,category,description,price_idr,stock,specs,tags,image\nT1,Teko,alat,x,1000,4,,,"${image}"`;

  for (const image of ['teko.jpg', 'pictures/Teko 1 liter.PNG', 'a/b/c.webp', 'https://cdn.example/t?id=1']) {
    it(`takes the picture ${image}`, () => {
      expect(parseCatalogueCsv(withImage(image), 'new.csv').rows[0]?.image).to.equal(image);
    });
  }

  for (const image of [
    '../teko.jpg',
    '/etc/teko.jpg',
    'a/../../teko.jpg',
    '.hidden/teko.jpg',
    'a\\teko.jpg',
    'teko.svg',
    'http://cdn.example/t.jpg',
    'https://user:word@cdn.example/t.jpg',
    'https://cdn.example:8443/t.jpg',
    'file:///etc/t.jpg',
    'data:image/png;base64,AAAA',
  ]) {
    it(`refuses the picture ${image}`, () => {
      const { rows, problems } = parseCatalogueCsv(withImage(image), 'new.csv');
      expect(rows).to.deep.equal([]);
      expect(problems.map(formatProblem)[0]).to.match(/^new\.csv:2: Column image: /u);
    });
  }

  it('reads the semicolons of an Indonesian Excel', () => {
    const file = `${HEADER.replaceAll(',', ';')}\nT1;Teko;alat;Teko, besar;1000;4;"a=1; b=2";;`;
    const { rows, problems } = parseCatalogueCsv(file, 'new.csv');
    expect(problems).to.deep.equal([]);
    expect(rows[0]?.specs).to.have.length(2);
  });

  it('names a missing column', () => {
    const { problems } = parseCatalogueCsv('sku,name\nT1,Teko', 'new.csv');
    expect(problems.map(formatProblem)[0]).to.match(/^new\.csv:1: The header lacks category, .*tags/u);
  });

  it('names a broken cell by line and column and keeps the good rows', () => {
    const text = [HEADER, 'T1,Teko,alat,x,1000,4,,,', 'T2,Teko,alat,x,Rp1.000,4,,,'].join('\n');
    const { rows, problems } = parseCatalogueCsv(text, 'new.csv');
    expect(rows.map(({ sku }) => sku)).to.deep.equal(['T1']);
    expect(problems.map(formatProblem)[0]).to.match(/^new\.csv:3: Column price_idr: "Rp1\.000"/u);
  });

  const broken: Array<[string, string, RegExp]> = [
    ['an empty sku', ',Teko,alat,x,1000,4,,,', /:2: Column sku: is empty/u],
    ['an empty name', 'T1,,alat,x,1000,4,,,', /:2: Column name: is empty/u],
    ['an empty category', 'T1,Teko,,x,1000,4,,,', /:2: Column category: is empty/u],
    ['a price of nothing', 'T1,Teko,alat,x,0,4,,,', /:2: Column price_idr/u],
    ['a stock in words', 'T1,Teko,alat,x,1000,banyak,,,', /:2: Column stock: "banyak"/u],
    ['a spec without value', 'T1,Teko,alat,x,1000,4,daya,,', /:2: Column specs: "daya"/u],
    ['a date that is none', 'T1,Teko,alat,x,1000,4,,,kemarin', /:2: Column stock_as_of: "kemarin"/u],
    ['too many columns', 'T1,Teko,alat,x, y,1000,4,,,', /:2: The row has not as many columns/u],
    ['an open quotation mark', 'T1,"Teko,alat,x,1000,4,,,', /A quotation mark is not closed/u],
  ];
  for (const [name, row, message] of broken) {
    it(`names ${name}`, () => {
      expect(problemsOf(row)[0]).to.match(message);
    });
  }

  it('names a sku that stands twice', () => {
    expect(problemsOf('T1,A,alat,x,1000,4,,,', 'T1,B,alat,x,1000,4,,,')).to.deep.equal([
      'new.csv:3: Column sku: "T1" already stands in line 2; each sku stands once.',
    ]);
  });
});
