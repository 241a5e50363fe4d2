import { type Contact } from '../../domain/contact/contact';
import { type FactKey, type ProfileFact, type Purpose, currentFact } from '../../domain/profile/facts';
import { firstContact } from '../../domain/contact/first-contact';
import { type Sql } from '../database/sql';
import { findContact } from './find-contact';
import { insert } from '../database/insert';
import { type PrefixedContact, contactColumns, contactOf, contactRow } from '../contact/contact-row';
import { loadEvidence, loadFacts } from '../contact/rows';
import { type Holder, type RecordContext } from './record-context';
import { contactSchema } from '../schema/contact';
import { loyaltyEventSchema, payloadOf, rungTransitionSchema } from '../schema/ladder';
import { consentRecordSchema, profileFactSchema } from '../schema/profile';
import { isSuppressed } from '../identity/suppression';

/** The customer of an order: a known contact, or the name and number in the books. */
export type Customer =
  { contactId: string } | { contactId?: undefined; phone: string | undefined; email: string | undefined };

/** Finds the contact or makes one; undefined when the books tell neither. */
export async function holderOf(
  sql: Sql,
  customer: Customer,
  context: RecordContext,
): Promise<Holder | undefined> {
  if (customer.contactId !== undefined) return known(sql, customer.contactId, {}, context);
  const { phone, email } = customer;
  if (phone === undefined && email === undefined) return undefined;
  const found = await findContact(sql.rows, { phone, email });
  // Whoever only says that a number is theirs gets nothing of it: the order waits until they have proven it (M-4).
  return found?.status === 'confirmed'
    ? known(sql, found.contactId, { phone, email }, context)
    : newcomer(sql, { phone, email }, context);
}

type Facts = Partial<Record<'phone' | 'email', string>>;

async function known(sql: Sql, contactId: string, facts: Facts, context: RecordContext): Promise<Holder> {
  // Takes the row's lock on PostgreSQL before reading: a turn that commits meanwhile waits and then conflicts.
  const [row] = await sql.rows<PrefixedContact>(
    `UPDATE contact SET version = version WHERE id = $1 RETURNING ${contactColumns('')}`,
    [contactId],
  );
  if (!row) throw new Error('an order belongs to a contact that is not there');
  const reader = { read: sql.rows };
  const { own, version } = contactOf(row);
  const contact: Contact = {
    ...own,
    facts: await loadFacts(reader, contactId),
    evidence: await loadEvidence(reader, contactId),
    ...NOT_READ,
  };
  const added = await writeFacts(sql, contact, facts, context);
  return {
    contact: { ...contact, facts: [...contact.facts, ...added] },
    version,
    isNew: false,
    changed: added.length > 0,
  };
}

/** What recording an order does not look at. */
const NOT_READ = { consents: [], complaints: [], orders: [], vouchers: [], lead: undefined };

/** A customer of the books whom no chat has met: on the ladder from now on (§1.1, row 4). */
async function newcomer(sql: Sql, facts: Facts, context: RecordContext): Promise<Holder> {
  const { at, newId, actor } = context;
  const ids = { contactId: newId('contact'), eventId: newId('loyalty-event') };
  const { contact, created, transition } = firstContact(ids, {
    at,
    source: 'import',
    campaign: undefined,
    channel: actor,
  });
  await insert(sql, contactSchema, [contactRow(contact, 0)]);
  await insert(sql, loyaltyEventSchema, [
    { ...created, contactId: contact.id, recordedAt: at, payload: payloadOf(created), place: 0 },
  ]);
  await insert(sql, rungTransitionSchema, [
    { ...transition, id: newId('transition'), contactId: contact.id, place: 0 },
  ]);
  const added = await writeFacts(sql, contact, facts, context);
  await honourErasure(sql, contact.id, facts, context);
  return { contact: { ...contact, facts: added }, version: 0, isNew: true, changed: true };
}

/** Whoever had everything erased is sent no promotions when the books bring their number again (V-5, T52). */
async function honourErasure(
  sql: Sql,
  contactId: string,
  facts: Facts,
  { at, newId }: RecordContext,
): Promise<void> {
  let isSilenced = false;
  const addresses = Object.values(facts).filter((address): address is string => address !== undefined);
  for (const address of addresses) isSilenced ||= await isSuppressed(sql, address);
  if (!isSilenced) return;
  const common = { action: 'withdraw' as const, at, channel: 'import', language: 'id' as const };
  const proof = { textVersion: 'erasure', textShown: '', messageId: '' };
  await insert(
    sql,
    consentRecordSchema,
    ADVERTISING.map((purpose, place) => ({
      id: newId('consent'),
      contactId,
      purpose,
      place,
      ...common,
      ...proof,
    })),
  );
}

/** Every purpose for which somebody could be written to unasked. */
const ADVERTISING: readonly Purpose[] = [
  'newsletter',
  'partner_offer',
  'birthday',
  'marketing_webchat',
  'marketing_telegram',
  'marketing_msteams',
  'marketing_email',
  'marketing_phone',
];

/** What the books know and we do not: they have been paid under that number, so it is proven. */
async function writeFacts(
  sql: Sql,
  contact: Contact,
  facts: Facts,
  { at, newId }: RecordContext,
): Promise<ProfileFact[]> {
  const added = (['phone', 'email'] as const).flatMap((key: FactKey & keyof Facts): ProfileFact[] => {
    const value = facts[key];
    if (value === undefined || currentFact(contact.facts, key)) return [];
    const proof = { status: 'confirmed' as const, confidence: 1, purpose: 'service' as const };
    return [
      {
        id: newId('fact'),
        key,
        value,
        ...proof,
        sourceMessageId: undefined,
        capturedAt: at,
        supersededById: undefined,
      },
    ];
  });
  await insert(
    sql,
    profileFactSchema,
    added.map((fact, index) => ({ ...fact, contactId: contact.id, place: contact.facts.length + index })),
  );
  return added;
}
