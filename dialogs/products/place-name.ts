import { type Turn } from '../contract/turn';

/** "Cibinong, Bogor": a district with the town or regency whose rates hold for it, so that a mistake is seen. */
export function placeName(turn: Pick<Turn, 'views'>, place: string): string {
  const within = turn.views.deliveryTo(place)?.within;
  return within === undefined ? place : `${place}, ${within}`;
}
