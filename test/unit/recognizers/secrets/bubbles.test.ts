import { expect } from 'chai';
import fc from 'fast-check';
import { MASK } from '../../../../domain/recognition/masked';
import { maskedParts, redact, redactTogether } from '../../../../recognizers/secrets/redact';
import { cards } from './cards';
import { digits, DIGIT_SPELLINGS } from './spellings';

const SPELLINGS = Object.entries(DIGIT_SPELLINGS);

/** Where a bubble may end in a number: not inside a word, nor before what only dresses a sign. */
function endsIn(signs: readonly string[]): number[] {
  return signs.flatMap((sign, place) =>
    /[\p{Nd}\p{L}]/u.test(signs[place - 1] ?? '') && !/[\p{L}\p{M}\ufe0f\u20e3]/u.test(sign) ? [place] : [],
  );
}

describe('A secret in two bubbles is masked', () => {
  const pairs: Array<[first: string, second: string, gone: string]> = [
    ['pin saya', '482914', '482914'],
    ['otpnya', '48 29 14 ya', '48 29 14'],
    ['kode verifikasi yang masuk:', '4829', '4829'],
    ['password saya', 'rahasia123', 'rahasia123'],
    ['kata sandi saya itu', 'kucingmanis', 'kucingmanis'],
    ['my password is', 'hunter22', 'hunter22'],
    ['cvvnya', '123', '123'],
    ['no ktp saya', '9999999999999999', '9999'],
    ['4111 1111', '1111 1111', '1111'],
    ['kartu saya 4111-1111-1111', '1111', '1111'],
    ['317123 450190', '0123', '0123'],
  ];
  for (const [first, second, gone] of pairs) {
    it(`"${first}" "${second}"`, () => {
      const [one, two] = redactTogether([first, second]);
      expect(two?.text).to.include(MASK).and.not.include(gone);
      expect(one?.text).to.not.match(/\d{4}/);
      expect(two?.withheld).to.have.lengthOf(1);
    });
  }

  for (const [name, spell] of SPELLINGS) {
    it(`a card written with ${name}, wherever the bubble ends`, () => {
      fc.assert(
        fc.property(cards, fc.nat(), (card, place) => {
          const signs = [...spell(card)];
          const ends = endsIn(signs);
          const end = ends[place % ends.length] ?? 1;
          // Behind a bubble of its own that would be a telephone number.
          fc.pre(!/(08|62)/.test(card));
          const halves = [signs.slice(0, end).join(''), signs.slice(end).join('')];
          const shown = redactTogether(halves).map(({ text }) => text);
          expect(shown.join(''), JSON.stringify(halves)).to.include(MASK);
          const left = shown.join('').replaceAll(MASK, '');
          expect(left.match(/\p{Nd}|\p{L}+/gu) ?? [], JSON.stringify(halves)).to.have.length.below(4);
        }),
        { numRuns: 15 },
      );
    });

    it(`a code written with ${name}, behind the bubble that names it`, () => {
      fc.assert(
        fc.property(fc.constantFrom('pin saya', 'otpnya', 'kode verifikasi'), digits(6), (lead, code) => {
          const [first, second] = redactTogether([lead, spell(code)]);
          expect(first?.text).to.equal(lead);
          expect(second?.text).to.include(MASK).and.not.include(spell(code));
        }),
        { numRuns: 10 },
      );
    });
  }

  it('and what was masked can be looked for elsewhere', () => {
    const pairs: Array<[text: string, parts: string[]]> = [
      ['kartu saya 4111 1111 1111 1111 ya', ['4111 1111 1111 1111']],
      ['pin saya 482914', ['482914']],
      ['otp 4829 dan pin saya 1234, makasih', ['4829', '1234']],
      ['4111 1111 1111 1111', ['4111 1111 1111 1111']],
    ];
    for (const [text, parts] of pairs) expect(maskedParts(text, redact(text)), text).to.deep.equal(parts);
  });

  it('and in four', () => {
    const parts = redactTogether(['4111', '1111', '1111', '1111']);
    expect(parts.map(({ text }) => text)).to.deep.equal([MASK, MASK, MASK, MASK]);
  });
});
