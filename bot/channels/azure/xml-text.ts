/** The formatting that Teams writes into a text of the format `xml`; whatever else looks like a tag was typed. */
const FORMATTING =
  /<\/?(?:at|b|strong|i|em|u|s|strike|pre|code|span|div|p|a|ul|ol|li|h[1-6]|blockquote|font)(?:\s[^<>]{0,500})?>/gi;
const BREAKS = /<br\s*\/?>|<\/(?:p|div|li)>\s*(?=\S)/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi;

/**
 * The words of a text that was sent as markup. Clients escape what people type, and some what is escaped already,
 * so it is undone twice: customers do not type names of XML entities.
 */
export function wordsOfXml(text: string): string {
  return decoded(decoded(text.replace(BREAKS, '\n').replace(FORMATTING, '')));
}

function decoded(text: string): string {
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
