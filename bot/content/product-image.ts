import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { HEAD_BYTES, acceptedType } from '../files/media-type';

/** What a picture of a product may be: kinds that every browser and channel shows, and that run nothing. */
export const IMAGE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** Bytes of one picture at most: enough for 1200 × 900, and a page of sixty still loads. */
export const IMAGE_BYTES = 2 * 1024 * 1024;

/** Plain names, folders parted by `/`: nothing that leads out of the folder it is looked for in. */
const FILE = /^(?:[\p{L}\p{N}_][\p{L}\p{N}_ .-]*\/)*[\p{L}\p{N}_][\p{L}\p{N}_ .-]*\.(?:png|jpe?g|webp)$/iu;

/** Whether a catalogue may name it: an https address on the usual port, or a file of the content folder. */
export function isImagePlace(image: string): boolean {
  return isImageAddress(image) || FILE.test(image);
}

/** An https address without a password, on the port of https. */
export function isImageAddress(image: string): boolean {
  if (!URL.canParse(image)) return false;
  const { protocol, username, password, port } = new URL(image);
  return protocol === 'https:' && username === '' && password === '' && port === '';
}

/** A picture of the content folder that may be shown. */
export interface ImageFile {
  path: string;
  contentType: string;
}

/** Why a file of the content folder is no picture to be shown. */
export type ImageFault = 'missing' | 'too_large' | 'wrong_kind';

/**
 * Looks at a file of the content folder. A link that leads out of the folder counts as missing.
 * @param image as the catalogue names it
 */
export function imageFile(folder: string, image: string): ImageFile | ImageFault {
  const found = FILE.test(image) ? realPath(path.join(folder, image)) : undefined;
  const home = realPath(folder);
  if (found === undefined || home === undefined || !found.startsWith(home + path.sep)) return 'missing';
  const file = statSync(found);
  if (!file.isFile()) return 'missing';
  if (file.size > IMAGE_BYTES) return 'too_large';
  const contentType = imageType(headOf(found));
  return contentType === undefined ? 'wrong_kind' : { path: found, contentType };
}

/** What a picture is by how it begins; undefined: none that we show. */
export function imageType(head: Buffer): string | undefined {
  return acceptedType('', head.subarray(0, HEAD_BYTES), IMAGE_TYPES);
}

function realPath(name: string): string | undefined {
  try {
    return realpathSync(name);
  } catch {
    // Not there, or not to be read: for a picture the same.
    return undefined;
  }
}

function headOf(file: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const opened = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(opened, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(opened);
  }
}
