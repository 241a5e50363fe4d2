import { change, isTransient } from './api';

const TRIES = 3;
const PAUSE_MS = 1200;

/** A UUID. The browser's own maker is missing on plain http, where a phone in the shop may open the desk. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Sends with one key until the server has answered for certain. @returns its answer */
export async function insist<View = unknown>(path: string, body: object): Promise<View> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await change<View>(path, body);
    } catch (error) {
      if (!isTransient(error) || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

export const pathOf = (conversationId: string, act: string): string =>
  `conversations/${encodeURIComponent(conversationId)}/${act}`;
