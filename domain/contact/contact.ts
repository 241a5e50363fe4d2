import { type Complaint } from '../complaints/complaint';
import { type ConsentRecord } from '../profile/consents';
import { type ProfileFact, currentFact } from '../profile/facts';
import { type Instant, type Language } from '../time/instant';
import { type Lead } from '../leads/lead';
import { type LoyaltyEvent, type Source } from '../ladder/loyalty-events';
import { type Order } from '../orders/order';
import { type Voucher } from '../vouchers/voucher';
import { type Standing } from '../ladder/rung';

/** A person as the business knows them. Grown only by folding events (`domain/contact/evolve.ts`). */
export interface Contact {
  id: string;
  createdAt: Instant;
  /** First touch, immutable (`domain.md` §1.6). */
  source: Source;
  campaign: string | undefined;
  language: Language | undefined;
  /** What friends are sent with; undefined until they asked for it. */
  referralCode?: string | undefined;
  standing: Standing;
  standingSince: Instant;
  facts: ProfileFact[];
  consents: ConsentRecord[];
  /** Since when their data may be used for service only (PDP 11); undefined: they are not frozen. */
  restrictedAt?: Instant | undefined;
  /** When everything about them was erased: nothing but pseudonymous figures is left (V-5). */
  erasedAt?: Instant | undefined;
  /** The contact that this one became a part of (M-5). */
  mergedIntoId?: string | undefined;
  /** Loyalty events, in order of recording: what the standing is computed from. */
  evidence: LoyaltyEvent[];
  /** All of them, oldest first. */
  complaints: Complaint[];
  orders: Order[];
  /** What they hold, and codes that anybody may use which they have named. */
  vouchers: Voucher[];
  /** The newest chance to sell; undefined before there was one. */
  lead: Lead | undefined;
}

/** What the customer is called; undefined until they say. */
export function displayName(contact: Contact): string | undefined {
  return currentFact(contact.facts, 'display_name')?.value;
}

/** The first word of a full name; undefined when there is none. */
export function firstName(name: string | null | undefined): string | undefined {
  const first = name?.trim().split(/\s+/)[0];
  return first === '' ? undefined : first;
}

/** Whether the person can be reached outside this conversation. */
export function isContactable(contact: Contact): boolean {
  return (
    currentFact(contact.facts, 'phone') !== undefined || currentFact(contact.facts, 'email') !== undefined
  );
}
