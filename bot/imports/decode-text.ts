/** How the bytes of a text file were read. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; message: string };

/** What begins a file that is no text, and what to do about it. */
const NO_TEXT: ReadonlyArray<{ begins: readonly number[]; is: string }> = [
  { begins: [0x50, 0x4b, 0x03, 0x04], is: 'an Excel workbook (.xlsx) or another packed file' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Excel workbook (.xls)' },
  { begins: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
];

/**
 * The text of a file as people save it: UTF-8, UTF-16 (also without its mark), else Windows-1252, which Excel writes.
 * What is no text is named for what it is.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const kind = NO_TEXT.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
  if (kind) {
    const message = `The file is ${kind.is}. Open it, save it as "CSV UTF-8" and take that file.`;
    return { ok: false, message };
  }
  const wide = wideEncoding(bytes);
  if (wide) return { ok: true, text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    if (bytes.includes(0)) return { ok: false, message: 'The file is no text; save it as "CSV UTF-8".' };
    return { ok: true, text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** By its mark, or because nearly every other byte of its beginning is zero, as in Latin letters of two bytes. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length * 0.35 && even === 0) return 'utf-16le';
  return even > start.length * 0.35 && odd === 0 ? 'utf-16be' : undefined;
}

/** The signs of the bytes 80 to 9F. Node's own decoder leaves them as control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');

  return text.replace(/[\u0080-\u009f]/gu, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign);
}
