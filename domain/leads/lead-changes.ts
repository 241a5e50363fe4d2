import { type Lead } from './lead';
import { type LeadSlots } from './slots';
import { isEqual } from './equal';

/** The fields of a lead that a step changed, of the slots only the changed ones; `undefined` clears a field. */
export type LeadChanges = Partial<Omit<Lead, 'id' | 'contactId' | 'createdAt' | 'slots'>> & {
  slots?: LeadSlots;
};

const FIXED: readonly string[] = ['id', 'contactId', 'createdAt'];

/** What has to change for `before` to become `after`, two states of one lead. */
export function leadChanges(before: Lead, after: Lead): LeadChanges {
  const changed = differences(before, after);
  const fields = Object.entries(changed).filter(([field]) => !FIXED.includes(field));
  const slots = 'slots' in changed ? { slots: differences(before.slots, after.slots) } : {};
  return { ...Object.fromEntries(fields), ...slots };
}

/** The lead after some changes. */
export function changedLead(lead: Lead, changes: LeadChanges): Lead {
  const { slots, ...fields } = changes;
  return { ...merged(lead, fields), slots: slots ? merged(lead.slots, slots) : lead.slots };
}

function differences<T extends object>(before: T, after: T): Partial<T> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  const changed = [...keys].filter((key) => !isEqual(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]])) as Partial<T>;
}

/** Cleared fields are left out, so that the value is the same as after it was stored and read. */
function merged<T extends object>(value: T, changes: Partial<T>): T {
  const entries = Object.entries({ ...value, ...changes }).filter(
    ([key, entry]) => entry !== undefined || !(key in changes),
  );
  return Object.fromEntries(entries) as T;
}
