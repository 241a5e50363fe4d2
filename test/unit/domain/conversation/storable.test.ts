import { expect } from 'chai';
import { storable, storableText } from '../../../../domain/conversation/storable';

describe('what every database can keep', () => {
  for (const [given, kept] of [
    ['halo', 'halo'],
    ['ha\u0000lo', 'halo'],
    ['\ud83d', ''],
    ['a\ude00b', 'ab'],
    ['😀', '😀'],
    ['\ud83d😀\ude00', '😀'],
  ] as const) {
    it(`of ${JSON.stringify(given)} is ${JSON.stringify(kept)}`, () => {
      expect(storableText(given)).to.equal(kept);
    });
  }

  it('is found however deep, in names too, and leaves the rest as it is', () => {
    const given = { 'a\u0000': ['b\u0000', { c: 'd\ud800' }], n: 1, no: null, nothing: undefined, yes: true };
    expect(storable(given)).to.deep.equal({
      a: ['b', { c: 'd' }],
      n: 1,
      no: null,
      nothing: undefined,
      yes: true,
    });
  });
});
