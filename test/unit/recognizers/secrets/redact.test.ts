import { expect } from 'chai';
import fc from 'fast-check';
import { MASK } from '../../../../domain/recognition/masked';
import { maskedParts, redact, redactTogether, redaction } from '../../../../recognizers/secrets/redact';
import {
  AROUND,
  CODE_LEADS,
  CVV_LEADS,
  digits,
  DIGIT_SPELLINGS,
  EXPIRIES,
  PASSWORD_LEADS,
} from './spellings';

const SPELLINGS = Object.entries(DIGIT_SPELLINGS);

function withCheckDigit(most: string): string {
  for (let digit = 0; digit <= 9; digit += 1) {
    const number = `${most}${digit}`;
    const sum = [...number].reverse().reduce((total, sign, place) => {
      const value = Number(sign) * (place % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return number;
  }
  throw new Error('no digit fits');
}

const cards = fc
  .tuple(fc.constantFrom('4', '51', '55', '2221', '6011', '3528'), digits(15))
  .map(([begin, rest]) => withCheckDigit(`${begin}${rest}`.slice(0, 15)));
const identities = fc
  .tuple(
    fc.constantFrom('11', '31', '32', '35', '51', '73', '91'),
    digits(4),
    fc.integer({ min: 1, max: 31 }),
    fc.boolean(),
    fc.integer({ min: 1, max: 12 }),
    digits(6),
  )
  .map(([province, district, day, isWoman, month, rest]) =>
    [province, district, day + (isWoman ? 40 : 0), month, rest]
      .map((part) => (typeof part === 'number' ? String(part).padStart(2, '0') : part))
      .join(''),
  );

/** Where a bubble may end in a number: not inside a word, nor before what only dresses a sign. */
function endsIn(signs: readonly string[]): number[] {
  return signs.flatMap((sign, place) =>
    /[\p{Nd}\p{L}]/u.test(signs[place - 1] ?? '') && !/[\p{L}\p{M}\ufe0f\u20e3]/u.test(sign) ? [place] : [],
  );
}

/** Nothing of the number is left to be read, however it was written. */
function expectGone(text: string, secret: string): void {
  const { text: shown, withheld } = redaction(text);
  expect(shown, text).to.include(MASK).and.not.include(secret);
  expect(shown.replace(MASK, '').replace(/\D/g, '').length, shown).to.be.lessThan(4);
  expect(withheld).to.have.lengthOf(1);
  expect(redact(shown), 'twice').to.equal(shown);
}

describe('A card number is masked', () => {
  for (const [name, spell] of SPELLINGS) {
    it(`written with ${name}`, () => {
      fc.assert(
        fc.property(cards, fc.constantFrom(...AROUND), (card, around) => {
          expectGone(around(spell(card)), spell(card));
        }),
        { numRuns: 15 },
      );
    });
  }

  it('with what stands behind it: the month it ends and the three digits', () => {
    for (const tail of [
      '12/27 123',
      'exp 12/27 cvv 123',
      '12/2027, 123',
      'valid thru 12/27',
      'berlaku sampai 08/29 / 999',
    ]) {
      expect(redact(`4111 1111 1111 1111 ${tail}`), tail).to.match(/^(\[disamarkan\]( cvv )?)+$/);
    }
    expect(redact('4111 1111 1111 1111 500 ribu')).to.equal(`${MASK} 500 ribu`);
  });

  it('of American Express and Diners, and of nineteen digits', () => {
    for (const card of ['3782 822463 10005', '3056 930902 5904', '6304 0000 0000 0000 000']) {
      expect(redact(`kartu ${card}`), card).to.equal(`kartu ${MASK}`);
    }
  });
});

describe('Until when a card is good is masked', () => {
  const CARD = '4111 1111 1111 1111';

  for (const expiry of EXPIRIES) {
    it(expiry, () => {
      const text = `${CARD} ${expiry}`;
      expect(redact(text), text).to.not.match(/\d/);
      expect(redact(redact(text)), 'twice').to.equal(redact(text));
      const [, second] = redactTogether([MASK, expiry]);
      expect(second?.text, 'in the bubble behind it').to.not.match(/\d/);
      expect(redact(expiry), 'and of goods it is kept').to.equal(expiry);
    });
  }

  it('and nothing else that is told with it', () => {
    for (const rest of ['total 500 ribu', 'kirim 2 ya', 'nomor saya 0812 3456 7890', 'pesanan NS-0021']) {
      expect(redact(`${CARD} ${rest}`), rest).to.equal(`${MASK} ${rest}`);
    }
  });
});

describe('An identity number is masked', () => {
  for (const [name, spell] of SPELLINGS) {
    it(`written with ${name}`, () => {
      fc.assert(
        fc.property(identities, fc.constantFrom(...AROUND), (nik, around) => {
          expectGone(around(spell(nik)), spell(nik));
        }),
        { numRuns: 15 },
      );
    });
  }

  it('whatever its digits when it is called one', () => {
    for (const lead of [
      'NIK saya',
      'nik:',
      'no ktp',
      'KTP saya nomor',
      'nomor KTP nya',
      'e-ktp',
      'kartu keluarga',
      'KK',
    ]) {
      expect(redact(`${lead} 9999 9999 9999 999`), lead).to.equal(`${lead} ${MASK}`);
    }
  });
});

describe('A PIN or a code is masked', () => {
  for (const lead of CODE_LEADS) {
    it(lead, () => {
      fc.assert(
        fc.property(fc.constantFrom(...SPELLINGS), fc.oneof(digits(4), digits(6)), ([, spell], code) => {
          expectGone(lead.replace('{}', spell(code)), spell(code));
        }),
        { numRuns: 30 },
      );
    });
  }

  it('with letters, as messages send it', () => {
    for (const text of ['otp G-482914', 'kode verifikasi: FB-48291', 'kode otp saya AB12CD']) {
      expect(redact(text), text)
        .to.match(/\[disamarkan\]$/)
        .and.not.match(/\d/);
    }
  });
});

describe('The digits from the back of a card are masked', () => {
  for (const lead of CVV_LEADS) {
    it(lead, () => {
      for (const code of ['123', '9876', '１２３', '1-2-3', 'satu dua tiga', 'one two three']) {
        const shown = redact(lead.replace('{}', code));
        expect(shown).to.include(MASK).and.not.include(code);
      }
    });
  }
});

describe('A password is masked', () => {
  const passwords = [
    'rahasia123',
    'Kucing#2020',
    'kucingmanis',
    'S3mangat!',
    'p@ssw0rd',
    '12345678',
    'merdeka',
  ];
  for (const lead of PASSWORD_LEADS) {
    it(lead, () => {
      const isBare = /^(pass|sandi)/.test(lead) && !/[:=]|password|sandinya/.test(lead);
      for (const password of passwords.filter(
        (word) => !isBare || /[a-z].*[\d#!@]|[\d#!@].*[a-z]/i.test(word),
      )) {
        const text = lead.replace('{}', password);
        expect(redact(text), text).to.include(MASK).and.not.include(password);
      }
    });
  }
});

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
