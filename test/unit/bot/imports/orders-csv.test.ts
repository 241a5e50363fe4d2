import { expect } from 'chai';
import { ORDER_COLUMNS, parseOrdersCsv } from '../../../../bot/imports/orders-csv';

const CONTEXT = { file: 'orders.csv', timeZone: 'Asia/Jakarta', now: '2026-11-22T03:00:00.000Z' };
const HEADER = ORDER_COLUMNS.join(',');
const GOOD = [
  'NS-1187',
  '0812-3456-7890',
  'Sari@Example.com',
  'completed',
  '190000',
  '60000',
  '2026-10-01 10:00',
  '2026-10-03',
  'GAYO-250:2|M1:1',
];

const parse = (text: string): ReturnType<typeof parseOrdersCsv> => parseOrdersCsv(text, CONTEXT);
const withCell = (column: (typeof ORDER_COLUMNS)[number], value: string): string =>
  GOOD.map((cell, index) => (ORDER_COLUMNS[index] === column ? value : cell)).join(',');
const problemWith = (column: (typeof ORDER_COLUMNS)[number], value: string): string | undefined =>
  parse(`${HEADER}\n${withCell(column, value)}`).problems[0]?.message;

describe('An orders file', () => {
  it('is read: phone in E.164, e-mail in small letters, moments on the clock of the company', () => {
    expect(parse(`${HEADER}\n${GOOD.join(',')}`)).to.deep.equal({
      problems: [],
      rows: [
        {
          line: 2,
          orderNo: 'NS-1187',
          phone: '+6281234567890',
          email: 'sari@example.com',
          status: 'completed',
          netIdr: 190_000,
          marginIdr: 60_000,
          placedAt: '2026-10-01T03:00:00.000Z',
          completedAt: '2026-10-02T17:00:00.000Z',
          items: [
            { sku: 'GAYO-250', quantity: 2 },
            { sku: 'M1', quantity: 1 },
          ],
        },
      ],
    });
  });

  it('may come from Excel: a byte order mark, semicolons, a phone without its 0 or +', () => {
    const excel = `\uFEFF${HEADER}\r\n${GOOD.join(',')}\r\n`.replaceAll(',', ';');
    expect(parse(excel).rows).to.have.length(1);
    for (const phone of ['81234567890', '6281234567890', '+62 812 3456 7890', '0812 3456 7890']) {
      expect(parse(`${HEADER}\n${withCell('customer_phone', phone)}`).rows[0]?.phone).to.equal(
        '+6281234567890',
      );
    }
  });

  it('wants plain amounts and says how they are written', () => {
    expect(problemWith('net_idr', '18.500.000'))
      .to.contain('Column net_idr')
      .and.contain('without points or Rp: 18500000');
    expect(problemWith('net_idr', 'Rp190000')).to.contain('Rp: 190000');
    expect(problemWith('net_idr', '-5')).to.contain('Column net_idr');
    expect(problemWith('margin_idr', '')).to.contain('Column margin_idr: is empty');
    expect(problemWith('margin_idr', '-5000')).to.equal(undefined);
  });

  it('names what is wrong by column, with what is wanted', () => {
    expect(problemWith('status', 'lunas')).to.contain('Column status').and.contain('placed, paid');
    expect(problemWith('placed_at', '22/11/2026'))
      .to.contain('Column placed_at')
      .and.contain('2026-11-22 09:30');
    expect(problemWith('placed_at', '2027-01-01')).to.contain('lies in the future');
    expect(problemWith('completed_at', '2026-09-01')).to.contain('lies before placed_at');
    expect(problemWith('items', 'GAYO-250')).to.contain('sku:quantity');
    expect(problemWith('customer_phone', '"6,28123E+12"')).to.contain('Column customer_phone');
    expect(problemWith('customer_email', 'sari')).to.contain('Column customer_email');
    expect(problemWith('order_no', '')).to.contain('Column order_no: is empty');
  });

  it('names every broken row by its line, a repeated number and a short row too', () => {
    const text = [HEADER, GOOD.join(','), GOOD.join(','), 'NS-1,x', withCell('status', '')].join('\n');
    expect(parse(text).problems.map(({ line }) => line)).to.include.members([3, 4, 5]);
  });

  it('lacks a column: said once', () => {
    expect(parse('order_no,status\nNS-1,paid').problems).to.deep.equal([
      {
        file: 'orders.csv',
        line: 1,
        message:
          'The header lacks customer_phone, customer_email, net_idr, margin_idr, placed_at, completed_at, items; add it.',
      },
    ]);
  });

  it('with a card number among its words is not taken in, and the number is not repeated', () => {
    const cells: Array<[column: 'items' | 'order_no' | 'customer_phone', cell: string]> = [
      ['items', 'M1 bayar 4111 1111 1111 1111:1'],
      ['items', 'GAYO-250:2|pin saya 482914:1'],
      ['order_no', 'NS-1 kartu 4111-1111-1111-1111'],
      ['customer_phone', '4111 1111 1111 1111'],
    ];
    for (const [column, cell] of cells) {
      const message = problemWith(column, cell);
      expect(message, cell).to.include(`Column ${column}`);
      expect(message, cell).to.not.match(/1111|482914/);
    }
    expect(problemWith('order_no', '4111111111111111'), 'a number of a shop alone').to.equal(undefined);
  });
});
