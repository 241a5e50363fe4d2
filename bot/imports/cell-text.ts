/** Nothing: nobody has counted. Less than nothing was sold before it was booked in. @returns undefined for no count */
export function readCount(cell: string): number | 'not counted' | undefined {
  const text = cell.toLowerCase();
  if (text === '' || text === '-') return 'not counted';
  if (/^-\d/u.test(text)) return 0;
  const match = /^(\d{1,9})(?:[.,]0+)?$/u.exec(text);
  return match ? Number(match[1]) : undefined;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of HTML: paragraphs and points of a list become lines, other tags vanish. Plain text stays as it is. */
export function plainText(html: string): string {
  if (!/<\/?[a-z][^>]*>|&(#x?[\da-f]+|[a-z]+);/iu.test(html)) return html;
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/giu, ' ')
    .replace(/<!--[\s\S]*?-->/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d|tr|ul|ol)>/giu, '\n')
    .replace(/<li\b[^>]*>/giu, '• ')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replace(/&(#x?[\da-f]+|[a-z]+);/giu, (whole, name: string) => entity(name) ?? whole)
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}
