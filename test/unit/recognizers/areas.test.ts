import { expect } from 'chai';
import { regenciesOf } from '../../../recognizers/areas';

describe('areas of Indonesia', () => {
  it('know the regency or town a district belongs to', () => {
    expect(regenciesOf('Kebayoran Baru')).to.deep.equal([
      { name: 'Jakarta Selatan', province: 'DKI Jakarta' },
    ]);
    expect(regenciesOf('pamulang')).to.deep.equal([{ name: 'Tangerang Selatan', province: 'Banten' }]);
  });

  it('know the province of a regency', () => {
    expect(regenciesOf('Magetan')).to.deep.equal([{ name: 'Magetan', province: 'Jawa Timur' }]);
  });

  it('take the district people know where several have its name, and all of them where none is known', () => {
    expect(regenciesOf('Tanah Abang').map(({ name }) => name)).to.deep.equal(['Jakarta Pusat']);
    expect(
      regenciesOf('Sukaraja')
        .map(({ name }) => name)
        .sort(),
    ).to.deep.equal(['Bogor', 'Seluma', 'Sukabumi', 'Tasikmalaya']);
  });

  it('know nothing of a place in no list', () => {
    expect(regenciesOf('Sydney')).to.deep.equal([]);
  });
});
