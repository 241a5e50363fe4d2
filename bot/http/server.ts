import { type Socket } from 'node:net';
import restify, {
  type Next,
  type Request,
  type Response,
  type Server,
  type ServerOptions as ServerSettings,
} from 'restify';
import { storable } from '../../domain/conversation/storable';
import { type Drain, drainOf } from './drain';
import { answerable } from './last-resort';
import { asProblem, reported, sendProblem } from './problem';
import { securityHeaders } from './security-headers';
import { type Reach } from './site';
import { type Upgrades, routeUpgrades } from './upgrades';
import { errorFields, serverLog } from '../settings/logger';

export interface WebServer {
  server: Server;
  /** Where WebSocket routes are added. */
  upgrades: Upgrades;
  /** Answers what is under way, then ends; see `Drain`. */
  close: Drain['close'];
}

export interface ServerOptions extends Reach {
  /** Whether work can be taken, which is not so before the start has ended or while the database is away. */
  ready: () => boolean | Promise<boolean>;
}

/** Bytes of a JSON body; files come in by their own route, which reads its body itself. */
const MAX_BODY = 256 * 1024;

/**
 * A client that has not sent its request by then is cut off, in milliseconds: its headers, which are small, and
 * all of it, which can be photos over a phone's network.
 */
const HEADERS_TIMEOUT = 30_000;
const REQUEST_TIMEOUT = 300_000;

/** Longer than the usual 60 s of a proxy, so that it is never we who close a connection in use. */
const KEEP_ALIVE = 65_000;

/** A function where the published types know only the switch for Node's deprecated domains. */
type Settings = Omit<ServerSettings, 'handleUncaughtExceptions'> & {
  handleUncaughtExceptions: (
    request: Request,
    response: Response,
    fail: (error: unknown) => void,
    work: (request: Request, response: Response) => void,
  ) => void;
};

/** Restify calls handlers without a net: what one throws is caught by the last resort and answered here. */
const SETTINGS = {
  name: '',
  ignoreTrailingSlash: true,
  handleUncaughtExceptions: (request, response, fail, work) =>
    answerable(fail, () => work(request, response)),
} satisfies Settings as unknown as ServerSettings;

/** The HTTP server before any route but the two for health. Listening is the caller's. */
export function createServer(options: ServerOptions): WebServer {
  const server = restify.createServer(SETTINGS);
  listenForErrors(server);
  server.server.headersTimeout = HEADERS_TIMEOUT;
  server.server.requestTimeout = REQUEST_TIMEOUT;
  server.server.keepAliveTimeout = KEEP_ALIVE;
  const drain = drainOf(server.server);
  server.pre((_request: Request, response: Response, next: Next) => {
    if (drain.isDraining()) response.setHeader('Connection', 'close');
    next();
  });
  server.pre(securityHeaders(options.publicUrl?.startsWith('https:') ?? false));
  server.pre(refuseUnaddressed);
  server.pre(answerHead);
  server.pre(refuseUnreadable);
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(readJson());
  server.use(takeOutUnstorable);
  answerErrors(server);
  mountHealth(server, options.ready);
  return { server, upgrades: routeUpgrades(server.server), close: drain.close };
}

/**
 * Restify also tells a route's error to the listeners of its name, and waits for them: PostgreSQL's errors are called
 * `error`, like those of the server itself. It then hands over request, response, error and what to call.
 */
function listenForErrors(server: Server): void {
  server.on('error', (error: unknown, _response?: unknown, _cause?: unknown, goOn?: () => void) => {
    if (goOn) return goOn();
    // Called before it listens, too.
    if (server.server.listening)
      serverLog.error(errorFields(error), 'a connection could not be taken; its client is turned away');
  });
}

/** What would end the host within a URL, and so become part of the path. */
const NO_HOST = /[/?#@\\]/;

/** A target that no URL parser accepts (a port of 99999) is refused here; restify would throw each time it reads it. */
function refuseUnaddressed(request: Request, _response: Response, next: Next): void {
  next(isAddressed(request) ? undefined : withStatus(400));
}

function isAddressed(request: Request): boolean {
  try {
    // NUL is in no valid name, and neither database accepts it.
    return !request.getPath().includes('%00') && !NO_HOST.test(request.headers.host ?? '');
  } catch {
    return false;
  }
}

/** HEAD is answered by whatever answers GET: Node has already noted that this answer has no body. */
function answerHead(request: Request, _response: Response, next: Next): void {
  if (request.method === 'HEAD') request.method = 'GET';
  next();
}

/** A compressed body could unfold to any size, and a declared size needs no reading to be refused. */
function refuseUnreadable(request: Request, _response: Response, next: Next): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return next(withStatus(415));
  if (!isUpload(request) && Number(request.headers['content-length'] ?? 0) > MAX_BODY) {
    return next(withStatus(413));
  }
  next();
}

type Handler = (request: Request, response: Response, next: Next) => void;

/** The plugin is a chain of handlers and knows `maxBodySize`; its published types know neither. */
const jsonBodyParser = restify.plugins.jsonBodyParser as unknown as (options: {
  mapParams: boolean;
  maxBodySize: number;
}) => Handler[];

function readJson(): Handler[] {
  return jsonBodyParser({ mapParams: false, maxBodySize: MAX_BODY }).map(
    (plugin): Handler =>
      (request, response, next) =>
        isUpload(request) ? next() : plugin(request, response, next),
  );
}

/** Before anything looks into a body: what is masked or compared is then what will be kept. */
function takeOutUnstorable(request: Request, _response: Response, next: Next): void {
  try {
    request.body = storable(request.body as unknown);
  } catch {
    // Nested deeper than any real request.
    return next(withStatus(400));
  }
  next();
}

function isUpload(request: Request): boolean {
  return request.getPath().endsWith('/upload');
}

function answerErrors(server: Server): void {
  const answer = (request: Request, response: Response, error: unknown, done: () => void): void => {
    const problem = isGone(request, response)
      ? asProblem(withStatus(400))
      : reported(error, serverLog, 'a request failed', { route: routeOf(request) });
    if (!response.headersSent) {
      sendProblem(response, problem);
      return done();
    }
    // A response that fails half-way is cut off, so that it does not look complete; restify would send a second one.
    response.destroy();
  };
  server.on('restifyError', answer);
}

/**
 * When a client disconnects during a request, errors caused by that are not bugs and get no answer. Node
 * takes the socket off a request whose reading failed, so that it can be answered still; the answer keeps it.
 */
function isGone(request: Request, response: Response): boolean {
  // The types say that a request has its socket always.
  const socket: Socket | null | undefined = response.socket ?? request.socket;
  return socket?.destroyed ?? false;
}

/** The route's pattern, never the address: it can carry a token. */
function routeOf(request: Request): string | undefined {
  const route = request.getRoute() as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : undefined;
}

function mountHealth(server: Server, ready: ServerOptions['ready']): void {
  server.get('/healthz', (_request: Request, response: Response, next: Next) => {
    response.json(200, { status: 'ok' });
    next();
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const isReady = await ready();
    response.json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
  });
}

function withStatus(statusCode: number): Error {
  return Object.assign(new Error(), { statusCode });
}
