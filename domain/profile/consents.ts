import { type Purpose } from './facts';
import { type Instant, type Language } from '../time/instant';

export type ConsentAction = 'grant' | 'refuse' | 'withdraw';

/** Proof of what a person agreed to, shown in which words (PDP 22–24). Append-only. */
export interface ConsentRecord {
  id: string;
  purpose: Purpose;
  action: ConsentAction;
  at: Instant;
  channel: string;
  /** Key and content hash of the text shown, so that a later wording is not mistaken for it. */
  textVersion: string;
  textShown: string;
  language: Language;
  messageId: string;
  /** In the customer's own words: the consent holds no further. Undefined: without any. */
  condition?: string;
}

/** The newest word on a purpose; undefined when it was never asked. */
export function consentFor(records: readonly ConsentRecord[], purpose: Purpose): ConsentRecord | undefined {
  let newest: ConsentRecord | undefined;
  for (const record of records) {
    if (record.purpose === purpose && (!newest || record.at >= newest.at)) newest = record;
  }
  return newest;
}

export function isGranted(records: readonly ConsentRecord[], purpose: Purpose): boolean {
  return consentFor(records, purpose)?.action === 'grant';
}
