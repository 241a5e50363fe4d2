import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import { type Duplex } from 'node:stream';
import { serverLog } from '../settings/logger';
import { HttpProblem, reported } from './problem';

/** A request that wants to become a WebSocket. */
export interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  url: URL;
  /** What the groups of the route's pattern matched, decoded. */
  params: readonly string[];
}

/** Takes the socket over, or throws a problem, which is then sent. */
export type UpgradeHandler = (upgrade: Upgrade) => Promise<void> | void;

/** Routes WebSocket upgrades by path; other paths are answered with 404. */
export interface Upgrades {
  /** @param pattern matched against the whole path */
  on: (pattern: RegExp, handler: UpgradeHandler) => void;
}

export function routeUpgrades(server: Server): Upgrades {
  const routes: Array<{ pattern: RegExp; handler: UpgradeHandler }> = [];
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const take = async (): Promise<void> => {
      const url = addressed(request.url ?? '');
      for (const { pattern, handler } of routes) {
        const match = pattern.exec(url.pathname);
        if (match) return handler({ request, socket, head, url, params: match.slice(1).map(decode) });
      }
      throw new HttpProblem(404, 'NotFound', 'There is nothing at this address.');
    };
    take().catch((error: unknown) => refuse(socket, reported(error, serverLog, 'an upgrade failed')));
  });
  return { on: (pattern, handler) => routes.push({ pattern, handler }) };
}

const HERE = 'http://upgrade.invalid';

/** @throws HttpProblem 400 when it is not a path: `//host` would be read as another host */
function addressed(target: string): URL {
  if (/^\/(?!\/)/.test(target) && URL.canParse(target, HERE)) return new URL(target, HERE);
  throw new HttpProblem(400, 'BadArgument', 'The address cannot be read.');
}

function refuse(socket: Duplex, problem: HttpProblem): void {
  const body = JSON.stringify({ error: { code: problem.code, message: problem.message } });
  socket.end(
    [
      `HTTP/1.1 ${problem.statusCode} ${STATUS_CODES[problem.statusCode] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape names nothing; the handler answers 404 or 403 as for any unknown name.
    return part;
  }
}
