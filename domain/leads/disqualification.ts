import { unitsWanted, type LeadSlots } from './slots';
import { type ContactType } from './target-market';

/** Why a lead is put aside. Never a move on the ladder, and the text offers something else. */
export type DisqualifyReason =
  'spam' | 'minor' | 'job_seeker' | 'vendor' | 'not_sold' | 'outside_territory' | 'below_minimum_order';

export interface DisqualifyInput {
  contactType: ContactType | undefined;
  slots: LeadSlots;
  /** What they want is nothing we sell. */
  notSold: boolean;
  /** The product of interest cannot be sent as a parcel: it must be installed by us. */
  installOnly: boolean;
  /** Smallest order, in pieces; undefined when there is none. */
  minimumOrder: number | undefined;
  /** They said they will not order more. */
  unwillingToOrderMore: boolean;
}

/** The first reason that holds, the person's own before the deal's; undefined for a lead like any other. */
export function disqualification(input: DisqualifyInput): DisqualifyReason | undefined {
  switch (input.contactType) {
    case 'spam':
    case 'minor':
    case 'job_seeker':
    case 'vendor':
      return input.contactType;
    case 'buyer':
    case 'student':
    case 'competitor':
    case undefined:
      return dealReason(input);
  }
}

function dealReason(input: DisqualifyInput): DisqualifyReason | undefined {
  if (input.notSold) return 'not_sold';
  const territory = input.slots.location?.territory;
  if (input.installOnly && territory !== undefined && territory !== 'served') return 'outside_territory';
  const isBelow = input.minimumOrder !== undefined && unitsWanted(input.slots) < input.minimumOrder;
  return isBelow && input.unwillingToOrderMore ? 'below_minimum_order' : undefined;
}
