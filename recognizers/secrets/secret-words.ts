/** The words that stand around a secret, as regular expressions over folded text. */

const list = (...words: string[]): string => `(?:${words.join('|')})`;

/** A word with its letters apart: "p i n", "o.t.p". */
const apart = (word: string): string => [...word].join('[ ._-]?');

/** "pinnya", "PIN-nya" as abbreviations are written, "PIN 'ku". */
const TIED = " ?(?:[-_'‘’] ?)?";
const MINE = list(`${TIED}nya?`, `${TIED}ku`, "[-_'‘’]?mu", 's');

/** What people call a short code that opens something. */
const SHORT_CODES = list(
  `(?:m-?)?${apart('pin')}`,
  apart('otp'),
  '(?:kode|code) ?(?:otp|pin|cvv2?|cvc2?|verifikasi|verif|rahasia|keamanan|akses|konfirmasi|masuk|login|sms)',
  '(?:verification|security|access|login|secret|sms|authenti\\p{L}+) (?:code|pin|password)',
  'pass ?code',
  // Number words are digits where codes are looked for.
  '(?:one|1)[ -]time (?:code|pin|password)',
);

/** … and what they call the three or four digits of a card. */
const CARD_CODES = list(
  '(?:kode|code) ?(?:keamanan|pengaman)',
  'security code',
  list('cvv2?', 'cvc2?', 'cvn2?', 'c v v', 'c v c', 'c\\.v\\.v', 'c\\.v\\.c'),
  '(?:3|tiga|three|last 3) (?:digit|digits|angka|nomor) (?:terakhir )?(?:di |on |at )?(?:the )?(?:belakang|back)(?: of)?(?: the| my)?(?: kartu| card)?',
);

export const CODE = `(?:${SHORT_CODES}|${CARD_CODES})${MINE}?`;
export const CARD_CODE = `${CARD_CODES}${MINE}?`;

/** A number of a person: its digits go whatever their form. */
export const IDENTITY = `(?:nik|(?:e-?)?ktp|kk|kartu keluarga|nomor induk(?: kependudukan)?|id card(?: number)?)${MINE}?`;

/** Nothing else is called so. */
export const PASSWORD = `(?:pass[ -]?words?|passwd|pasword|passwort|paswot|passphrase|(?:kata|kode) ?sandi)${MINE}?`;

/** These mean other things too: a man is called Sandi, a pass opens a gate. */
export const PASSWORD_PERHAPS = `(?:sandi|pass|pwd|pw)${MINE}?`;

/** What one signs in under, beside the password. */
export const ACCOUNT_NAME = `${list('user(?:[ -]?name)?', 'usr', 'id', 'login', 'e-?mail', 'akun', 'account')}${MINE}?`;

export const WHOSE = list('saya', 'aku', 'gue', 'gua', 'gw', 'gwe', 'kami', 'kita', 'my', 'our', 'mine');

/** "is". */
export const IS = list('adalah', 'itu', 'yaitu', 'yakni', 'ialah', 'tu', 'tuh', 'is', 'was', "'s", 'jadi');

const BANKS = list(
  ...['bca', 'bri', 'bni', 'mandiri', 'cimb', 'btn', 'bsi', 'jago', 'jenius', 'permata', 'danamon', 'ovo'],
  ...['gopay', 'dana', 'shopeepay', 'linkaja', 'google', 'tokopedia', 'shopee', 'wa', 'whatsapp', 'telegram'],
  ...['instagram', 'ig', 'facebook', 'fb', 'wifi', 'wi-fi', 'm-?banking', 'mbanking', 'internet banking'],
);

const ACCOUNTS = `${list(
  ...['akun', 'account', 'email', 'e-mail', 'login', 'atm', 'kartu', 'card', 'debit', 'kredit', 'credit'],
  ...[
    'bank',
    'tabungan',
    'rekening',
    'internet',
    'aplikasi',
    'app',
    'hp',
    'member',
    'website',
    'web',
    'kantor',
    'rumah',
    'office',
    'home',
  ],
)}${MINE}?`;

/** What stands between the name of a secret and the secret, and says nothing of its own. */
export const FILLER = list(
  ...[WHOSE, IS, BANKS, ACCOUNTS],
  ...[
    'ini',
    'nih',
    'ni',
    'tadi',
    'barusan',
    'yang',
    'yg',
    'masuk',
    'dapat',
    'dapet',
    'terima',
    'got',
    'received',
  ],
  ...['baru', 'lama', 'new', 'old', 'untuk', 'buat', 'utk', 'for', 'from', 'dari', 'on', 'of', 'di', 'the'],
  ...[
    'no',
    'nomor',
    'nomer',
    'number',
    'angka',
    'kode',
    'code',
    'sms',
    'are',
    'ya',
    'kak',
    'min',
    'gan',
    'sis',
  ],
  ...[
    'mas',
    'mba',
    'mbak',
    'pak',
    'bu',
    'bro',
    'kan',
    'sih',
    'deh',
    'dong',
    'kok',
    'now',
    'sekarang',
    'just',
  ],
);

/** What makes digits an amount, a span or a count. */
export const UNIT = list(
  ...[
    'rb',
    'ribu',
    'k',
    'jt',
    'juta',
    'rupiah',
    'pcs',
    'buah',
    'biji',
    'unit',
    'orang',
    'kali',
    'x',
    'menit',
  ],
  ...['jam', 'hari', 'minggu', 'bulan', 'tahun', 'detik', 'minutes?', 'hours?', 'days?', 'weeks?', 'times'],
  ...['people', 'digits?', 'karakter', 'km', 'kg', 'g', 'gr', 'gram', 'mm', 'cm', 'ml', '%'],
);

/** Words that mention a password but are not one: what became of it, what is asked of it. */
export const NO_PASSWORD: ReadonlySet<string> = new Set(
  `lupa kelupaan terlupa lupakan ingat inget salah benar bener betul hilang ilang error eror gagal expired kadaluarsa
   kedaluwarsa bermasalah masalah diganti ganti ubah diubah reset direset rubah dirubah berubah dihack diretas dicuri
   bocor kebobol dibobol tersimpan disimpan aman lemah kuat susah sulit sukar mudah gampang ribet panjang pendek kepanjangan
   kependekan rumit sama beda lain apa apaan apakah siapa mana dimana gimana bagaimana kenapa mengapa kapan berapa tidak
   tdk nggak enggak engga gak ga gk g kagak tak bukan belum blm sudah udah udh sdh telah akan mau ingin pengen bisa dapat
   harus wajib perlu boleh jangan tolong mohon minta bantu dibantu cara caranya via lewat dengan pakai pake kah dan atau
   tapi terus lalu kalau kalo karena soalnya biar supaya saat waktu ketika juga masih lagi terkunci diblokir terblokir
   dikirim terkirim nyangkut dong ya yah kak min sih kok deh nih aja saja doang wrong forgotten forgot lost
   not never incorrect invalid correct right what how why where when which who who's needed required important too very
   weak strong safe secure stolen hacked leaked changed saved blocked locked expired reset has does doesn't do don't
   did didn't isn't and or but because please can can't could should must will won't again been being be in at by to a an
   it this that there still always already missing unknown different same protected enough long short gone broken working
   the my your our for of from with so then if than only also just`.split(/\s+/),
);
