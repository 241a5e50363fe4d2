import { type EntityType } from '../../domain/recognition/entities';
import { type Intent } from '../../domain/recognition/intent';

/** What a service outside calls by other names than we do; content of the company. */
export interface OutsideNames {
  intents: Readonly<Record<string, Intent>>;
  entities: Readonly<Record<string, EntityType>>;
}

/** So many names at most are remembered: a service that invents them must not fill the memory. */
const MOST = 100;

/** Tells of each name once. */
export function tellOnce(tell: ((name: string) => void) | undefined): (name: string) => void {
  const told = new Set<string>();
  return (name) => {
    if (told.has(name) || told.size >= MOST) return;
    told.add(name);
    tell?.(name);
  };
}
