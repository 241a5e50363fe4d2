import fc from 'fast-check';
import { digits } from './spellings';

function withCheckDigit(most: string): string {
  for (let digit = 0; digit <= 9; digit += 1) {
    const number = `${most}${digit}`;
    const sum = [...number].reverse().reduce((total, sign, place) => {
      const value = Number(sign) * (place % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return number;
  }
  throw new Error('no digit fits');
}

/** Numbers of payment cards, right by their check digit. */
export const cards = fc
  .tuple(fc.constantFrom('4', '51', '55', '2221', '6011', '3528'), digits(15))
  .map(([begin, rest]) => withCheckDigit(`${begin}${rest}`.slice(0, 15)));
