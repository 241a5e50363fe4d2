import { type OrderStatus } from '../../domain/orders/order';

/** What shops and marketplaces call the states of an order. On its way is paid, and not delivered yet. */
const STATES: Readonly<Record<OrderStatus, readonly string[]>> = {
  placed: [
    ...['placed', 'pending', 'pending payment', 'on hold', 'authorized', 'unpaid', 'belum bayar'],
    ...['belum dibayar', 'menunggu pembayaran'],
  ],
  paid: [
    ...['paid', 'processing', 'partially refunded', 'partially paid', 'shipped', 'dibayar', 'sudah dibayar'],
    ...['perlu dikirim', 'siap dikirim', 'diproses', 'dikirim', 'sedang dikirim', 'dalam pengiriman'],
  ],
  delivered: ['delivered', 'fulfilled', 'terkirim', 'telah dikirim', 'sampai', 'pesanan tiba'],
  completed: ['completed', 'complete', 'selesai', 'pesanan selesai'],
  refunded: ['refunded', 'dikembalikan', 'pengembalian dana', 'pengembalian selesai', 'returned'],
  cancelled: [
    'cancelled',
    'canceled',
    'voided',
    'failed',
    'expired',
    'batal',
    'dibatalkan',
    'pesanan dibatalkan',
  ],
};

/**
 * A state in our words. A paid order that a second column says is sent in full is delivered.
 *
 * @returns the word as it is when none of ours is known for it
 */
export function statusInOurs(word: string, sent: string): string {
  const plain = word.toLowerCase().replace(/^wc-/u, '').replace(/[_-]+/gu, ' ').trim();
  const found = Object.entries(STATES).find(([, words]) => words.includes(plain))?.[0];
  if (found === 'paid' && sent.toLowerCase() === 'fulfilled') return 'delivered';
  return found ?? word;
}
