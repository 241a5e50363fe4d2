import { type Language } from '../../../domain/time/instant';

type Said = Readonly<Record<Language, readonly string[]>>;
type Named = Readonly<Record<Language, string>>;

/** Properties a person may ask about, in words of a customer, and what the answer must hold. */
export const SPECS: ReadonlyArray<Said & { sku: string; value: RegExp }> = [
  {
    sku: 'H1',
    value: /1[.,]2/,
    id: ['tempat air di H1 muat berapa liter', 'H1 penampung airnya seberapa besar'],
    en: ['how much water does the H1 hold', 'what is the size of the water tank in the H1'],
  },
  {
    sku: 'E2',
    value: /68/,
    id: ['E2 berisik nggak, berapa desibel', 'suara E2 seberapa keras'],
    en: ['how loud is the E2', 'how many decibels does the E2 make'],
  },
  {
    sku: 'O10',
    value: /10\s?[–-]\s?30/,
    id: ['O10 cocok buat berapa orang', 'O10 sanggup melayani berapa karyawan'],
    en: ['how many people can the O10 serve', 'for what size of office is the O10 meant'],
  },
  {
    sku: 'H2',
    value: /58/,
    id: ['ukuran portafilter H2 berapa', 'portafilter di H2 itu berapa mili'],
    en: ['what portafilter size does the H2 use', 'portafilter diameter of the H2?'],
  },
  {
    sku: 'D1',
    value: /900/,
    id: ['D1 makan listrik berapa watt', 'dayanya D1 berapa'],
    en: ['how many watts does the D1 draw', 'what is the power consumption of the D1'],
  },
  {
    sku: 'M1',
    value: /480/,
    id: ['beratnya M1 berapa gram', 'M1 kalau dibawa naik gunung berat nggak, berapa gram'],
    en: ['how heavy is the M1', 'what does the M1 weigh'],
  },
  {
    sku: 'M2',
    value: /90/,
    id: ['M2 Pro setelannya ada berapa klik', 'berapa klik gilingan di M2 Pro'],
    en: ['how many click settings does the M2 Pro have', 'number of grind settings on the M2 Pro?'],
  },
  {
    sku: 'O30',
    value: /27/,
    id: ['bobot O30 berapa kilo', 'O30 itu beratnya berapa'],
    en: ['what is the weight of the O30', 'how much does the O30 weigh'],
  },
  {
    sku: 'H4',
    value: /25/,
    id: ['H4 panasnya nunggu berapa detik', 'berapa lama H4 siap dipakai dari dingin'],
    en: ['how fast does the H4 heat up', 'how many seconds until the H4 is ready'],
  },
];

export const NOT_SOLD: Said = {
  id: [
    'mesin Nespresso Vertuo',
    'dripper Chemex',
    'sirup vanila',
    'teh hijau celup',
    'penggiling Comandante',
    'mesin DeLonghi Dedica',
    'gula aren cair',
    'oven listrik',
    'grinder M9',
    'susu oat',
  ],
  en: [
    'the Nespresso Vertuo',
    'a Chemex',
    'vanilla syrup',
    'green tea bags',
    'the Comandante C40',
    'a DeLonghi Dedica',
    'palm sugar syrup',
    'an electric oven',
    'the M9 grinder',
    'oat milk',
  ],
};

export const CHEAPEST: ReadonlyArray<{ kind: Named; skus: readonly string[] }> = [
  { kind: { id: 'penggiling', en: 'grinder' }, skus: ['M1'] },
  { kind: { id: 'mesin kopi buat rumah', en: 'home coffee machine' }, skus: ['D1'] },
  { kind: { id: 'mesin kantor', en: 'office machine' }, skus: ['OS5'] },
  { kind: { id: 'alat seduh', en: 'brewer' }, skus: ['VN-DRIP'] },
  // Capsules stand among the beans: either may be meant.
  { kind: { id: 'biji kopi', en: 'coffee beans' }, skus: ['TEMANGGUNG-250', 'KAPSUL-10'] },
];

export const LIMITS: ReadonlyArray<{ kind: Named; limit: Named; idr: number; category: string }> = [
  {
    kind: { id: 'mesin kopi rumah', en: 'home coffee machine' },
    limit: { id: '2 juta', en: '2 million' },
    idr: 2_000_000,
    category: 'mesin-rumah',
  },
  {
    kind: { id: 'penggiling', en: 'grinder' },
    limit: { id: '900 ribu', en: 'IDR 900,000' },
    idr: 900_000,
    category: 'penggiling',
  },
  {
    kind: { id: 'alat seduh', en: 'brewer' },
    limit: { id: '200rb', en: '200k' },
    idr: 200_000,
    category: 'alat-seduh',
  },
  {
    kind: { id: 'mesin kantor', en: 'office machine' },
    limit: { id: '20 juta', en: '20 million' },
    idr: 20_000_000,
    category: 'mesin-kantor',
  },
];

export const COMPARED: ReadonlyArray<readonly [string, string]> = [
  ['E1', 'E2'],
  ['H1', 'H2'],
  ['H2', 'H3'],
  ['O10', 'O30'],
  ['M1', 'M2'],
  ['OS5', 'O10'],
];
