import { type Instant } from '../time/instant';

/** How surely a fact is known. Precedence: confirmed > stated > inferred (`domain.md` §2.1). */
export type FactStatus = 'confirmed' | 'stated' | 'inferred';

/** What the profile may hold. Never: ID or card numbers, health, religion, politics, exact birth year. */
export const FACT_KEYS = [
  'display_name',
  'honorific',
  'company',
  'phone',
  'email',
  'city',
  'language',
  'birthday',
  'quantity',
  'budget',
  'timeline',
  'need',
  'interest',
  'offer_shown',
] as const;

export type FactKey = (typeof FACT_KEYS)[number];

/** Why a fact is kept (`domain.md` §2.9); `service` needs a notice, the others a consent. */
export type Purpose =
  | 'service'
  | 'profile_storage'
  | 'lead_contact'
  | `marketing_${string}`
  | 'birthday'
  | 'newsletter'
  | 'testimonial_publish'
  | 'referral'
  | 'partner_offer'
  | 'analytics'
  | 'scoring';

/** One thing learned about a contact, with where it came from. A row is superseded, never changed. */
export interface ProfileFact {
  id: string;
  key: FactKey;
  /** Text, or JSON for what is not text (a money range). */
  value: string;
  status: FactStatus;
  /** 0..1: the recognizer's probability for inferred and stated facts, 1 for confirmed ones. */
  confidence: number;
  /** The message it was read from; undefined for what a rep or an import stated. */
  sourceMessageId: string | undefined;
  purpose: Purpose;
  capturedAt: Instant;
  supersededById: string | undefined;
}

const STRENGTH: Record<FactStatus, number> = { inferred: 0, stated: 1, confirmed: 2 };

/** Whether `next` takes the place of `current`: stronger, or as strong and not older. */
export function supersedes(next: ProfileFact, current: ProfileFact): boolean {
  const gain = STRENGTH[next.status] - STRENGTH[current.status];
  return gain > 0 || (gain === 0 && next.capturedAt >= current.capturedAt);
}

/**
 * The facts after learning `next`. At most one of each key is current (`supersededById` undefined);
 * a weaker fact is kept as history under the one that stands.
 */
export function learnFact(facts: readonly ProfileFact[], next: ProfileFact): ProfileFact[] {
  const current = facts.find((fact) => fact.key === next.key && fact.supersededById === undefined);
  if (!current) return [...facts, next];
  if (!supersedes(next, current)) return [...facts, { ...next, supersededById: current.id }];
  return [...facts.map((fact) => (fact === current ? { ...fact, supersededById: next.id } : fact)), next];
}

/** The facts after one was said not to be so: it is history under itself, and nothing stands in its place. */
export function withdrawFact(facts: readonly ProfileFact[], id: string): ProfileFact[] {
  return facts.map((fact) => (fact.id === id ? { ...fact, supersededById: id } : fact));
}

/** The value that stands for a key; undefined when nothing is known. */
export function currentFact(facts: readonly ProfileFact[], key: FactKey): ProfileFact | undefined {
  return facts.find((fact) => fact.key === key && fact.supersededById === undefined);
}
