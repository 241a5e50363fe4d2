/** Signs that nobody mistakes for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const BOTH = LETTERS + DIGITS;
/** The digit in the second place tells a voucher from the code of a friend, which begins with four letters. */
const SHAPE: readonly string[] = [LETTERS, DIGITS, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH];

/**
 * A code of eight signs, e.g. `K7PM-4XQ9`: 1.6 × 10¹¹ of them.
 * @param draw a whole number from 0 to below its argument, by a source that cannot be foreseen
 */
export function voucherCode(draw: (below: number) => number): string {
  const signs = SHAPE.map((alphabet) => alphabet.charAt(draw(alphabet.length))).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
