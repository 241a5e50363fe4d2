import { expect } from 'chai';
import { intentWords } from '../../../recognizers/intents/intent-words';
import { putsOff, withoutPutOffYes } from '../../../recognizers/intents/put-off';
import { shortcutIntent } from '../../../recognizers/intents/shortcuts';
import { normalizeText } from '../../../recognizers/text/normalize';

const wordsOf = (text: string) => intentWords(normalizeText(text));

describe('a yes that is put off', () => {
  it('has a "but" and a later time behind it', () => {
    for (const text of [
      'oke tapi nanti aja',
      'mau sih, cuma belum sekarang',
      'sip tapi tanya istri dulu ya',
      'yes, but not this month',
      "fine, though I'd have to check with my boss",
    ]) {
      expect(putsOff(wordsOf(text)), text).to.equal(true);
    }
  });

  it('is not one with a wish or a condition that can be met', () => {
    for (const text of [
      'oke tapi jangan lupa notanya',
      'boleh, tapi pakai inisial',
      'tapi nanti aja',
      'yes, but use the blue one',
      'next month is fine',
    ]) {
      expect(putsOff(wordsOf(text)), text).to.equal(false);
    }
  });

  it('is a no for now, and other acts stay what they are', () => {
    const acts = withoutPutOffYes([{ intent: 'affirm' }, { intent: 'give_timeline' }]);
    expect(acts).to.deep.equal([{ intent: 'deny' }, { intent: 'give_timeline' }]);
  });
});

describe('a clause of fillers', () => {
  it('agrees when the yes stands first, and asks a favour otherwise', () => {
    expect(shortcutIntent(wordsOf('ya dong kak'))).to.equal('affirm');
    expect(shortcutIntent(wordsOf('tolong ya'))).to.equal(undefined);
  });
});
