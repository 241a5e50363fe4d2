import { expect } from 'chai';
import { currentIn, isUndecided, roleIn, supplierIn } from '../../../../dialogs/leads/cues';
import { framed } from '../../../../dialogs/reading/plain-words';
import { fitsQuantity, capacitiesOf } from '../../../../domain/products/fit';
import { type Product } from '../../../../domain/products/catalogue';
import { shippedContent } from '../../../shipped-content';

const { cues } = shippedContent();
const product = (specs: Record<string, string>): Product =>
  ({ specs: Object.entries(specs).map(([key, value]) => ({ key, value })) }) as Product;

describe('What people tell without an entity', () => {
  it('who decides', () => {
    const roles = {
      'saya kepala GA, keputusan di saya': 'decision_maker',
      'saya ownernya': 'decision_maker',
      'Yes I own it': 'decision_maker',
      'saya staf GA, nanti atasan yang putusin': 'user',
      'keputusan bareng bos': 'influencer',
      'diskusi dulu sama tim': 'influencer',
    };
    for (const [text, role] of Object.entries(roles)) expect(roleIn(framed(text), cues), text).to.equal(role);
    expect(roleIn(framed('mesin kantor buat 20 orang'), cues)).to.equal(undefined);
  });

  it('a trouble makes the challenge specific', () => {
    expect(cues.trouble.test(framed('yang lama sering rusak'))).to.equal(true);
    expect(cues.trouble.test(framed('our machine is too slow'))).to.equal(true);
    expect(cues.trouble.test(framed('butuh mesin kopi'))).to.equal(false);
  });

  it('"not yet known" is an answer, "belum" alone too (F-17)', () => {
    for (const text of ['belum tau', 'blm', 'gatau', 'not sure yet', "don't know"]) {
      expect(isUndecided(framed(text), cues), text).to.equal(true);
    }
    expect(isUndecided(framed('belum pernah ke sana'), cues)).to.equal(false);
  });

  it('what they use today, and what keeps them there', () => {
    const rented = framed('Sewa dari vendor lain, kontraknya habis Desember');
    expect(currentIn(rented, true, cues)).to.include({ customerType: 'new_to_company', barriers: 1 });
    expect(supplierIn(rented, cues)).to.equal('vendor lain');
    expect(currentIn(framed('belum punya mesin'), false, cues)).to.include({
      customerType: 'new_to_category',
    });
    expect(currentIn(framed('our machine is too slow'), false, cues)).to.include({
      customerType: 'new_to_company',
    });
    // "The old one": owned or rented is not told yet.
    expect(currentIn(framed('yang lama sering rusak'), false, cues)).to.equal(undefined);
  });
});

describe('For how many a product is made', () => {
  const o10 = product({ kapasitas: '10–30 orang', 'cangkir per hari': '60' });

  it('is read off its rows', () => {
    expect(capacitiesOf(o10)).to.deep.equal([
      { unit: 'person', from: 10, to: 30 },
      { unit: 'cup', from: 0, to: 60 },
    ]);
    expect(capacitiesOf(product({ kapasitas: '600 ml (3 cangkir)' }))).to.deep.equal([
      { unit: 'cup', from: 0, to: 3 },
    ]);
    expect(capacitiesOf(product({ kapasitas: '1 liter', berat: '12 kg' }))).to.deep.equal([]);
  });

  it('people must be within, cups must not be more', () => {
    expect(fitsQuantity(o10, { amount: 20, unit: 'person' })).to.equal(true);
    expect(fitsQuantity(o10, { amount: 5, unit: 'person' })).to.equal(false);
    expect(fitsQuantity(o10, { amount: 4, unit: 'cup' })).to.equal(true);
    expect(fitsQuantity(o10, { amount: 120, unit: 'cup' })).to.equal(false);
    expect(fitsQuantity(o10, { amount: 3, unit: 'piece' })).to.equal(undefined);
  });
});
