import { expect } from 'chai';
import { dateReader } from '../../../../bot/imports/date-column';
import { orderHeaderScore, ordersOfExport } from '../../../../bot/imports/order-exports';
import { statusInOurs } from '../../../../bot/imports/order-states';
import { readTable } from '../../../../bot/imports/read-table';

function cellsOf(text: string): Array<Readonly<Record<string, string | undefined>>> {
  const read = readTable(Buffer.from(text), 'orders.csv', orderHeaderScore);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const orders = ordersOfExport(read.table, new Map([['penggiling m1', 'M1']]));
  if (!orders.ok) throw new Error(orders.message);
  return orders.rows.map(({ cells }) => cells);
}

describe('Order exports of other systems', () => {
  it('a marketplace: items are gathered, a product without number is known by its name', () => {
    const [order, other] = cellsOf(
      [
        'No. Pesanan;Status Pesanan;Waktu Pesanan Dibuat;Nomor Referensi SKU;Nama Produk;Jumlah;Total Pembayaran;No. Telepon',
        '26A;Selesai;31/10/2026 09.30;GAYO-250;Kopi;2;Rp 640.000;08123456789',
        '26A;Selesai;31/10/2026 09.30;;Penggiling M1;1;Rp 640.000;08123456789',
        '26B;Batal;01/11/2026 10:00;X;X;1;Rp 5.000;',
      ].join('\n'),
    );
    expect(order).to.deep.equal({
      ...{ order_no: '26A', customer_phone: '08123456789', customer_email: '', status: 'completed' },
      ...{ net_idr: '640000', margin_idr: '0', placed_at: '2026-10-31 09:30', completed_at: '' },
      items: 'GAYO-250:2|M1:1',
    });
    expect([other?.status, other?.placed_at]).to.deep.equal(['cancelled', '2026-11-01 10:00']);
  });

  it('a web shop: its prefix of states, amounts with a fraction', () => {
    const [order] = cellsOf(
      'Order Number,Order Status,Order Date,Billing Email,Order Total,Item Name,SKU,Quantity\n7,wc-completed,2026-10-01 10:15,a@example.com,125000.00,Teh,T1,3.0',
    );
    expect(order).to.deep.include({ status: 'completed', net_idr: '125000', items: 'T1:3' });
  });

  it('a column that is needed and not there is named', () => {
    const read = readTable(Buffer.from('Order Number,SKU,Quantity\n1,T1,2'), 'orders.csv', orderHeaderScore);
    const orders = read.ok ? ordersOfExport(read.table, new Map()) : undefined;
    expect(orders?.ok === false ? orders.message : '').to.match(/lacks status .*net .*placed/u);
  });

  for (const [word, sent, ours] of [
    ['paid', 'fulfilled', 'delivered'],
    ['partially_refunded', '', 'paid'],
    ['refunded', 'fulfilled', 'refunded'],
    ['wc-on-hold', '', 'placed'],
    ['Dikirim', '', 'paid'],
    ['Belum Bayar', '', 'placed'],
    ['aneh', '', 'aneh'],
  ] as const) {
    it(`"${word}" ${sent} is ${ours}`, () => expect(statusInOurs(word, sent)).to.equal(ours));
  }

  it('days and months are told apart by the whole column', () => {
    const read = (...column: string[]): string[] => column.map(dateReader(column).read);
    expect(read('01/10/2025')).to.deep.equal(['2025-10-01 00:00']);
    expect(read('01/10/2025', '10/31/2025')).to.deep.equal(['2025-01-10 00:00', '2025-10-31 00:00']);
    expect(read('31/10/2025', '10/31/2025')).to.deep.equal(['31/10/2025', '10/31/2025']);
    expect(read('2025-10-01 10:15:00 +0700')).to.deep.equal(['2025-10-01T10:15:00+07:00']);
    expect(dateReader(['01/10/2025']).notes).to.deep.equal(['Dates were read with the day first.']);
  });
});
