import { expect } from 'chai';
import { daysPassed } from '../../../recognizers/entities/days-passed';
import { normalizeText } from '../../../recognizers/text/normalize';

describe('days that have passed', () => {
  const days = (text: string): number | undefined => daysPassed(normalizeText(text).words, undefined);

  it('are the longest span named, in digits and in words', () => {
    expect(days('udh 3 hari blm nyampe')).to.equal(3);
    expect(days('3hari ga dateng dateng')).to.equal(3);
    expect(days('janji 2 hari ini udah seminggu')).to.equal(7);
    expect(days('two weeks and nothing')).to.equal(14);
    expect(days('nunggu dua mgg lebih')).to.equal(14);
    expect(days('a month ago')).to.equal(30);
  });

  it('are none where time is still to come, or none is named', () => {
    expect(days('acaranya 2 hari lagi')).to.equal(undefined);
    expect(days('lama banget')).to.equal(undefined);
    expect(days('grinder 3 biji')).to.equal(undefined);
  });
});
