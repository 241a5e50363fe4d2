/** Where a text may be cut, best first: between paragraphs, lines, sentences, words. */
const SEAMS = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s+/g, /\s+/g];

/**
 * Cuts a text into pieces a channel takes.
 * @param max UTF-16 units of one piece; a surrogate pair is never cut
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const { end, next } = cutOf(rest, max);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(next).trimStart();
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}

/** The last seam within reach that does not leave a crumb; else a hard cut. */
function cutOf(text: string, max: number): { end: number; next: number } {
  for (const seam of SEAMS) {
    const found = [...text.slice(0, max + 1).matchAll(seam)].at(-1);
    if (found && found.index >= max / 4) return { end: found.index, next: found.index + found[0].length };
  }
  const isPair = /[\ud800-\udbff]/.test(text.charAt(max - 1));
  const end = isPair && max > 1 ? max - 1 : max;
  return { end, next: end };
}
