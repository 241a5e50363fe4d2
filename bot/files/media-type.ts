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

/** What each kind may be called, the usual ending first. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'csv', 'log', 'md'],
  'audio/mpeg': ['mp3'],
  'audio/mp3': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/x-m4a': ['m4a'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'video/mp4': ['mp4', 'm4v'],
};

/** Pictures that a browser shows without running anything; SVG can run scripts and is excluded. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether a file may be shown inline instead of being downloaded. */
export function isShown(contentType: string): boolean {
  return SHOWN.has(contentType);
}

/** A name whose extension matches the checked type, so that opening the file never runs something else. */
export function nameFor(name: string, contentType: string): string {
  const endings = ENDINGS[contentType];
  if (!endings) return name;
  // Windows drops dots and blanks at the end, and then the ending before them counts.
  const bare = name.replace(/[.\s]+$/, '');
  const ending = /\.([\p{L}\p{N}_-]{1,12})$/u.exec(bare)?.[1]?.toLowerCase() ?? '';
  if (endings.includes(ending)) return bare;
  const stem = ending === '' ? bare : bare.slice(0, -ending.length - 1);
  const isNamed = endings.includes(stem.split('.').at(-1)?.toLowerCase() ?? '');
  return isNamed ? stem : `${stem}.${endings[0]}`;
}

/**
 * The type under which a file is kept: what its bytes show. What the sender claims decides only
 * between names of one container, and for text, which has no signature.
 * @param declared as the client wrote it, parameters and all
 * @param head its first bytes
 */
export function acceptedType(
  declared: string,
  head: Buffer,
  allowed: readonly string[] | 'any',
): string | undefined {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  if (allowed === 'any')
    return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(type) ? type : 'application/octet-stream';
  if (type === 'text/plain' && looksLikeText(head)) return allowed.includes(type) ? type : undefined;
  const kinds = kindsOf(head).filter((kind) => allowed.includes(kind));
  return kinds.find((kind) => kind === type) ?? kinds[0];
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
