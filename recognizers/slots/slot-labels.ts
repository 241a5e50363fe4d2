import { type EntityType, type Role, type Whose } from '../../domain/recognition/entities';

/** What a label `{@type:role=text}` of the phrases says of its text. */
interface Meaning {
  whose: Whose;
  role?: Role;
}

/** The labels there are: type → role → whose it is and what for. */
export const SLOT_LABELS = {
  person: {
    self: { whose: 'self' },
    other: { whose: 'other' },
    recipient: { whose: 'other', role: 'recipient' },
    staff: { whose: 'ours', role: 'staff' },
  },
  phone: {
    self: { whose: 'self' },
    other: { whose: 'other' },
    recipient: { whose: 'other', role: 'recipient' },
    ours: { whose: 'ours' },
  },
  email: { self: { whose: 'self' }, other: { whose: 'other' }, ours: { whose: 'ours' } },
  company: {
    self: { whose: 'self' },
    other: { whose: 'other' },
    competitor: { whose: 'other', role: 'competitor' },
  },
  place: {
    destination: { whose: 'self', role: 'destination' },
    home: { whose: 'self', role: 'home' },
    recipient: { whose: 'other', role: 'destination' },
    other: { whose: 'other' },
    store: { whose: 'ours', role: 'store' },
    parcel: { whose: 'thing' },
  },
  address: {
    self: { whose: 'self', role: 'home' },
    destination: { whose: 'self', role: 'destination' },
    recipient: { whose: 'other', role: 'destination' },
    store: { whose: 'ours', role: 'store' },
  },
  date: {
    birthday: { whose: 'self', role: 'birthday' },
    needed: { whose: 'self', role: 'needed_by' },
    happened: { whose: 'self', role: 'happened' },
    appointment: { whose: 'self', role: 'appointment' },
  },
  order: { self: { whose: 'self' }, other: { whose: 'other' } },
  tracking: { thing: { whose: 'thing' } },
  money: {
    budget: { whose: 'self', role: 'budget' },
    price: { whose: 'ours', role: 'price' },
    other: { whose: 'other' },
  },
} as const satisfies Record<string, Record<string, Meaning>>;

export type SlotType = keyof typeof SLOT_LABELS;

export const SLOT_TYPES = Object.keys(SLOT_LABELS) as SlotType[];

/** The entity a slot becomes. */
export const ENTITY_OF: Record<SlotType, EntityType> = {
  person: 'name',
  phone: 'phone',
  email: 'email',
  company: 'company',
  place: 'city',
  address: 'address',
  date: 'date',
  order: 'order_no',
  tracking: 'tracking_no',
  money: 'money',
};

/** `person:self` → whose and role; undefined for a label there is not. */
export function meaningOf(type: SlotType, role: string): Meaning | undefined {
  const roles: Record<string, Meaning> = SLOT_LABELS[type];
  return roles[role];
}

/** Reads the name of a label, "place:destination"; undefined when there is no such label. */
export function parseSlotLabel(label: string): { type: SlotType; role: string } | undefined {
  const [type = '', role = ''] = label.split(':');
  const known = SLOT_TYPES.find((name) => name === type);
  return known && meaningOf(known, role) ? { type: known, role } : undefined;
}
