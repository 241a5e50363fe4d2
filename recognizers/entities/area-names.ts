import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';

const NAMES = new Map(
  [...AREA_NAMES.districts, ...quarterNames(), ...AREA_NAMES.regencies].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** Well-known quarters of towns that are no districts: "Canggu". */
export function quarterNames(): readonly string[] {
  return readWordLists('quarters.txt').get('quarters') ?? [];
}

/** The regency, town, district or quarter of just this name, as it is written; undefined when there is none. */
export function areaNamed(text: string): string | undefined {
  return NAMES.get(text.toLowerCase());
}
