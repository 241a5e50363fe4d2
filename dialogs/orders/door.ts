import { placeName } from '../products/place-name';
import { plain } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

/** Where the courier goes: the address, and the town where the address does not tell it. */
export function doorOf(address: string | undefined, city: string, turn: Pick<Turn, 'views'>): string {
  const place = placeName(turn, city);
  if (address === undefined) return place;
  return ` ${plain(address)} `.includes(` ${plain(city)} `) ? address : `${address}, ${place}`;
}
