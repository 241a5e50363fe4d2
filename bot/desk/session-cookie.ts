import { type IncomingMessage } from 'node:http';
import { SESSION_HOURS } from './sessions';

const NAME = 'desk_session';

/** The desk's cookie of a request; undefined when there is none. */
export function sessionCookieOf(request: IncomingMessage): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === NAME) return value.join('=');
  }
  return undefined;
}

/** The `Set-Cookie` that signs in; an empty value signs out. */
export function setSessionCookie(value: string, secure: boolean): string {
  const age = value === '' ? 0 : SESSION_HOURS * 3600;
  const flags = `Path=/desk; Max-Age=${age}; HttpOnly; SameSite=Strict`;
  return `${NAME}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}
