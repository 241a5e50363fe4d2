import { expect } from 'chai';
import { familyOf, packContents } from '../../../../domain/products/pack-size';
import { aProduct } from './a-product';

describe('The size of a pack', () => {
  it('is read off the name, in grams, millilitres or pieces', () => {
    const contents = (name: string) => packContents({ name });
    expect(contents('Kopi Gayo 250 gram')).to.deep.equal({ amount: 250, unit: 'gram' });
    expect(contents('Kopi Gayo 1 kg')).to.deep.equal({ amount: 1000, unit: 'gram' });
    expect(contents('Ketel 0,8 liter')).to.deep.equal({ amount: 800, unit: 'millilitre' });
    expect(contents('Kapsul isi 10')).to.deep.equal({ amount: 10, unit: 'piece' });
    expect(contents('Mesin Kantor O10')).to.equal(undefined);
    expect(contents('Tamper 58 mm')).to.equal(undefined);
  });

  it('parts a family, whose members have the rest of the name and the kind in common', () => {
    const small = aProduct({ sku: 'A', name: 'Roti Tawar 400 gram', category: 'roti' });
    const large = aProduct({ sku: 'B', name: 'Roti Tawar 1 kg', category: 'roti' });
    const others = [
      aProduct({ sku: 'C', name: 'Roti Gandum 400 gram', category: 'roti' }),
      aProduct({ sku: 'D', name: 'Roti Tawar 400 gram', category: 'bingkisan' }),
      aProduct({ sku: 'E', name: 'Roti Tawar 2 kg', category: 'roti', discontinued: true }),
    ];
    expect(familyOf(large, [large, ...others, small]).map(({ sku }) => sku)).to.deep.equal(['A', 'B']);
  });
});
