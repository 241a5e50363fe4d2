import { type Request } from 'restify';
import { sameText } from '../channels/directline/credentials';
import { HttpProblem } from '../http/problem';

const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;
const LOOPBACK_HOST = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i;

/** What a request shows that did not come straight from a program of this machine. */
const FROM_ELSEWHERE = ['origin', 'forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'];

/**
 * Who may speak as the bot: the holder of the secret. Without one, programs of this machine, but neither a page
 * in its browser nor somebody behind its proxy.
 * @throws HttpProblem 401 or 403
 */
export function requireBot(request: Request, secret: string | undefined): void {
  if (secret === undefined) return requireThisMachine(request);
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) {
    throw new HttpProblem(401, 'Unauthorized', 'An Authorization header "Bearer <secret>" is needed.');
  }
  if (!sameText(bearer, secret))
    throw new HttpProblem(403, 'BadArgument', 'The secret is not the right one.');
}

function requireThisMachine({ headers, socket }: Request): void {
  const near =
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    !FROM_ELSEWHERE.some((name) => name in headers);
  if (!near) throw new HttpProblem(403, 'Forbidden', 'Only a bot on this machine may call this address.');
}
