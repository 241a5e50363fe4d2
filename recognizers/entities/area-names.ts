import { AREA_NAMES } from '../areas';
import { readWordLists } from '../data-files';

/** Well-known quarters that are no districts, each with the town it is of: "Canggu" of Badung. */
export const QUARTERS: ReadonlyMap<string, string> = new Map(
  [...readWordLists('quarters.txt')].flatMap(([town, quarters]) =>
    quarters.map((quarter) => [quarter.toLowerCase(), town] as const),
  ),
);

const NAMES = new Map([
  ...AREA_NAMES.districts.map((name) => [name.toLowerCase(), name] as const),
  ...QUARTERS,
  ...AREA_NAMES.regencies.map((name) => [name.toLowerCase(), name] as const),
]);

/** The regency, town or district of this name, the town of a quarter; undefined when there is none. */
export function areaNamed(text: string): string | undefined {
  return NAMES.get(text.toLowerCase());
}
