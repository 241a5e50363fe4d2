import { type IncomingMessage } from 'node:http';
import { type Reach, siteOf } from '../http/site';
import { SESSION_HOURS } from './sessions';

const SESSION = 'desk_session';

/** The session's cookie of a request; undefined when there is none. */
export function sessionCookieOf(request: IncomingMessage, reach: Reach): string | undefined {
  return cookieOf(request, SESSION, reach);
}

/** The `Set-Cookie` that signs in; an empty value signs out. */
export function setSessionCookie(value: string, secure: boolean): string {
  return setCookie(SESSION, value, value === '' ? 0 : SESSION_HOURS * 3600, secure);
}

/** A cookie of the desk by its name; undefined when there is none. */
export function cookieOf(request: IncomingMessage, wanted: string, reach: Reach): string | undefined {
  const sent = nameOf(wanted, isSecure(request, reach));
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === sent) return value.join('=');
  }
  return undefined;
}

/** No script reads it, no other site sends it; over https no other host of the domain can set it either. */
export function setCookie(name: string, value: string, ageS: number, secure: boolean): string {
  const flags = `Max-Age=${ageS}; HttpOnly; SameSite=Strict`;
  return secure
    ? `${nameOf(name, secure)}=${value}; Path=/; ${flags}; Secure`
    : `${name}=${value}; Path=/desk; ${flags}`;
}

/** Browsers take a cookie of this prefix over https alone, from this very host, and for all of it. */
function nameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Whether a browser reaches us by https, as configured or as a proxy we were told to trust says. */
export function isSecure(request: IncomingMessage, reach: Reach): boolean {
  const { publicUrl = '' } = reach;
  return publicUrl.startsWith('https:') || siteOf(request, reach).startsWith('https:');
}
