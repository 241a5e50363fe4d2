import { expect } from 'chai';
import {
  DEFAULT_SURVEY_RULES as rules,
  isPoor,
  isRating,
  mayAskAboutHandoff,
} from '../../../../domain/surveys/survey';
import { plusDays } from '../../../../domain/time/calendar';

const NOW = '2026-11-23T03:00:00.000Z';

describe('A survey', () => {
  it('takes whole numbers from 1 to 5, and 1 and 2 are poor (C-22, T30)', () => {
    expect([0, 1, 2.5, 5, 6].map(isRating)).to.deep.equal([false, true, false, true, false]);
    expect([1, 2, 3, 4, 5].map(isPoor)).to.deep.equal([true, true, false, false, false]);
  });

  it("about a person's help is not asked within 30 days of another, nor while a complaint is open", () => {
    const ask = (last: string | undefined, isOpen = false): boolean =>
      mayAskAboutHandoff(last, isOpen, rules, NOW);
    expect([ask(undefined), ask(plusDays(NOW, -29)), ask(plusDays(NOW, -30))]).to.deep.equal([
      true,
      false,
      true,
    ]);
    expect(ask(undefined, true)).to.equal(false);
  });
});
