import { type Conversation } from '../conversation/conversation';
import { isProven } from '../conversation/proof';
import { isComplaintOpen } from '../complaints/complaint';
import { recordedPurchases } from '../ladder/purchases';
import { isGranted } from '../profile/consents';
import { type FactKey, type ProfileFact, currentFact } from '../profile/facts';
import { type Instant } from '../time/instant';
import { type Contact } from './contact';

/** What somebody who is only recognised by their device is told again: nothing that could reach or shame them (M-6). */
const RECOGNISED: readonly FactKey[] = [
  'display_name',
  'honorific',
  'language',
  'company',
  'city',
  'need',
  'interest',
];

/**
 * The one door to what belongs to a person (M-4). Who has proven who they are sees all of it. Everybody else sees what
 * they themselves have said and done in this conversation, and, when they have said that they are still the same
 * person, what they are called.
 */
export function visibleContact(contact: Contact, conversation: Conversation, now: Instant): Contact {
  if (isProven(conversation, now)) return contact;
  const { startedAt } = conversation;
  const isFromHere = (at: Instant): boolean => at >= startedAt;
  const facts = kept(
    contact.facts,
    (fact) => isFromHere(fact.capturedAt) || isRecognised(fact, conversation),
  );
  const complaints = kept(contact.complaints, ({ receivedAt }) => isFromHere(receivedAt));
  const orders = kept(contact.orders, (order) => isFromHere(order.placedAt) && order.source !== 'import');
  const evidence = kept(contact.evidence, ({ occurredAt }) => isFromHere(occurredAt));
  // Whoever knows a code and names it here may use it; one that was given here is known here.
  const vouchers = kept(contact.vouchers, ({ ledger }) =>
    ledger.some(({ kind, at }) => (kind === 'issued' || kind === 'reserved') && isFromHere(at)),
  );
  const lead = contact.lead && isFromHere(contact.lead.createdAt) ? contact.lead : undefined;
  const isAll =
    facts === contact.facts &&
    complaints === contact.complaints &&
    orders === contact.orders &&
    evidence === contact.evidence &&
    vouchers === contact.vouchers &&
    lead === contact.lead;
  return isAll ? contact : { ...contact, facts, complaints, orders, evidence, vouchers, lead };
}

function isRecognised({ key }: ProfileFact, { recognised }: Conversation): boolean {
  return recognised === 'yes' && RECOGNISED.includes(key);
}

/** The same list when nothing is left out of it. */
function kept<T>(list: T[], isKept: (one: T) => boolean): T[] {
  return list.every(isKept) ? list : list.filter(isKept);
}

/** What stands behind the door and may hold something back; it is never told. */
export interface BehindDoor {
  /** There is more of this person than may be told here. */
  isWithheld: boolean;
  /** They have bought before: no first-purchase offer (T37). */
  hasBought: boolean;
  /** A complaint of theirs is open: nothing is sold unasked (C-20). */
  hasOpenComplaint: boolean;
  /** What somebody was called who let us remember them on this device: asked for before it is used (M-6). */
  calledBefore?: string | undefined;
}

export function behindDoor(contact: Contact, visible: Contact): BehindDoor {
  return {
    isWithheld: visible !== contact,
    hasBought: recordedPurchases(contact.evidence).length > 0,
    hasOpenComplaint: contact.complaints.some(isComplaintOpen),
    calledBefore: visible === contact ? undefined : rememberedName(contact),
  };
}

function rememberedName({ facts, consents }: Contact): string | undefined {
  return isGranted(consents, 'profile_storage') ? currentFact(facts, 'display_name')?.value : undefined;
}
