/** A text in pieces: what can be pressed and what cannot. */
export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const URL_LIKE = /\bhttps?:\/\/[^\s<>"'`]+/gi;

/** Marks that end a sentence rather than an address; a closing bracket only when none was opened in it. */
const TRAILING = /[.,;:!?…]+$/;

/** Finds the addresses in a text. Only http and https: nothing a press could run. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(URL_LIKE)) {
    const address = trimmed(match[0]);
    const href = safeAddress(address);
    if (href === undefined) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    pieces.push({ kind: 'link', text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

function trimmed(address: string): string {
  const bare = address.replace(TRAILING, '');
  return bare.endsWith(')') && !bare.includes('(') ? trimmed(bare.slice(0, -1)) : bare;
}

/** The address if it leads to a web page, undefined for anything else. */
export function safeAddress(address: unknown, base?: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  try {
    const url = new URL(address, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * As `safeAddress`, for what is loaded without a press: only from https or from our own server.
 * @param base our server's origin
 */
export function pictureAddress(address: unknown, base: string): string | undefined {
  const href = safeAddress(address, base);
  if (href === undefined) return undefined;
  return href.startsWith('https:') || new URL(href).origin === base ? href : undefined;
}
