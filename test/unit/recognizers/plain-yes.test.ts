import { expect } from 'chai';
import { yesReader } from '../../../recognizers/intents/plain-yes';
import { intentWords } from '../../../recognizers/intents/intent-words';
import { normalizeText } from '../../../recognizers/text/normalize';

const AGREEING = [
  'ya',
  'boleh kak',
  'iya boleh',
  'yes please',
  'that is right',
  'fair enough',
  'iya saya mau',
  'saya setuju',
];

describe('a yes', () => {
  const canBeYes = yesReader(AGREEING.map((text) => ({ text, intent: 'affirm', language: 'id' })));
  const isYes = (text: string) => canBeYes(intentWords(normalizeText(text)));

  it('is made of words of a yes, in any order and with fillers between', () => {
    for (const text of ['boleh', 'ya boleh kak', 'yeah why not', 'oke sip deh', 'fair enough']) {
      expect(isYes(text), text).to.equal(true);
    }
  });

  it('is not what only looks like one', () => {
    for (const text of [
      'ya elah',
      'saya tolak',
      "that's absurd",
      "that's enough",
      'teu hayang',
      'tidak boleh',
      'not okay',
    ]) {
      expect(isYes(text), text).to.equal(false);
    }
  });

  it('in many words needs one that is a yes by itself', () => {
    expect(isYes('iya kak saya mau yang itu saja boleh')).to.equal(true);
    expect(isYes('saya mau tanya dulu soal garansi mesinnya')).to.equal(false);
  });
});
