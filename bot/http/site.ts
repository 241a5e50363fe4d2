import { type IncomingMessage } from 'node:http';

/** How this server is reached; of the configuration, only what decides that. */
export interface Reach {
  publicUrl: string | undefined;
  trustProxy: boolean;
}

type Request = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * The origin under which the sender of a request sees us, e.g. `https://bot.example.com`, without a path.
 * Behind a proxy that names the outside host (TRUST_PROXY) that host holds. Otherwise PUBLIC_URL does, except
 * for somebody on this machine who clearly did not come through a proxy.
 */
export function siteOf(request: Request, reach: Reach): string {
  if (reach.trustProxy) {
    const host = first(request.headers['x-forwarded-host']) ?? request.headers.host;
    const scheme = first(request.headers['x-forwarded-proto']) === 'https' ? 'https' : 'http';
    if (host && isHost(host)) return `${scheme}://${host}`;
  }
  const host = request.headers.host;
  const direct = host !== undefined && isHost(host) ? `http://${host}` : undefined;
  if (!reach.publicUrl) return direct ?? 'http://127.0.0.1';
  return direct && isLoopback(direct) && !wasForwarded(request) ? direct : new URL(reach.publicUrl).origin;
}

/** The address a request is counted under. Only a proxy we were told to trust may name another one. */
export function addressOf(request: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? last(request.headers['x-forwarded-for']) : undefined;
  return forwarded ?? request.socket.remoteAddress ?? 'unknown';
}

/** `host` or `host:port`, IPv6 in brackets: nothing that could smuggle a path or a user into a URL. */
function isHost(value: string): boolean {
  return /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(value) && URL.canParse(`http://${value}`);
}

function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** Whether a proxy says that it passed the request on. */
export function wasForwarded(request: Request): boolean {
  return ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'].some((name) => name in request.headers);
}

function first(header: string | string[] | undefined): string | undefined {
  return listed(header)[0];
}

/** The hop nearest to us is the one our proxy saw; what stands before it the client may have invented. */
function last(header: string | string[] | undefined): string | undefined {
  return listed(header).at(-1);
}

function listed(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
