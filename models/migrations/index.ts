import { Init001 } from './001-init';

/** In order; each runs once, on both databases. */
export const MIGRATIONS = [Init001];
