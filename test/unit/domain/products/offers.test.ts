import { expect } from 'chai';
import { type Product } from '../../../../domain/products/catalogue';
import {
  DEFAULT_OFFER_RULES as RULES,
  type Offer,
  discountOn,
  firstPurchaseOffer,
  mayShowOffer,
  offersOn,
} from '../../../../domain/products/offers';

const NOW = '2026-11-22T03:00:00.000Z';

const DISCOUNT: Offer = {
  id: 'first',
  type: 'discount',
  firstPurchaseOnly: true,
  share: 0.1,
  categories: ['beans'],
  from: '2026-11-01',
  until: '2026-12-31',
};
const TRIAL: Offer = { ...DISCOUNT, id: 'trial', type: 'free_trial', share: 0, categories: [] };

const product = (category: string, involvement: Product['involvement']): Product =>
  ({ sku: category, category, involvement }) as Product;

const occasion = { hasBought: false, complaintOpen: false, disqualified: false, lastShownAt: undefined };

describe('Offers', () => {
  it('hold from the first day to the last, both included', () => {
    const on = (day: string): number => offersOn([DISCOUNT], day, false).length;
    expect(['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map(on)).to.deep.equal([0, 1, 1, 0]);
  });

  it('T37: one for a first purchase never reaches a buyer', () => {
    expect(offersOn([DISCOUNT, TRIAL], '2026-11-22', true)).to.deep.equal([]);
    expect(mayShowOffer({ ...occasion, hasBought: true }, RULES, NOW)).to.equal(false);
  });

  it('P-11: a trial for what takes thought, something off for the rest', () => {
    const offers = [DISCOUNT, TRIAL];
    expect(firstPurchaseOffer(offers, product('machines', 'high'))?.id).to.equal('trial');
    expect(firstPurchaseOffer(offers, product('beans', 'low'))?.id).to.equal('first');
    expect(firstPurchaseOffer(offers, product('gifts', 'low')), 'not for that kind').to.equal(undefined);
  });

  it('P-11: unasked once in thirty days, never beside a complaint or to somebody we do not serve', () => {
    expect(mayShowOffer(occasion, RULES, NOW)).to.equal(true);
    expect(mayShowOffer({ ...occasion, complaintOpen: true }, RULES, NOW)).to.equal(false);
    expect(mayShowOffer({ ...occasion, disqualified: true }, RULES, NOW)).to.equal(false);
    const shown = (lastShownAt: string): boolean => mayShowOffer({ ...occasion, lastShownAt }, RULES, NOW);
    expect([shown('2026-10-24T03:00:00.000Z'), shown('2026-10-23T03:00:00.000Z')]).to.deep.equal([
      false,
      true,
    ]);
  });

  it('takes its share of the goods it holds for, in whole rupiah', () => {
    const products = new Map([
      ['beans', product('beans', 'low')],
      ['machines', product('machines', 'high')],
    ]);
    const line = (sku: string, total: number): Parameters<typeof discountOn>[1][number] => ({
      ...{ sku, name: sku, quantity: 1, unitPrice: total },
      total,
    });
    expect(discountOn(DISCOUNT, [line('beans', 95_005), line('machines', 450_000)], products)).to.equal(9500);
  });
});
