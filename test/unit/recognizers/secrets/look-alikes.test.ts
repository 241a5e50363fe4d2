import { expect } from 'chai';
import fc from 'fast-check';
import { redact, redactTogether } from '../../../../recognizers/secrets/redact';
import { digits, DIGIT_SPELLINGS } from './spellings';

const SPELLINGS = Object.entries(DIGIT_SPELLINGS);

describe('What only looks like it stays', () => {
  const harmless = [
    ...[
      '0812-3456-7890',
      'nomor saya 081234567890',
      '+62 812 3456 7890',
      '62812 3456 7890',
      '(021) 555-0123',
    ],
    ...['0812 3456 7890 atau 0857 1234 5678', '081234567890, 085712345678', '081234567890/085712345678'],
    ...['0812‑3456‑7890', '08 12 34 56 78 90', '+1 (415) 555-2671', '+6281234567890123'],
    ...['62812 3456 7890 0857 1234 5678', '081234567890 dan 081234567891', 'wa saya 0812 3456 7890 ya'],
    ...['pesanan NS-0021', 'NS-0021 dan NS-0022', 'tiket 20261130-0007', 'order NS-0021 tanggal 30/11/2026'],
    ...['Rp1.500.000, 2.000.000, 500.000', 'budget 35.000.000 - 40.000.000', '1.250.000.000.000', '35000000'],
    ...['15 juta atau 20 juta', '250 gram 3 bungkus 450 ribu', '30/11/2026 jam 10.00', '2026-11-30 10:00:00'],
    ...['kode pos 16424', 'kode voucher KOPI2026', 'kode promo HEMAT50', 'GAYO-250 dan M1-2024', 'M1 2 unit'],
    ...[
      'resi JNE 1234567890123456',
      'resi 3171234567890123',
      'nomor rekening 1234567890',
      'VA 8808081234567890',
    ],
    ...['lupa password', 'lupa kata sandi saya gimana', 'password saya salah terus', 'password saya lupa'],
    ...[
      'reset password akun saya',
      'password wifi toko apa?',
      'my password is wrong',
      'my password does not work',
    ],
    ...[
      'ganti kata sandi di mana',
      'kata sandi saya bermasalah',
      'pass bandrolnya berapa',
      'pas 3 hari lagi',
    ],
    ...[
      'otp belum masuk',
      'otp saya 10 menit belum masuk',
      'OTP ga masuk pesanan NS-0021',
      'otp nya kok lama',
    ],
    ...[
      'pin saya salah 3 kali',
      'PIN-nya apa harus 6 digit',
      'PIN-ku lupa 3 kali',
      'spin2024 itu merek apa',
      'grinder opini1234',
      'user dan pass itu beda ya',
      'email atau password yang salah, bisa dicek?',
      'OTP-nya belum masuk 10 menit',
      'kode promo-nya SAVE2024',
      'password-nya lupa',
      'kode keamanan-nya 3 digit ya?',
      'cvv-nya apa sih kak',
      'pin lokasi toko',
      'share pin dong',
      'pin 50 ribu',
      'otp dikirim ke 081234567890',
    ],
    ...['saya Sandi 081234567890', 'Sandi, 3 orang', 'nama saya Sandi Pratama', 'kak Sandi dari PT Maju 2'],
    ...[
      'nik berapa ya',
      'cvv itu apa',
      'KK harus dibawa?',
      'ktp perlu?',
      'kartu 2 buah',
      'satu dua tiga tes',
    ],
    ...['beli dua atau tiga, maksimal lima', 'one or two of them', 'kantor kami empat puluh orang'],
    ...[
      'https://nusaseduh.example/p/12345',
      'sari2024@example.com',
      'jam 08.00-17.00 Senin-Jumat',
      '192.168.1.1',
    ],
    ...['kode verifikasi dikirim ke 081234567890', 'sn 1234-5678-9012', '10 20 30 40 50 60 70'],
  ];
  for (const text of harmless) {
    it(text, () => expect(redact(text)).to.equal(text));
  }

  it('telephone numbers of Indonesia, in any spelling', () => {
    const phones = fc
      .tuple(
        fc.constantFrom('0', '62', '+62'),
        fc.constantFrom('812', '857', '878', '813'),
        fc.integer({ min: 6, max: 8 }).chain(digits),
      )
      .map(([lead, operator, rest]) => `${lead}${operator}${rest}`);
    fc.assert(
      fc.property(phones, fc.constantFrom(...SPELLINGS), (phone, [name, spell]) => {
        // Spelled out, a plus is no part of it.
        fc.pre(!(phone.startsWith('+') && /words/.test(name)));
        const text = `hubungi ${spell(phone)} ya`;
        expect(redact(text), name).to.equal(text);
      }),
      { numRuns: 600 },
    );
  });

  it('two telephone numbers side by side', () => {
    const phone = fc
      .tuple(fc.constantFrom('0812', '62857', '0878'), digits(4), digits(4))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(phone, phone, fc.constantFrom(' ', ', ', ' / ', '\n'), (one, other, between) => {
        expect(redact(`${one}${between}${other}`)).to.equal(`${one}${between}${other}`);
      }),
      { numRuns: 600 },
    );
  });

  it('numbers of different things, each in a bubble of its own or side by side', () => {
    const order = digits(4).map((number) => `NS-${number}`);
    const ticket = digits(4).map((number) => `KLH-20261121-${number}`);
    const phone = fc
      .tuple(fc.constantFrom('08', '628', '+628'), digits(9))
      .map(([lead, rest]) => `${lead}${rest}`);
    const grouped = fc.tuple(digits(2), digits(4), digits(4)).map((parts) => `08${parts.join('-')}`);
    const amount = fc.integer({ min: 10, max: 999 }).map((thousands) => `${thousands}000000`);
    const things = fc.oneof(order, ticket, phone, grouped, amount);
    fc.assert(
      fc.property(
        things,
        fc.oneof(phone, grouped, order),
        fc.constantFrom(' ', '\n', ', '),
        (one, other, between) => {
          expect(redact(`${one}${between}${other}`)).to.equal(`${one}${between}${other}`);
          const bubbles = redactTogether([one, other]).map(({ text }) => text);
          expect(bubbles).to.deep.equal([one, other]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('takes long texts of nothing in its stride', () => {
    for (const unit of ['pin saya ', 'password ', '4 ', '1.', 'otp\n', ' ', 'satu ', '"', 'cvv:', '1234-']) {
      const began = process.cpuUsage();
      redact(unit.repeat(8000 / unit.length));
      const { user } = process.cpuUsage(began);
      expect(user / 1000, `ms of CPU for ${unit}`).to.be.lessThan(400);
    }
  });
});
