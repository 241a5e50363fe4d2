import { type Contact } from '../../domain/contact/contact';
import { type FactKey, currentFact } from '../../domain/profile/facts';
import { columnNames, entityOf, update } from '../database/insert';
import { type Sql, type SqlValue } from '../database/sql';
import { type ContactRow, contactSchema } from '../schema/contact';

/** What the row of a contact keeps. Facts, consents, evidence and cases are rows of their own. */
export type OwnColumns = Omit<
  Contact,
  'facts' | 'consents' | 'evidence' | 'complaints' | 'orders' | 'vouchers' | 'lead'
>;

/** A contact's row among others of a statement: each column as `contact_…`. */
export type PrefixedContact = Readonly<Record<`contact_${string}`, SqlValue>>;

const PREFIX = 'contact_';

/** The columns of a contact for a SELECT or a RETURNING. @param table its alias with the dot, or nothing */
export function contactColumns(table: '' | `${string}.`): string {
  return columnNames(contactSchema)
    .map((name) => `${table}${name} AS ${PREFIX}${name}`)
    .join(', ');
}

/** What `contactColumns` brought, read by the mapping of the table. */
export function contactOf(row: PrefixedContact): { own: OwnColumns; version: number } {
  const plain = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value] as const] : [],
  );
  const { displayName, phone, email, version, ...own } = entityOf(contactSchema, Object.fromEntries(plain));
  return { own, version };
}

/** The row of a contact; what the desk lists and sorts by is taken from the facts. */
export function contactRow(contact: Contact, version: number): ContactRow {
  const { facts, consents, evidence, complaints, orders, vouchers, lead, ...own } = contact;
  const fact = (key: FactKey): string | undefined => currentFact(facts, key)?.value;
  return { ...own, displayName: fact('display_name'), phone: fact('phone'), email: fact('email'), version };
}

/** @returns whether it was still of the version that was read */
export async function updateContact(
  sql: Sql,
  contact: Contact,
  version: { read: number; written: number },
): Promise<boolean> {
  const row = contactRow(contact, version.written);
  return (await update(sql, contactSchema, row, { id: contact.id, version: version.read })) === 1;
}
