import { type Complaint } from './complaint';
import { type ConsentRecord } from './consents';
import { type ProfileFact, currentFact } from './facts';
import { type Instant, type Language } from './instant';
import { type Lead } from './lead';
import { type LoyaltyEvent, type Source } from './loyalty-events';
import { type Order } from './order';
import { type Standing } from './rung';

/** A person as the business knows them. Grown only by folding events (`domain/evolve.ts`). */
export interface Contact {
  id: string;
  createdAt: Instant;
  /** First touch, immutable (`domain.md` §1.6). */
  source: Source;
  campaign: string | undefined;
  language: Language | undefined;
  standing: Standing;
  standingSince: Instant;
  facts: ProfileFact[];
  consents: ConsentRecord[];
  /** Loyalty events, in order of recording: what the standing is computed from. */
  evidence: LoyaltyEvent[];
  /** All of them, oldest first. */
  complaints: Complaint[];
  orders: Order[];
  /** The newest chance to sell; undefined before there was one. */
  lead: Lead | undefined;
}

/** What the customer is called; undefined until they say. */
export function displayName(contact: Contact): string | undefined {
  return currentFact(contact.facts, 'display_name')?.value;
}

/** Whether the person can be reached outside this conversation. */
export function isContactable(contact: Contact): boolean {
  return (
    currentFact(contact.facts, 'phone') !== undefined || currentFact(contact.facts, 'email') !== undefined
  );
}
