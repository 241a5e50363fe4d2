import { expect } from 'chai';
import { isMisspelt } from '../../../../domain/profile/misspelt';

describe('a name written wrongly', () => {
  it('is the same name but for a letter in three', () => {
    for (const [one, other] of [
      ['Heendra', 'Hendra'],
      ['Bagus', 'bagas'],
      ['Sinta', 'Sintya'],
      ['Wuulan', 'Wulan'],
    ] as const) {
      expect(isMisspelt(one, other), `${one} ${other}`).to.equal(true);
      expect(isMisspelt(other, one), `${other} ${one}`).to.equal(true);
    }
  });

  it('another name is none', () => {
    for (const [one, other] of [
      ['Dewi', 'Bagas'],
      ['Budi', 'Bagas'],
      ['Rani', 'Hendra'],
      ['Ani', 'Budiani'],
    ] as const) {
      expect(isMisspelt(one, other), `${one} ${other}`).to.equal(false);
    }
  });
});
