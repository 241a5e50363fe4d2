import { expect } from 'chai';
import { values } from './read-entities';

describe('numbers of things', () => {
  it('stand behind a word that says so', () => {
    const said: Record<string, string> = {
      'resinya JX3344556677 kok diam': 'JX3344556677',
      'nomor seri H2-20418 mati': 'H2-20418',
      'transfer ke rekening BCA 5270338812 ya': '5270338812',
      'rek tujuannya bener 7712 3345 90 ?': '7712334590',
      'serial number-nya O10-77K2093': 'O10-77K2093',
      'the account is 1270099431, right': '1270099431',
    };
    for (const [text, number] of Object.entries(said)) {
      expect(values(text, 'tracking_no'), text).to.deep.equal([number]);
    }
  });

  it('are no sums, counts, telephones or orders', () => {
    for (const text of [
      'lacak pesanan NS-1187',
      'paket 2 kg ke Depok',
      'saya transfer ke rekening 1.250.000',
      'nomor saya 0812 3456 7890',
      'account manager saya siapa',
    ]) {
      expect(values(text, 'tracking_no'), text).to.deep.equal([]);
    }
  });
});

describe('order numbers', () => {
  it('may have a day before the number', () => {
    expect(values('is NS-20261125-0008 on the truck yet?', 'order_no')).to.deep.equal(['NS-20261125-0008']);
    expect(values('NS-1187 sampai mana', 'order_no')).to.deep.equal(['NS-1187']);
  });
});
