import { type IncomingMessage } from 'node:http';
import { type Reach, siteOf } from '../http/site';
import { SESSION_HOURS } from './sessions';

const NAME = 'desk_session';

/** The desk's cookie of a request; undefined when there is none. */
export function sessionCookieOf(request: IncomingMessage): string | undefined {
  return cookieOf(request, NAME);
}

/** A cookie of a request by its name; undefined when there is none. */
export function cookieOf(request: IncomingMessage, wanted: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === wanted) return value.join('=');
  }
  return undefined;
}

/** The `Set-Cookie` that signs in; an empty value signs out. */
export function setSessionCookie(value: string, secure: boolean): string {
  const age = value === '' ? 0 : SESSION_HOURS * 3600;
  const flags = `Path=/desk; Max-Age=${age}; HttpOnly; SameSite=Strict`;
  return `${NAME}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}

/** Whether a browser reaches us by https, as configured or as a proxy we were told to trust says. */
export function isSecure(request: IncomingMessage, reach: Reach): boolean {
  const { publicUrl = '' } = reach;
  return publicUrl.startsWith('https:') || siteOf(request, reach).startsWith('https:');
}
