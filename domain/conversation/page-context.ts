/**
 * What the page that carries the chat says its visitor looks at, e.g. `{product: 'GAYO-250'}`: words of somebody
 * else's page, cleaned and redacted. Shown to reps as text; the bot takes no more from it than a product.
 */
export type PageContext = Readonly<Record<string, string>>;

/** Entries of one context, and characters of a value. */
const MAX_ENTRIES = 12;
const MAX_TEXT = 300;

const NAME = /^[a-z][\w.-]{0,39}$/i;

/**
 * Keeps the texts that have a plain name; undefined when none is left.
 * @param redact masks what may not be kept
 */
export function pageContext(value: unknown, redact: (text: string) => string): PageContext | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const said = Object.entries(value as Record<string, unknown>)
    .filter((entry): entry is [string, string] => NAME.test(entry[0]) && typeof entry[1] === 'string')
    .map(([name, text]) => [name, clean(text, redact)] as const)
    .filter(([, text]) => text !== '')
    .slice(0, MAX_ENTRIES);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** One line, without what turns the direction of writing; of an address only what says where, not who. */
function clean(text: string, redact: (text: string) => string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/^(https?:\/\/[^?#]*)[?#].*$/i, '$1');
  return [...redact(line)].slice(0, MAX_TEXT).join('');
}
