import { type Instant } from '../time/instant';

/** Why a chance was lost (§2.6). */
export const LOST_REASONS = [
  'price',
  'timing',
  'competitor',
  'no_need',
  'trust',
  'unreachable',
  'other',
] as const;

export type LostReason = (typeof LOST_REASONS)[number];

/**
 * What came of the chance a rep was called for. `won` counts when its order is paid; `deferred` is a task on its day;
 * `invalid`: there was no chance, which counts for the calibration of scores.
 */
export type Outcome =
  | { kind: 'won'; orderNo: string }
  | { kind: 'lost'; reason: LostReason; detail?: string }
  | { kind: 'deferred'; until: Instant }
  | { kind: 'invalid' };

/** An outcome as a rep gives it: a sale may be recorded with it. */
export type GivenOutcome = Outcome | { kind: 'sold'; sku: string; quantity: number; paid: boolean };

/** An outcome with who named it, and when. */
export type NamedOutcome = Outcome & { repId: string; at: Instant };
