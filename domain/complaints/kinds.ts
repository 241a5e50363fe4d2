export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

/** SEV1 danger, law, fraud, standstill · SEV2 money or use lost · SEV3 late, wrong, partly broken · SEV4 a nuisance. */
export type Severity = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';

/** What kind of trouble it is (§2.4.3). */
export const COMPLAINT_CATEGORIES = [
  'wrong_item',
  'defect',
  'quality',
  'late',
  'not_arrived',
  'price',
  'billing',
  'refund',
  'effort',
  'app',
  'staff_attitude',
  'store_comfort',
  'safety',
  'fraud',
  'privacy',
  'no_information',
  'promise_broken',
  'suggestion',
] as const;

export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];
