import { expect } from 'chai';
import { deliveryFee, kilograms } from '../../../../domain/products/parcel';

const JAVA = { idr: 22_000, parcelKg: 2, perKgIdr: 9_000, freeFromIdr: 750_000, cargoFromKg: 10 };

describe('What delivery costs', () => {
  const one = (kg: number | undefined, quantity = 1): Array<{ kg: number | undefined; quantity: number }> => [
    { kg, quantity },
  ];

  it('is the parcel up to its weight, then so much for each kilogram begun', () => {
    expect(deliveryFee(95_000, one(0.25, 8), JAVA, true)).to.equal(22_000);
    expect(deliveryFee(95_000, one(0.25, 9), JAVA, true)).to.equal(31_000);
    expect(deliveryFee(265_000, one(1, 4), JAVA, true)).to.equal(40_000);
  });

  it('is nothing from so many rupiah on, where parcels are free', () => {
    expect(deliveryFee(749_999, one(0.5), JAVA, true)).to.equal(22_000);
    expect(deliveryFee(750_000, one(5), JAVA, true)).to.equal(0);
    expect(deliveryFee(9_000_000, one(0.5), { ...JAVA, freeFromIdr: undefined }, true)).to.equal(22_000);
  });

  it('is free for a heavy machine where we install, elsewhere a person works it out', () => {
    expect(deliveryFee(18_500_000, one(12), JAVA, true)).to.equal(0);
    expect(deliveryFee(18_500_000, one(12), JAVA, false)).to.equal(undefined);
  });

  it('is never invented: no price, or no price for more weight', () => {
    expect(deliveryFee(95_000, one(0.25), { idr: undefined, freeFromIdr: undefined }, true)).to.equal(
      undefined,
    );
    expect(deliveryFee(95_000, one(3), { ...JAVA, perKgIdr: undefined }, true)).to.equal(undefined);
  });

  it('counts what has no weight with the first parcel', () => {
    expect(deliveryFee(95_000, one(undefined, 50), JAVA, true)).to.equal(22_000);
  });

  it('reads weights as they are written', () => {
    expect(['480 gram', '1,6 kg', '12 kg', '1 kg', '1.400 gram'].map(kilograms)).to.deep.equal([
      0.48, 1.6, 12, 1, 1.4,
    ]);
    expect(kilograms('sekitar 60 detik untuk 20 gram')).to.equal(undefined);
  });
});
