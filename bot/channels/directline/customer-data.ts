import { redact } from '../../../recognizers/secrets/redact';

/** Characters of a customer's `channelData` that are kept: enough to match a message with the client's own record. */
const LONGEST = 16 * 1024;

/** Fields of `channelData` that only the server may set, and those that identify the message and hold no text. */
const OURS: ReadonlySet<string> = new Set(['tangga', 'webchat:sequence-id']);
const NAMES: ReadonlySet<string> = new Set(['clientActivityID']);

/**
 * A customer's `channelData` as it is shown to them again: whole, because clients find their own message by it,
 * with its texts masked as the message itself is. Undefined when it is too much to keep.
 */
export function customerData(given: Readonly<Record<string, unknown>>): object | undefined {
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => !OURS.has(name)));
  if (JSON.stringify(own).length > LONGEST) return undefined;
  return masked(own) as object;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((inner: unknown): unknown => masked(inner));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).map(([name, inner]) => [
    name,
    NAMES.has(name) ? inner : masked(inner),
  ]);
  return Object.fromEntries(entries) as object;
}
