import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recognizerContent } from '../../../bot/content/recognizer-content';
import { type CatalogueQuestion, fixtureCatalogue, productFinder } from './certainty';
import { shippedContent } from '../../shipped-content';

/** `product.answer` of rules.yaml: this sure, the bot answers (P-5). */
const SURE = 0.75;

/** Questions of other hands about our own catalogue; those that a frequent question answers are left out. */
function ownQuestions(): CatalogueQuestion[] {
  const lines = readFileSync(join('test', 'data', 'understanding', 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => JSON.parse(line) as { text: string; products?: string[] })
    .flatMap(({ text, products }) => (products ? [{ text, skus: products }] : []));
}

describe('How sure a product is (P-5)', () => {
  const content = shippedContent();
  const ours = recognizerContent(content, content.products);
  const catalogues = [
    { name: 'our own', ...ours, questions: ownQuestions() },
    { name: 'a bakery', ...fixtureCatalogue('bakery') },
    { name: 'office furniture', ...fixtureCatalogue('office-furniture') },
  ];

  for (const { name, products, categories, questions } of catalogues) {
    describe(`in the catalogue of ${name}`, () => {
      const find = productFinder(products, categories);
      const answered = questions.map(({ text, skus }) => ({ text, skus, best: find(text)[0] }));
      const sure = answered.filter(({ best }) => (best?.score ?? 0) >= SURE);
      const right = sure.filter(({ skus, best }) => skus.includes(best?.sku ?? ''));

      it('is right nine times in ten when the bot would answer', () => {
        const wrong = sure
          .filter((one) => !right.includes(one))
          .map(({ text, best }) => `${text}: ${best?.sku}`);
        expect(right.length / sure.length, wrong.join('; ')).to.be.at.least(0.9);
      });

      it('is enough to answer four questions in five without asking back', () => {
        const askable = answered.filter(({ skus }) => skus.length > 0);
        expect(right.length / askable.length).to.be.at.least(0.8);
      });
    });
  }
});
