import { expect } from 'chai';
import { ContentError, formatProblem } from '../../../../bot/content/content-problem';
import { loadContent } from '../../../../bot/content/load-content';
import { framed } from '../../../../dialogs/reading/plain-words';
import { lineWith, withEdited } from './company-folder';
import { shippedContent } from '../../../shipped-content';

function mistakesAfter(edit: (text: string) => string): string[] {
  return withEdited({ 'cues.yaml': edit }, (folder) => {
    try {
      loadContent(folder);
      return [];
    } catch (error) {
      if (error instanceof ContentError) return error.problems.map(formatProblem);
      throw error;
    }
  });
}

describe('cues.yaml', () => {
  it('an entry that cannot be read is told by its line', () => {
    const line = lineWith('cues.yaml', '- macet');
    const [mistake] = mistakesAfter((text) => text.replace('- macet', '- (macet'));
    expect(mistake).to.match(new RegExp(`^cues\\.yaml:${line}: "\\(macet" cannot be read`, 'u'));
  });

  it('an entry that no message could hold is told: capitals and commas are never left in one', () => {
    expect(mistakesAfter((text) => text.replace('- macet', '- Macet'))[0]).to.contain(
      '"Macet" cannot be read',
    );
    expect(mistakesAfter((text) => text.replace('- macet', "- 'macet, mogok'"))).to.have.length(1);
  });

  it('a list without words is told', () => {
    const line = lineWith('cues.yaml', 'ibu:');
    const emptied = mistakesAfter((text) => text.replace(/^ibu:\n.*\n.*$/mu, 'ibu: {}'));
    expect(emptied).to.deep.equal([`cues.yaml:${line}: "ibu" has no words; write at least one.`]);
  });

  it('a name nobody looks for is told, and the one that is missing', () => {
    const found = mistakesAfter((text) => text.replace(/^trouble:/mu, 'troubles:')).join('\n');
    expect(found).to.contain('"troubles" is not known here').and.contain('"trouble" is missing');
  });

  it('words a salesperson adds are found as whole words, with * for any letters and ... for any words', () => {
    const added = (text: string): string =>
      text.replace('- macet', "- 'bikin* pusing'\n    - airnya ... habis");
    withEdited({ 'cues.yaml': added }, (folder) => {
      const { trouble } = loadContent(folder).cues;
      expect(trouble.test(framed('Mesinnya bikinin pusing!'))).to.equal(true);
      expect(trouble.test(framed('airnya itu lho cepat habis'))).to.equal(true);
      expect(trouble.test(framed('ikan pusing'))).to.equal(false);
    });
    expect(shippedContent().cues.trouble.test(framed('bikin pusing'))).to.equal(false);
  });
});
