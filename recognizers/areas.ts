import { readWordLists } from './data-files';

/** A regency or town of Indonesia; one of each with the same name count as one. */
export interface Regency {
  name: string;
  province: string;
}

/** Keys of `areas.txt`. */
const REGENCIES = /^regencies of (.+)$/u;
const DISTRICTS = /^districts of (.+) in (.+)$/u;

const LISTS = readWordLists('areas.txt');
const regencies = new Map<string, Regency[]>();
const districts = new Map<string, Regency[]>();
/** The names of the regencies and towns of each province. */
export const REGENCIES_BY_PROVINCE: ReadonlyMap<string, readonly string[]> = new Map(
  [...LISTS].flatMap(([key, areas]) => {
    const province = REGENCIES.exec(key)?.[1];
    return province === undefined ? [] : [[province, areas] as const];
  }),
);
const names = { regencies: new Set<string>(), districts: new Set<string>() };

for (const [key, areas] of LISTS) {
  const province = REGENCIES.exec(key)?.[1];
  const [, regency, of] = DISTRICTS.exec(key) ?? [];
  for (const name of areas) {
    if (province !== undefined) add(regencies, names.regencies, name, { name, province });
    if (regency !== undefined && of !== undefined)
      add(districts, names.districts, name, { name: regency, province: of });
  }
}

function add(index: Map<string, Regency[]>, known: Set<string>, name: string, regency: Regency): void {
  const key = name.toLowerCase();
  index.set(key, [...(index.get(key) ?? []), regency]);
  known.add(name);
}

/** "Cibinong = Bogor": of several districts with one name, the one that people know. */
const KNOWN_AS = new Map(
  (LISTS.get('known as') ?? []).map((line) => {
    const [district = '', regency = ''] = line.split(' = ');
    return [district.toLowerCase(), regency] as const;
  }),
);

/** The names of all regencies and towns, and of all districts; none twice, in the order of the alphabet. */
export const AREA_NAMES: Readonly<Record<'regencies' | 'districts', readonly string[]>> = {
  regencies: [...names.regencies].sort(),
  districts: [...names.districts].sort(),
};

/**
 * What a place belongs to: a regency to itself, a district to its regency. Several where districts of one name lie
 * apart and none is the known one; none for a place that is in no list.
 */
export function regenciesOf(place: string): readonly Regency[] {
  const key = place.toLowerCase();
  const own = regencies.get(key);
  if (own) return own;
  const found = districts.get(key) ?? [];
  const known = found.filter(({ name }) => name === KNOWN_AS.get(key));
  return known.length > 0 ? known : found;
}
