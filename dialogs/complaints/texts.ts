import { currentFact } from '../../domain/profile/facts';
import { displayName } from '../../domain/contact/contact';
import { type Wish } from '../../domain/complaints/complaint';
import { type ComplaintCategory } from '../../domain/complaints/kinds';
import { complaintPromises } from '../handoff/promised-times';
import { type CaseFile } from './case-file';
import { hazardOf } from './reading';
import { ownerName } from './owner';
import { type Output, say } from '../contract/outputs';
import { productName } from '../products/reference';
import { type MessageKey, type Text, type TextValue } from '../contract/texts';
import { type Turn } from '../contract/turn';

const KINDS: Record<ComplaintCategory, MessageKey> = {
  wrong_item: 'complaint.kind-wrong_item',
  defect: 'complaint.kind-defect',
  quality: 'complaint.kind-quality',
  late: 'complaint.kind-late',
  not_arrived: 'complaint.kind-late',
  price: 'complaint.kind-billing',
  billing: 'complaint.kind-billing',
  refund: 'complaint.kind-refund',
  effort: 'complaint.kind-app',
  app: 'complaint.kind-app',
  staff_attitude: 'complaint.kind-staff',
  store_comfort: 'complaint.kind-other',
  safety: 'complaint.kind-safety',
  fraud: 'complaint.kind-other',
  privacy: 'complaint.kind-other',
  no_information: 'complaint.kind-no_information',
  promise_broken: 'complaint.kind-late',
  suggestion: 'complaint.kind-other',
};

const SORRY: Partial<Record<ComplaintCategory, MessageKey>> = {
  wrong_item: 'complaint.sorry-wrong_item',
  defect: 'complaint.sorry-damaged',
  quality: 'complaint.sorry-damaged',
  billing: 'complaint.sorry-billing',
  refund: 'complaint.sorry-billing',
  app: 'complaint.sorry-app',
  staff_attitude: 'complaint.sorry-staff',
  no_information: 'complaint.sorry-staff',
};

const WISHES: Record<Wish, MessageKey> = {
  redeliver: 'complaint.wish-redeliver',
  repair: 'complaint.wish-repair',
  replace: 'complaint.wish-replace',
  refund: 'complaint.wish-refund',
  note_only: 'complaint.wish-note_only',
  other: 'complaint.wish-other',
};

/** First of all: danger is answered with the approved text S-01, anything else with an apology for it. */
export function sorry(turn: Turn, complaint: CaseFile): Output {
  const hazard = hazardOf(turn);
  if (hazard) return say(`complaint.safety-${hazard}`);
  const name = displayName(turn.contact) ?? 'none';
  const kinds = distinctKinds(complaint);
  if (kinds.length > 1) return say('complaint.sorry-several', { name, kinds: { list: kinds } });
  const [category] = complaint.categories;
  if (category === 'late' || category === 'not_arrived') {
    return say('complaint.sorry-late', { name, days: complaint.daysWaited ?? 0 });
  }
  return say((category && SORRY[category]) ?? 'complaint.sorry-other', { name });
}

function distinctKinds({ categories }: CaseFile): Text[] {
  return [...new Set(categories.map((category) => KINDS[category]))].slice(0, 3).map((text) => ({ text }));
}

/** What was understood, in a line: kinds, the thing or the order, and what would help. */
export function readBack(turn: Turn, complaint: CaseFile, sku: string | undefined): Output {
  const kinds = distinctKinds(complaint);
  const about = complaint.orderNo ?? (sku === undefined ? 'none' : productName(turn, sku));
  return say('complaint.read-back', {
    kinds: kinds.length > 0 ? { list: kinds } : { text: 'complaint.kind-other' },
    hasAbout: about === 'none' ? 'none' : 'some',
    about,
    hasWish: complaint.wishes.length === 0 ? 'none' : 'some',
    wishes: wishTexts(complaint.wishes),
  });
}

/** What would help, as it is read back. */
export function wishTexts(wishes: readonly Wish[]): TextValue {
  return { list: wishes.map((wish): Text => ({ text: WISHES[wish] })) };
}

/** A call that is wished for stands in the ticket, with its hour in their words. */
export function callKept(turn: Turn): Output[] {
  const phone = currentFact(turn.contact.facts, 'phone') === undefined ? 'none' : 'known';
  return turn.acts.includes('callback') ? [say('complaint.call-kept', { phone })] : [];
}

/** The ticket, who looks after it, and by when, as day and hour. */
export function promise(turn: Turn, complaint: CaseFile): Output[] {
  const { contact, settle } = complaintPromises(turn, complaint);
  const ticket = complaint.ticketNo ?? '';
  if (complaint.contactId === undefined) return [say('complaint.promise-anonymous', { ticket })];
  const values: Record<string, TextValue> = {
    ticket,
    rep: ownerName(turn, complaint.ownerRepId),
    deadline: { deadline: contact },
    settle: { deadline: settle },
  };
  return [say('complaint.promise', values)];
}
