import { type Instant } from '../time/instant';
import { type Rung } from './rung';

/** How well a contact fits the target market (D3: "sesuai dengan definisi target market Anda"). */
export type TargetFit = 'match' | 'unknown' | 'mismatch';

/** First-touch source taxonomy of `domain.md` §1.6. */
export const SOURCES = [
  'satisfied_customer',
  'networking',
  'exhibition',
  'seminar',
  'trade_fair',
  'publicity',
  'website_direct',
  'search_engine',
  'web_catalogue',
  'surfing',
  'telemarketing',
  'fax',
  'email',
  'advertising',
  'sales_promotion',
  'merchandising',
  'referral',
  'virtual_group',
  'partner',
  'import',
  'unknown',
] as const;

export type Source = (typeof SOURCES)[number];

/** An item of an order: what L-5 compares to see one cart split in two. */
export interface OrderedItem {
  sku: string;
  quantity: number;
}

/** What a loyalty event says (`domain.md` §2.2.2). Amounts are whole rupiah. */
export type LoyaltyFact =
  | { type: 'contact_created'; source: Source; campaign?: string }
  | { type: 'target_evaluated'; fit: TargetFit }
  | { type: 'asked_information'; topic: string; sku?: string; category?: string; messageId: string }
  | { type: 'purchase_recorded'; orderNo: string; net: number; margin: number; items: OrderedItem[] }
  /** What was recorded of a purchase was wrong; the highest `revision` holds. */
  | {
      type: 'purchase_corrected';
      orderNo: string;
      net: number;
      margin: number;
      items: OrderedItem[];
      revision: number;
    }
  | { type: 'purchase_reversed'; orderNo: string; refunded: number; reason: 'refund' | 'cancel' }
  | { type: 'membership_offered' }
  | { type: 'membership_refused' }
  | { type: 'membership_joined'; cardNumber: string }
  | { type: 'membership_paused' }
  | { type: 'membership_resumed' }
  | { type: 'membership_ended'; reason: string }
  | { type: 'testimonial_approved'; testimonialId: string }
  | { type: 'testimonial_withdrawn'; testimonialId: string }
  /** Of the friend: the code they came with, and whose it is. */
  | { type: 'referral_code_used'; code: string; holderId: string }
  | { type: 'referral_made'; refereeKey: string; valid: boolean }
  | { type: 'referral_converted'; refereeKey: string }
  | { type: 'referral_voided'; refereeKey: string; reason: string }
  | { type: 'public_share_verified'; shareId: string; refereeKey?: string }
  | { type: 'manual_override'; to: Rung; until: Instant; reason: string };

/** A loyalty event as recorded. `key` makes a repeat harmless: one key, one event (T4). */
export type LoyaltyEvent = LoyaltyFact & {
  id: string;
  key: string;
  /** When it happened: the only time the ladder looks at (late imports work). */
  occurredAt: Instant;
  /** Who or what recorded it: `bot`, `rep:<id>`, `import`, `system`. */
  actor: string;
};

export type LoyaltyEventType = LoyaltyFact['type'];
