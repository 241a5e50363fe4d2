/** A picture of one pixel that begins as PNG does, made longer when wanted. */
export function aPicture(bytes = 100): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(bytes - 8, 1)]);
}
