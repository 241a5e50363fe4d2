import { expect } from 'chai';
import { checkContent } from '../../../../bot/content/check-content';
import { ContentError, formatProblem } from '../../../../bot/content/content-problem';
import { loadContent } from '../../../../bot/content/load-content';
import { withEdited } from './company-folder';

function mistakesAfter(edit: (text: string) => string): string[] {
  return withEdited({ 'offers.yaml': edit }, (folder) => {
    try {
      return checkContent(loadContent(folder)).map(formatProblem);
    } catch (error) {
      if (error instanceof ContentError) return error.problems.map(formatProblem);
      throw error;
    }
  });
}

describe('offers.yaml', () => {
  it('T38: a prize draw without a permit is refused, by its line', () => {
    const [mistake] = mistakesAfter((text) => text.replace('type: free_trial', 'type: prize_draw'));
    expect(mistake).to.match(
      /^offers\.yaml:\d+: Offer "first-trial" is a prize draw without a permitNumber/u,
    );
  });

  it('an offer that ends before it begins, or takes nothing off, is told', () => {
    const dates = mistakesAfter((text) => text.replace('until: 2026-12-31', 'until: 2026-10-31'));
    expect(dates.join()).to.contain('ends before it begins');
    const nothing = mistakesAfter((text) => text.replace('  share: 0.1\n', ''));
    expect(nothing.join()).to.contain('takes nothing off');
  });

  it('row 59: a first purchase is not cheaper than the rules allow; kinds of goods exist', () => {
    const most = mistakesAfter((text) => text.replace('share: 0.1', 'share: 0.2'));
    expect(most.join()).to.contain('allows (15 %)');
    const kind = mistakesAfter((text) => text.replace('[biji-kopi,', '[kopi-biji,'));
    expect(kind.join()).to.contain('"kopi-biji" is no category');
  });
});
