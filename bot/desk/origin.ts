import { type IncomingMessage } from 'node:http';
import { type Reach, siteOf } from '../http/site';

/**
 * Whether a request comes from a page of this server. A browser names the page's origin on every change and on every
 * WebSocket; a client that sends none is not a browser.
 * @param absent what a missing `Origin` means
 */
export function isFromDesk(request: IncomingMessage, reach: Reach, absent: 'allowed' | 'refused'): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return absent === 'allowed';
  if (reach.publicUrl && origin === new URL(reach.publicUrl).origin) return true;
  return origin === siteOf(request, reach);
}
