import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type IntentModel } from './intent-model';

/** Raise it when features or file layout change: older files are then rebuilt. */
export const MODEL_VERSION = 3;

const MAGIC = 'TANGGAIM';
const HASH_BYTES = 32;
const PREFIX_BYTES = 16;
const ALIGNMENT = 4;
const MOST_BYTES = 256 * 1024 * 1024;

interface Header {
  contentHash: string;
  labels: string[];
  features: number;
  svmShare: number;
  sharpness: number;
  scopeThreshold: number;
}

/**
 * The model as bytes: magic, version, header length, header (JSON), arrays, SHA-256 of all before it.
 * @param contentHash names what the model was trained on.
 */
export function encodeModel(model: IntentModel, contentHash: string): Buffer {
  const { labels, keys, svmShare, sharpness, scopeThreshold } = model;
  const header: Header = { contentHash, labels, features: keys.length, svmShare, sharpness, scopeThreshold };
  const json = padded(Buffer.from(JSON.stringify(header)), 32);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 0, 'latin1');
  prefix.writeUInt32LE(MODEL_VERSION, 8);
  prefix.writeUInt32LE(json.length, 12);
  const arrays = [keys, model.weights, model.scales, model.bias, model.rows].map((array) =>
    padded(Buffer.from(array.buffer, array.byteOffset, array.byteLength), 0),
  );
  const body = Buffer.concat([prefix, json, ...arrays]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function padded(bytes: Buffer, fill: number): Buffer {
  const rest = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(rest, fill)]);
}

/** @returns the model, or undefined when the bytes are damaged, foreign, older, or of other content. */
export function decodeModel(bytes: Buffer, contentHash: string): IntentModel | undefined {
  if (bytes.length < PREFIX_BYTES + HASH_BYTES || bytes.length > MOST_BYTES) return undefined;
  if (bytes.toString('latin1', 0, 8) !== MAGIC || bytes.readUInt32LE(8) !== MODEL_VERSION) return undefined;
  const end = bytes.length - HASH_BYTES;
  const sum = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) return undefined;
  const bodyStart = PREFIX_BYTES + bytes.readUInt32LE(12);
  if (bodyStart > end) return undefined;
  const header = JSON.parse(bytes.toString('utf8', PREFIX_BYTES, bodyStart)) as Header;
  return header.contentHash === contentHash ? readArrays(bytes.subarray(bodyStart, end), header) : undefined;
}

function readArrays(bytes: Buffer, header: Header): IntentModel | undefined {
  const { features, labels, svmShare, sharpness, scopeThreshold } = header;
  const classes = labels.length;
  const rowBytes = Math.ceil((features * classes) / ALIGNMENT) * ALIGNMENT;
  if (bytes.length !== features * 12 + classes * 4 + rowBytes) return undefined;
  // A copy: the buffer of a read file need not be aligned for 32-bit views.
  const { buffer } = new Uint8Array(bytes);
  let offset = 0;
  const next = (size: number) => (offset += size) - size;
  return {
    labels,
    svmShare,
    sharpness,
    scopeThreshold,
    keys: new Uint32Array(buffer, next(features * 4), features),
    weights: new Float32Array(buffer, next(features * 4), features),
    scales: new Float32Array(buffer, next(features * 4), features),
    bias: new Float32Array(buffer, next(classes * 4), classes),
    rows: new Int8Array(buffer, next(rowBytes), features * classes),
  };
}

/** @returns the stored model of this content, or undefined when there is none to trust. */
export function loadModel(path: string, contentHash: string): IntentModel | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // Not trained yet, or not readable: both mean training, which is always possible.
    return undefined;
  }
  return decodeModel(bytes, contentHash);
}

/** A disk that refuses costs time only: what is not stored is made again at the next start. */
export function saveModel(path: string, model: IntentModel, contentHash: string): void {
  replaceFile(path, encodeModel(model, contentHash));
}

/** Writes beside and renames, so that a crash leaves the old file or the new one, never half of one. */
export function replaceFile(path: string, content: string | Buffer): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch {
    // A read-only or full disk.
  }
}
