import { expect } from 'chai';
import { plainText, readCount } from '../../../../bot/imports/cell-text';
import { decimalSign, readMoney } from '../../../../bot/imports/money-column';

const read = (...column: string[]): Array<number | undefined> | string => {
  const decimal = decimalSign(column);
  return decimal === 'mixed' ? decimal : column.map((cell) => readMoney(cell, decimal));
};

describe('Amounts of a column', () => {
  for (const cell of [
    '12500.00',
    'Rp 12.500,00',
    '12.500',
    '12,500',
    '12.500,-',
    'IDR 12500',
    '12500 IDR',
    'Rp12.500',
    '12,5rb',
    '12.5k',
  ]) {
    it(`"${cell}" is 12500`, () => expect(read(cell)).to.deep.equal([12_500]));
  }

  it('are decided together', () => {
    expect(read('1.250.000', '12.500', '500')).to.deep.equal([1_250_000, 12_500, 500]);
    expect(read('45,000.00', '1,250')).to.deep.equal([45_000, 1250]);
    expect(read('12.5000', '7.2500')).to.deep.equal([13, 7]);
    expect(read('1,5jt', '45rb')).to.deep.equal([1_500_000, 45_000]);
  });

  it('are refused when they contradict each other', () => {
    expect(read('12.50', '1.250.000')).to.equal('mixed');
    expect(read('12.50', '12,50')).to.equal('mixed');
  });

  it('are none where there is none', () => {
    expect(read('gratis', '', 'Rp', '-5')).to.deep.equal([undefined, undefined, undefined, undefined]);
  });
});

describe('Counts and texts of a cell', () => {
  it('an empty count is not counted, less than nothing is nothing', () => {
    expect(['', '-', '-3', '12.0', '12,00', '7', 'banyak'].map(readCount)).to.deep.equal([
      ...['not counted', 'not counted', 0, 12, 12, 7],
      undefined,
    ]);
  });

  it('HTML becomes text, and text stays', () => {
    expect(plainText('<p>A &lt; B</p>\n<p>C<br>D</p><script>x()</script>')).to.equal('A < B\nC\nD');
    expect(plainText('5 < 6 & 7 > 2\n  x')).to.equal('5 < 6 & 7 > 2\n  x');
  });
});
