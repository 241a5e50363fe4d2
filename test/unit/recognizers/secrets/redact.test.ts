import { expect } from 'chai';
import fc from 'fast-check';
import { MASK } from '../../../../domain/recognition/masked';
import { redact, redactTogether, redaction } from '../../../../recognizers/secrets/redact';
import { cards } from './cards';
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
      'NIK-ku',
      'no KTP-nya',
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

describe('A code written in one with its name is masked', () => {
  for (const lead of ['PINku', 'pin', 'pinnya', 'pin-ku', 'otp', 'OTPku', 'kodeotp', 'cvv', 'm-pin']) {
    it(lead, () => {
      fc.assert(
        fc.property(fc.oneof(digits(4), digits(6)), (code) => {
          expectGone(`${lead}${code} ya kak`, code);
        }),
        { numRuns: 30 },
      );
    });
  }
});

describe('A password in a pair with a name is masked', () => {
  for (const pair of [
    'user-pass: budi / {}',
    'username/password = budi88, {}',
    'email & password : budi@contoh.id | {}',
    'login + sandi: budi ; {}',
    'akun dan passwordnya: budi {}',
    'my user and pass: budi / {}',
  ]) {
    it(pair, () => {
      for (const password of ['rahasia123', 'Kucing#2020', 'kucingmanis']) {
        expectGone(pair.replace('{}', password), password);
      }
    });
  }
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
