import { type Lane } from '../../models/turns/rep-deliveries';

const BETWEEN = '\n';

/** Names a lane. A place has two: one for what cannot wait. */
export function keyOf({ way, place, isCalm }: Lane): string {
  return [way, place, isCalm ? 'calm' : ''].join(BETWEEN);
}

export function laneOf(key: string): Lane {
  const [way = '', place = '', lane] = key.split(BETWEEN);
  return { way, place, isCalm: lane === 'calm' };
}
