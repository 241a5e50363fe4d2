/** The seven rungs of the loyalty ladder (source text D3), lowest first. */
export const RUNGS = [
  'SUSPECT',
  'PROSPECT',
  'SHOPPER',
  'CUSTOMER',
  'MEMBER',
  'ADVOCATE',
  'RAVING_FAN',
] as const;

export type Rung = (typeof RUNGS)[number];

/** Where a contact stands: a rung, or explicitly off the ladder (L-1). Never nothing. */
export type Standing = Rung | 'OUT_OF_TARGET';

/** SUSPECT 0 … RAVING_FAN 6; OUT_OF_TARGET −1. */
export function rungIndex(standing: Standing): number {
  return standing === 'OUT_OF_TARGET' ? -1 : RUNGS.indexOf(standing);
}

/** The standing at an index; the inverse of {@link rungIndex}. */
export function standingAt(index: number): Standing {
  return index < 0 ? 'OUT_OF_TARGET' : (RUNGS[Math.min(index, RUNGS.length - 1)] as Rung);
}
