import { type Phrase, type RecognizerContent } from '../../../recognizers/recognizer';

const LINES: Record<string, { id: string[]; en: string[] }> = {
  ask_price: {
    id: [
      'berapa harganya',
      'harga M1 berapa kak',
      'brp duit ya',
      'kena berapa per unit',
      'harganya berapaan',
      'berapa harga mesin kopinya',
    ],
    en: [
      'how much is it',
      'what is the price of the O10',
      'price please',
      'how much does the grinder cost',
      'cost of one unit',
    ],
  },
  ask_stock: {
    id: ['masih ada stok', 'ready ga kak', 'stoknya kosong ya', 'E2 tersedia tidak', 'barangnya ada'],
    en: ['is it in stock', 'do you have it available', 'still available', 'any stock left of the E2'],
  },
  ask_delivery: {
    id: [
      'ongkir ke Depok berapa',
      'bisa kirim ke luar kota',
      'pakai kurir apa',
      'berapa hari sampai bandung',
      'kirim ke surabaya bisa',
    ],
    en: [
      'do you ship to Bali',
      'how much is delivery',
      'how long does shipping take',
      'which courier do you use',
    ],
  },
  complain_late: {
    id: [
      'pesanan saya belum sampai juga',
      'udah 3 hari belum dateng',
      'paket telat terus',
      'kok lama banget belum dikirim',
      'sudah seminggu barang belum sampai',
    ],
    en: [
      'my order is late',
      'it still has not arrived',
      'package was due last week',
      'where is my parcel, it is days late',
    ],
  },
  complain_damaged: {
    id: [
      'mesinnya bocor',
      'barang rusak pas sampai',
      'gelasnya pecah',
      'baru dipakai sudah mati',
      'mesin keluar api',
    ],
    en: [
      'the machine is broken',
      'it arrived damaged',
      'my grinder leaks',
      'it stopped working',
      'the handle is cracked',
    ],
  },
  give_testimonial: {
    id: [
      'kopinya enak banget',
      'mantap pelayanannya',
      'suka sekali sama mesinnya',
      'puas banget belanja di sini',
      'bagus banget',
    ],
    en: ['the beans are amazing', 'i love this grinder', 'great service', 'best coffee ever'],
  },
  human: {
    id: ['mau ngomong sama orang', 'sambungkan ke cs', 'minta admin asli dong', 'bisa bicara dengan petugas'],
    en: ['talk to a human', 'i want a real person', 'connect me to an agent'],
  },
  give_budget: {
    id: ['budget saya 5 juta', 'dananya sekitar 10 jt', 'anggaran 20 juta', 'maksimal 3 juta'],
    en: ['my budget is 5 million', 'we can spend up to 10 million', 'around 3 million'],
  },
  greet: {
    id: ['halo kak', 'selamat pagi', 'permisi', 'pagi min'],
    en: ['hello there', 'hi', 'good morning'],
  },
  opt_out: {
    id: ['jangan kirim promo lagi', 'stop kirim iklan', 'berhenti langganan'],
    en: ['stop sending me promotions', 'unsubscribe me', 'no more ads'],
  },
  none: {
    id: ['siapa presiden indonesia', 'cuaca hari ini gimana', 'ada lowongan kerja', 'skor bola semalam'],
    en: ['who is the president', 'what is the weather', 'tell me a joke', 'are you hiring'],
  },
};

export const FIXTURE_PHRASES: Phrase[] = Object.entries(LINES).flatMap(([intent, lines]) => [
  ...lines.id.map((text): Phrase => ({ text, intent, language: 'id' })),
  ...lines.en.map((text): Phrase => ({ text, intent, language: 'en' })),
]);

const product = (sku: string, name: string, aliases: string[], description: string) => ({
  sku,
  name,
  aliases,
  category: 'mesin',
  description,
  tags: [],
});

export const FIXTURE_CONTENT: RecognizerContent = {
  hash: 'fixture-1',
  intents: Object.keys(LINES).map((id) => ({ id, meaning: id, example: id })),
  phrases: FIXTURE_PHRASES,
  products: [
    product('M1', 'Penggiling Manual M1', ['M-1', 'hand grinder'], 'Penggiling tangan ringan.'),
    product('E2', 'Penggiling Elektrik E2', ['E-2', 'grinder listrik'], 'Penggiling listrik 12 setelan.'),
    product('O10', 'Mesin Kantor O10', ['O-10'], 'Mesin untuk 10-30 orang.'),
    product('O30', 'Mesin Kantor O30', ['O-30'], 'Mesin untuk 30-100 orang.'),
    product('TORAJA-250', 'Kopi Toraja 250 gram', ['kopi toraja'], 'Biji kopi dari Toraja.'),
  ],
  categories: [
    { id: 'biji-kopi', names: ['Biji kopi', 'Coffee beans'], words: ['biji kopi', 'beans', 'coffee beans'] },
  ],
  faq: [
    {
      id: 'warranty',
      language: 'id',
      questions: ['garansinya berapa lama', 'ada garansi ga', 'masa garansi mesin'],
    },
    { id: 'warranty', language: 'en', questions: ['how long is the warranty', 'is there a guarantee'] },
    {
      id: 'hours',
      language: 'id',
      questions: ['buka jam berapa', 'toko tutup jam berapa', 'hari minggu buka tidak'],
    },
    { id: 'hours', language: 'en', questions: ['what are your opening hours', 'are you open on sunday'] },
  ],
  cities: ['Jakarta', 'Bekasi', 'Bandung', 'Depok', 'Surabaya', 'Jakarta Selatan', 'Yogyakarta'],
};

/** Sunday 22 November 2026, 09:00 in Jakarta. */
export const SUNDAY = '2026-11-22T02:00:00.000Z';
