import { Init001 } from './001-init';
import { Cases002 } from './002-cases';

/** In order; each runs once, on both databases. */
export const MIGRATIONS = [Init001, Cases002];
