/** NUL, and a half of a surrogate pair without the other: PostgreSQL refuses the one, UTF-8 has no form for the other. */
const UNSTORABLE =
  // eslint-disable-next-line no-control-regex -- NUL is what is looked for
  /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What must be looked at more closely; most texts have neither, and this is quick. */
// eslint-disable-next-line no-control-regex -- NUL is what is looked for
const SUSPICIOUS = /[\u0000\ud800-\udfff]/;

export function storableText(text: string): string {
  return SUSPICIOUS.test(text) ? text.replace(UNSTORABLE, '') : text;
}

/** A value as every database can keep it, however deep: signs that none can keep are taken out, names included. */
export function storable<Value>(value: Value): Value {
  return cleaned(value) as Value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [storableText(name), cleaned(one)]);
  return Object.fromEntries(entries) as unknown;
}
