import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { lineView } from '../../../../bot/desk/lead-view';
import { Phrasing } from '../../../../bot/pipeline/phrasing';
import { type ScoreText } from '../../../../domain/leads/score-line';

const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`content/nusa-seduh/locales/${language}.json`, 'utf8')) as Record<string, string>;

/** Everything a score line can speak of; a placeholder beside these cannot be filled. */
const VALUES = {
  segment: 'office',
  size: 'large',
  city: 'Bekasi',
  territory: 'served',
  role: 'decision_maker',
  days: 3,
  budget: 12_500_000,
  price: 34_900_000,
  amount: 80,
  unit: 'person',
  cap: 15,
  sku: 'O30',
  rung: 'SHOPPER',
};

describe('the reasons of a score', () => {
  const locales = { id: read('id'), en: read('en') };
  const phrasing = new Phrasing(locales, 'Asia/Jakarta');
  const words = (key: ScoreText): { id: string; en: string } | null =>
    lineView({ ruleId: 'Q-7', points: 1, because: { key, values: VALUES } }, phrasing).words;

  it('can all be said with what is known, in both languages', () => {
    const keys = Object.keys(locales.id).filter((key) => key.startsWith('score.')) as ScoreText[];
    expect(keys).to.have.length.greaterThan(35);
    for (const key of keys) {
      const said = words(key);
      expect(said?.id, key).to.match(/^[^{}]+$/);
      expect(said?.en, key).to.match(/^[^{}]+$/);
    }
  });

  it('write money as each language does', () => {
    const said = words('score.budget-half');
    expect(said?.id).to.equal('Anggarannya baru sebagian: Rp12.500.000 untuk harga Rp34.900.000');
    expect(said?.en).to.match(/^Budget covers part of it: IDR\s12,500,000 for a price of IDR\s34,900,000$/);
  });

  it('are the rule’s name alone where a company has no words', () => {
    const wordless = new Phrasing({ id: {}, en: {} }, 'Asia/Jakarta');
    const line = { ruleId: 'Q-7', points: 1, because: { key: 'score.abuse', values: {} } } as const;
    expect(lineView(line, wordless).words).to.equal(null);
  });
});
