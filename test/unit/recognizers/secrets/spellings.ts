import fc from 'fast-check';

/** Ways in which people write a number, for the tests of what is masked. */

export const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const WORDS = {
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

const shifted = (zero: number) => (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const inFours = (between: string) => (digits: string) => (digits.match(/.{1,4}/g) ?? []).join(between);
const oneByOne = (between: string) => (digits: string) => [...digits].join(between);
const spelled = (words: readonly string[], between: string) => (digits: string) =>
  [...digits].map((digit) => words[Number(digit)]).join(between);

/** How digits may be written, by name; none changes which digits they are. */
export const DIGIT_SPELLINGS: Readonly<Record<string, (digits: string) => string>> = {
  plain: (digits) => digits,
  'blanks between fours': inFours(' '),
  'double blanks': inFours('  '),
  'no-break spaces': inFours('\u00a0'),
  'narrow no-break spaces': inFours('\u202f'),
  'figure spaces': inFours('\u2007'),
  'ideographic spaces': inFours('\u3000'),
  tabs: inFours('\t'),
  dots: inFours('.'),
  'dots and blanks': inFours('. '),
  hyphens: inFours('-'),
  'hyphens and blanks': inFours(' - '),
  'U+2010': inFours('\u2010'),
  'U+2011': inFours('\u2011'),
  'en dashes': inFours('\u2013'),
  'em dashes': inFours('\u2014'),
  'minus signs': inFours('\u2212'),
  slashes: inFours('/'),
  'slashes and blanks': inFours(' / '),
  backslashes: inFours('\\'),
  bars: inFours('|'),
  underscores: inFours('_'),
  colons: inFours(':'),
  'middle dots': inFours('·'),
  'new lines': inFours('\n'),
  'Windows new lines': inFours('\r\n'),
  'mixed signs': (digits) => inFours(' ')(digits).replace(' ', '-').replace(' ', '.'),
  'halves of eight': (digits) => (digits.match(/.{1,8}/g) ?? []).join(' '),
  'one by one': oneByOne(' '),
  'one by one with dots': oneByOne('.'),
  'one by one with hyphens': oneByOne('-'),
  'one by one with commas': oneByOne(', '),
  'full width': shifted(0xff10),
  'full width in fours': (digits) => inFours(' ')(shifted(0xff10)(digits)),
  'Arabic-Indic': shifted(0x0660),
  Devanagari: shifted(0x0966),
  'mathematical bold': shifted(0x1d7ce),
  'mathematical monospace': shifted(0x1d7f6),
  keycaps: (digits) => [...digits].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  'zero-width spaces': oneByOne('\u200b'),
  'zero-width joiners': oneByOne('\u200d'),
  'word joiners': oneByOne('\u2060'),
  'soft hyphens': inFours('\u00ad'),
  'byte order marks': inFours('\ufeff'),
  'right-to-left marks': oneByOne('\u200f'),
  'combining marks': oneByOne('\u0332'),
  'Indonesian words': spelled(WORDS.id, ' '),
  'English words': spelled(WORDS.en, ' '),
  'words with hyphens': spelled(WORDS.id, '-'),
  'words with commas': spelled(WORDS.en, ', '),
  'words in capitals': (digits) => spelled(WORDS.id, ' ')(digits).toUpperCase(),
};

/** What stands around a number in a message. */
export const AROUND: ReadonlyArray<(number: string) => string> = [
  (number) => number,
  (number) => `kartu saya ${number} ya kak`,
  (number) => `(${number}).`,
  (number) => `ini:${number}, makasih`,
];

export const CODE_LEADS = [
  ...[
    'pin saya {}',
    'PIN: {}',
    'pinnya {}',
    'PIN-nya {}',
    'pin-ku: {}',
    'PIN‑nya itu {}',
    "pin'ku {}",
    'OTP-nya {} kak',
    'kode OTP-ku {}',
    'pin atm-ku {}',
    'pinku {}',
    'pin atm saya {}',
    'pin ATM BCA saya itu {}',
    'm-pin {}',
  ],
  ...[
    'P I N saya {}',
    'p.i.n {}',
    'pin kartu kredit saya adalah {}',
    'my pin is {}',
    'the pin: {}',
    'PIN = {}',
  ],
  ...['otp {}', 'OTPnya {}', 'otpnya ya kak {}', 'kode otp: {}', 'kode OTP yang masuk {}', 'o-t-p {}'],
  ...['otp saya barusan {}', 'kode verifikasi {}', 'kode verifikasinya {}', 'kode rahasia saya {}'],
  ...['my otp is {}', 'the verification code is {}', 'security code {}', 'one-time code: {}', 'passcode {}'],
  ...['access code = {}', 'kode akses saya {}', 'pin gopay aku {}', 'pin\n{}', 'otp >> {}', 'otp tadi {}'],
  ...['kode login {}', 'pin m-banking mandiri {}', '{} itu pin saya', '{} is my otp', '{} otp saya'],
  ...['kode sms dari bank {}', 'ini otp nya {}'],
] as const;

export const CVV_LEADS = [
  ...[
    'cvv {}',
    'CVV: {}',
    'cvvnya {}',
    'CVV-nya {}',
    'kode keamanan-nya {}',
    'CVC-ku adalah {}',
    'cvv saya {}',
    'cvc {}',
    'CVC2 {}',
    'cvv2 = {}',
    'cvn {}',
    'kode cvv {}',
  ],
  ...[
    'cvv kartu saya {}',
    'cvv kartu kredit bca {}',
    'cvv adalah {}',
    'cvvnya itu {}',
    'my cvv is {}',
    'the cvc is {}',
  ],
  ...[
    'c v v {}',
    'c.v.v {}',
    'CVV-{}',
    'cvv/{}',
    'cvv ({})',
    'cvv\n{}',
    'cvv:{}',
    'cvv ya kak {}',
    'cvcnya {}',
  ],
  ...['cvv baru {}', 'cvv yang di kartu {}', 'cvv nomor {}', 'cvv code {}', '3 digit belakang kartu {}'],
  ...[
    'tiga angka di belakang {}',
    '3 angka belakang kartu: {}',
    'three digits on the back {}',
    '3 digits on back {}',
  ],
  ...[
    '{} itu cvv saya',
    '{} is my cvv',
    '{} adalah cvv',
    '{} cvv saya',
    'cvvku {}',
    'cvv  {}',
    'Cvv card {}',
  ],
  ...['cvv nih {}'],
] as const;

export const PASSWORD_LEADS = [
  ...[
    'password saya {}',
    'password: {}',
    'passwordnya {}',
    'password = {}',
    'pass: {}',
    'pass saya {}',
    'pwd: {}',
  ],
  ...['passwordku {}', 'kata sandi saya itu {}', 'kata sandi: {}', 'kata sandinya {}', 'katasandi saya {}'],
  ...[
    'sandi saya {}',
    'sandinya: {}',
    'kode sandi {}',
    'password akun saya {}',
    'password email saya adalah {}',
  ],
  ...['password wifi kantor: {}', 'password instagram aku {}', 'my password is {}', 'the password is {}'],
  ...['password is {}', 'my password: {}', 'password for my account is {}', 'PASSWORD {}', 'Password : {}'],
  ...[
    'password saya yaitu {}',
    'password saya tuh {}',
    'passwordnya itu {}',
    'password lama saya {}',
    'pw: {}',
  ],
  ...['pasword saya {}', 'paswot saya {}', 'passwd {}', 'passphrase: {}', 'password -> {}', 'password\n{}'],
  ...['password saya "{}"', 'password saya jadi {}', 'kata sandi akun ialah {}', 'password bca saya {}'],
  ...['pass word saya {}', 'pass-word saya {}', 'password-nya {}', 'kata sandi-ku {}', 'Password-nya itu {}'],
] as const;

/** Until when a card is good, as people tell it behind the number. */
export const EXPIRIES = [
  ...[
    'exp 12/27',
    'EXP: 12/27',
    'exp. 12-27',
    'expnya 12/27',
    'exp date 08/2027',
    'exp 0827',
    'tgl exp 08.27',
  ],
  ...['expired 12/27', 'expires 12/27', 'expires in December 2027', 'expiry: Dec 27', 'expiration 12/2027'],
  ...['exp bulan 12 tahun 27', 'exp bulan 8 2027', 'exp bln 08 thn 2027', 'exp desember 2027', 'exp des 27'],
  ...['exp agustus 27', 'kadaluarsa 08/27', 'kedaluwarsa 08/27', 'kadaluwarsa bulan 8/2027', 'ed 08/27'],
  ...['berlaku sampai 08/29', 'berlaku s/d 08/27', 'berlaku hingga 08/27', 'masa berlaku 12-2027'],
  ...['masa berlakunya sampai 12/27', 'masa berlaku kartu 12/27', 'valid thru 12/27', 'valid until 12 / 27'],
  ...['valid till 12/27', 'good thru: 08/27', 'good through 08/27', 'sampai bulan 8 2027', 'sampe 08/27'],
  ...[
    'hingga oktober 2028',
    'until Oct 2028',
    'jatuh tempo 08/27',
    'exp = 12/27',
    'exp 12|27',
    'exp １２/２７',
  ],
  ...['Exp Date: 12 / 2027', 'exp 12 27', 'exp 1/28'],
] as const;
