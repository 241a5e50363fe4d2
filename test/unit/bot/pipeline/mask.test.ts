import { expect } from 'chai';
import { maskContacts, maskEmail, maskPhone } from '../../../../bot/pipeline/mask';

describe('masking of contacts', () => {
  const cases: Array<[string, string]> = [
    ['hp saya 081234567889', 'hp saya 0812••••89'],
    ['0812 3456 7889 ya', '0812••••89 ya'],
    ['+62 812-3456-7889', '0812••••89'],
    ['6281234567889', '0812••••89'],
    ['kantor (021) 5550 0100', 'kantor 0215••••00'],
    ['+44 20 7946 0958', '+442••••58'],
    ['ratna@sinarabadi.example!', 'r••••@sinarabadi.example!'],
    ['dua: a@b.co dan 085611112222.', 'dua: a••••@b.co dan 0856••••22.'],
  ];
  for (const [written, shown] of cases) it(written, () => expect(maskContacts(written)).to.equal(shown));

  for (const untouched of [
    'Rp18.500.000',
    'harga 1850000',
    '22/11/2026 09.10',
    '2026-11-22',
    'NS-1187',
    'KLH-20261123-0007',
    '80 orang, 35 juta',
    '62.500.000',
    'jam 08.00 - 17.00',
    '0,5 kg 250 g',
  ]) {
    it(`leaves ${untouched}`, () => expect(maskContacts(untouched)).to.equal(untouched));
  }

  it('changes nothing the second time', () => {
    for (const [written] of cases)
      expect(maskContacts(maskContacts(written))).to.equal(maskContacts(written));
  });

  it('masks what is stored', () => {
    expect(maskPhone('+6281234567889')).to.equal('0812••••89');
    expect(maskEmail('sari@nusaseduh.example')).to.equal('s••••@nusaseduh.example');
  });
});
