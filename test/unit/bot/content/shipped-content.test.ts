import { expect } from 'chai';
import { availability, priceNow, quantityPrices } from '../../../../domain/products/catalogue';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { checkContent } from '../../../../bot/content/check-content';
import { type Content } from '../../../../bot/content/content';
import { shippedContent } from '../../../shipped-content';

const NOW = '2026-11-22T03:00:00.000Z';

describe('the shipped content', () => {
  let content: Content;
  before(() => {
    content = shippedContent();
  });

  it('has no mistakes', () => {
    expect(checkContent(content)).to.deep.equal([]);
  });

  it('states the facts of the example conversations', () => {
    const prices = ['M1', 'E2', 'O10', 'O30', 'GAYO-250', 'PLAN-OFFICE'].map((sku) => {
      const product = content.products.find((each) => each.sku === sku);
      return product && priceNow(product, 'public', NOW)?.idr;
    });
    expect(prices).to.deep.equal([450_000, 1_850_000, 18_500_000, 34_900_000, 95_000, 1_200_000]);
  });

  it('has the business numbers of the domain', () => {
    expect(content.rules).to.deep.equal(DEFAULT_RULES);
  });

  it('counts stock from the moment of import', () => {
    const gayo = content.products.find(({ sku }) => sku === 'GAYO-250');
    expect(availability(gayo?.stock, NOW, 24)).to.equal('in_stock');
    expect(gayo && quantityPrices(gayo, 'public', NOW).map(({ minQty }) => minQty)).to.deep.equal([10]);
  });

  it('says specs in English too', () => {
    const specs = content.productTexts.get('E3')?.en.specs.map(({ key, value }) => `${key}: ${value}`);
    expect(specs).to.include.members(['kapasitas: up to 150 cups a day', 'kecepatan: 1,400 rpm']);
  });

  it('has at least 28 phrases for every intent and language', () => {
    const counts = new Map<string, number>();
    for (const { intent, language } of content.phrases) {
      counts.set(`${language} ${intent}`, (counts.get(`${language} ${intent}`) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count < 28)).to.deep.equal([]);
  });

  it('is closed on Sundays and open at nine on Mondays', () => {
    expect(content.calendar.hours.get(0)).to.equal(undefined);
    expect(content.calendar.hours.get(1)).to.deep.equal({ open: '09:00', close: '17:00' });
    expect(content.calendar.holidays.get('2026-12-25')).to.equal('Hari Raya Natal');
  });
});
