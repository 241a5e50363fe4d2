import { type Person } from './goal';
import { type Manner } from './manner';
import { type Chance } from './random';
import { type Shop } from './shop';

const FIRST = {
  id: [
    'Wulan',
    'Hendra',
    'Sekar',
    'Yusuf',
    'Nadira',
    'Bayu',
    'Lestari',
    'Fajar',
    'Ayunda',
    'Rizky',
    'Melati',
    'Teguh',
    'Kartika',
    'Iwan',
    'Dinda',
    'Galih',
    'Ratih',
    'Arman',
    'Sinta',
    'Joko',
  ],
  en: [
    'Olivia',
    'Marcus',
    'Priya',
    'Daniel',
    'Hannah',
    'Kenji',
    'Sophie',
    'Liam',
    'Grace',
    'Omar',
    'Emily',
    'Victor',
    'Chloe',
    'Raj',
    'Naomi',
    'Peter',
    'Isla',
    'Tomas',
    'Ruth',
    'Aaron',
  ],
} as const;
const LAST = {
  id: [
    'Prasetyo',
    'Handayani',
    'Saputra',
    'Maharani',
    'Nugroho',
    'Siregar',
    'Wijayanti',
    'Kusuma',
    'Hidayat',
    'Simanjuntak',
  ],
  en: [
    'Bennett',
    'Sharma',
    'Kowalski',
    'Turner',
    'Okafor',
    'Delgado',
    'Fischer',
    'Nakamura',
    'Hughes',
    'Moreau',
  ],
} as const;
const COMPANIES = [
  'PT Sinar Abadi',
  'CV Bintang Timur',
  'PT Nirwana Digital',
  'CV Karya Mandala',
  'PT Samudra Logistik',
];
const STREETS = [
  'Jl. Kenanga 12',
  'Jl. Anggrek Raya No. 4',
  'Jl. Veteran 88',
  'Jl. Merpati Blok C5',
  'Jl. Diponegoro 31',
];
const STORES = ['Bandung', 'Yogyakarta', 'Surabaya'];
/** Where parcels have a price. */
const TOWNS = [
  'Bogor',
  'Depok',
  'Bekasi',
  'Semarang',
  'Malang',
  'Cirebon',
  'Medan',
  'Padang',
  'Denpasar',
  'Makassar',
  'Pontianak',
  'Balikpapan',
  'Palembang',
  'Magelang',
  'Manado',
  'Tasikmalaya',
];

/** A person by chance. Numbers are everybody's own, so that two customers never become one contact. */
export function somePerson(number: number, manner: Manner, chance: Chance, shop: Shop): Person {
  const { language } = manner;
  const first = chance.pick(FIRST[language]);
  const last = chance.pick(LAST[language]);
  const company = chance.pick(COMPANIES);
  const towns = TOWNS.filter((town) => shop.zoneOf(town) !== undefined);
  return {
    number,
    name: chance.happens(0.5) ? first : `${first} ${last}`,
    phone: phoneOf(number, chance),
    town: chance.pick(towns),
    store: chance.pick(STORES),
    company,
    email:
      `${first}.${last}${number}@${company.split(' ').slice(1).join('').toLowerCase()}.co.id`.toLowerCase(),
    street: chance.pick(STREETS),
  };
}

/** Another person the customer speaks of. */
export function somebodyElse(
  { number, name }: Person,
  { language }: Manner,
  chance: Chance,
): { name: string; phone: string } {
  const others = FIRST[language].filter((one) => !name.startsWith(one));
  return { name: chance.pick(others), phone: phoneOf(5000 + number, chance) };
}

function phoneOf(number: number, chance: Chance): string {
  const own = String(number).padStart(4, '0');
  return `08${chance.pick(['12', '13', '57', '78', '96'])}${chance.whole(2000, 9899)}${own}`;
}
