import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { INTENT_MODULE, intentModule } from '../../../../bot/content/intent-module';
import { ALL_INTENTS, hasTrait, intentsWith, isIntent, isKind } from '../../../../domain/recognition/intent';
import { shippedContent } from '../../../shipped-content';

/** Line breaks and indents are the formatter's. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('intents', () => {
  it('the table the dialogs are compiled with is what the content says: else run `npm run intents`', () => {
    const { intents } = shippedContent();
    expect(plain(readFileSync(INTENT_MODULE, 'utf8'))).to.equal(plain(intentModule(intents)));
  });

  it('a name from outside is an intent only when it stands in the list', () => {
    expect(isIntent('buy')).to.equal(true);
    expect(isIntent('haggle')).to.equal(false);
    expect(isIntent('toString')).to.equal(false);
  });

  it('every complaint and the call for a person are urgent, and nothing else is', () => {
    const urgent = [...intentsWith('complaint'), 'human'];
    expect(intentsWith('urgent')).to.have.members(urgent);
    expect(ALL_INTENTS.filter((intent) => /^complain(_|$)/.test(intent))).to.have.members([
      ...intentsWith('complaint'),
    ]);
  });

  it('what the lead form takes is told of oneself, and manners are no wish', () => {
    expect(intentsWith('lead').every((intent) => isKind(intent, 'inform'))).to.equal(true);
    const manners = intentsWith('manners').filter((intent) => !isKind(intent, 'courtesy', 'answer'));
    expect(manners).to.deep.equal([]);
    expect(hasTrait('buy', 'goods')).to.equal(true);
  });
});
