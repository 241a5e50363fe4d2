/** What a file is, by how it begins. */

/** Bytes that tell; enough for a text to show that it is one. */
export const HEAD_BYTES = 4096;

const SIGNATURES: ReadonlyArray<readonly [type: string, at: number, bytes: string]> = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['application/pdf', 0, '%PDF-'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/mpeg', 0, '\xff\xf2'],
  ['audio/ogg', 0, 'OggS'],
  ['video/mp4', 4, 'ftyp'],
];

/** Other names of what a signature says: one container, several uses. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'video/mp4': ['audio/mp4', 'audio/x-m4a'],
  'audio/mpeg': ['audio/mp3'],
};

/** Pictures that a browser shows without running anything. SVG is none of them. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether a file may be shown where it stands instead of being downloaded. */
export function isShown(contentType: string): boolean {
  return SHOWN.has(contentType);
}

/**
 * The type under which a file is kept: what it says it is, if it may be sent and really is that.
 * @param declared as the client wrote it, parameters and all
 * @param head its first bytes
 */
export function acceptedType(declared: string, head: Buffer, allowed: readonly string[]): string | undefined {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  if (!allowed.includes(type)) return undefined;
  if (type === 'text/plain') return looksLikeText(head) ? type : undefined;
  return kindsOf(head).includes(type) ? type : undefined;
}

function kindsOf(head: Buffer): string[] {
  const text = head.subarray(0, 16).toString('latin1');
  const found = SIGNATURES.filter(([, at, bytes]) => text.startsWith(bytes, at)).map(([type]) => type);
  return found.flatMap((type) => [type, ...(SAME[type] ?? [])]);
}

/** Readable as UTF-8 and without the control characters that only programs write. */
function looksLikeText(head: Buffer): boolean {
  if (head.length === 0 || kindsOf(head).length > 0) return false;
  // The last character of the head may be cut in two.
  const text = new TextDecoder('utf-8').decode(head.subarray(0, HEAD_BYTES), { stream: true });
  // eslint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
}
