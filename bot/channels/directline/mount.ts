import { type Next, type Request, type RequestHandler, type Response } from 'restify';
import { allowOrigins, answerPreflight, foreignOrigin } from '../../http/origins';
import { HttpProblem } from '../../http/problem';
import { frequentRateLimit, rateLimit } from '../../http/rate-limit';
import { type Upgrade } from '../../http/upgrades';
import { type WebServer } from '../../http/server';
import { getActivities, postActivity } from './activities';
import { placeOf } from './activity-id';
import { sendAttachment } from './attachment-download';
import { unknownConversation } from './answers';
import { requireTrustedOrigin, requireValid } from './authorize';
import { reconnect, startConversation } from './conversations';
import { credentials } from './credentials';
import { addressBytes } from './address-bytes';
import { SecretGuesses } from './guesses';
import { DEFAULT_LIMITS, type DirectLineDeps } from './deps';
import { type ActivitySet, typingSet } from './deliver';
import { type DirectLine, linksFor } from './direct-line';
import { OUR_READER } from './receive';
import { Streams } from './streams';
import { generateToken, refreshToken } from './tokens';
import { upload } from './upload';
import { visitorToken } from './visitor-token';

/** What the rest of the program may ask of the web channel. */
export interface WebChannel {
  /** Shows the typing indicator to the clients connected now. */
  sendTyping: (conversationId: string) => void;
  /** Shows activities to the clients connected now without adding them to the log. */
  sendTransient: (conversationId: string, set: ActivitySet) => void;
  /** Closes the sockets; the caller closes the server. */
  close: () => void;
}

const BASE = '/v3/directline';

/** The Direct Line 3.0 server and `POST /api/token`. */
export function mountDirectLine({ server, upgrades }: WebServer, deps: DirectLineDeps): WebChannel {
  const directLine = assemble(deps);
  const cors = allowOrigins(deps.origins);
  server.opts(`${BASE}/*`, cors, answerPreflight);
  server.opts('/api/token', cors, answerPreflight);
  server.post('/api/token', cors, answering(directLine, visitorToken));
  server.post(`${BASE}/tokens/generate`, cors, answering(directLine, generateToken));
  server.post(`${BASE}/tokens/refresh`, cors, answering(directLine, refreshToken));
  server.post(`${BASE}/conversations`, cors, answering(directLine, startConversation));
  server.get(`${BASE}/conversations/:conversationId`, cors, answering(directLine, reconnect));
  server.get(`${BASE}/conversations/:conversationId/activities`, cors, answering(directLine, getActivities));
  server.post(`${BASE}/conversations/:conversationId/activities`, cors, answering(directLine, postActivity));
  server.post(`${BASE}/conversations/:conversationId/upload`, cors, answering(directLine, upload));
  server.get('/attachments/:id/:proof', answering(directLine, sendAttachment));
  // Clients ask for it only when a card wants a sign-in, which our cards never do; they expect 404 then.
  server.get(`${BASE}/session/getsessionid`, cors, answering(directLine, noSession));
  upgrades.on(/^\/v3\/directline\/conversations\/([^/]+)\/stream$/, (upgrade) =>
    openStream(directLine, upgrade),
  );
  return {
    sendTyping: (conversationId) =>
      directLine.streams.sendTransient(conversationId, typingSet(conversationId, deps.bot, deps.newId())),
    sendTransient: (conversationId, set) => directLine.streams.sendTransient(conversationId, set),
    close: () => directLine.streams.close(),
  };
}

function assemble(deps: DirectLineDeps): DirectLine {
  const rates = { ...DEFAULT_LIMITS, ...deps.limits };
  return {
    deps,
    authorizer: { credentials: credentials(deps.signingKey, deps.clock), secret: deps.secret },
    streams: new Streams(deps),
    guesses: new SecretGuesses(deps.secret, deps.reach, deps.shares),
    fromAddress: addressBytes(deps),
    reader: deps.reader ?? OUR_READER,
    limits: {
      pageTokens: frequentRateLimit('tokens of pages', rates.pageTokens, deps.shares),
      otherTokens: frequentRateLimit('tokens', rates.otherTokens, deps.shares),
      starts: frequentRateLimit('starts', rates.starts, deps.shares),
      posts: frequentRateLimit('posts', rates.posts, deps.shares),
      uploads: rateLimit('uploads', rates.uploads, deps.shares),
    },
  };
}

type Handler = (directLine: DirectLine, request: Request, response: Response) => Promise<void> | void;

function noSession(): never {
  throw new HttpProblem(404, 'NotFound', 'There are no sign-in sessions here.');
}

/** Restify takes a rejected promise of a two-argument handler as the route's error. */
function answering(directLine: DirectLine, handler: Handler): RequestHandler {
  const answer = async (request: Request, response: Response): Promise<void> =>
    directLine.guesses.judge(request).then(() => handler(directLine, request, response));
  return answer as (request: Request, response: Response, next: Next) => Promise<void>;
}

/** `…/stream?watermark=&t=`: the token in the address is all the proof there is, for one minute. */
async function openStream(directLine: DirectLine, upgrade: Upgrade): Promise<void> {
  const { deps, authorizer, streams } = directLine;
  const { request, url, params } = upgrade;
  const conversationId = params[0] ?? '';
  if (deps.origins.judge(request) === 'foreign') throw foreignOrigin();
  const claims = requireValid(
    authorizer.credentials.checkStream(url.searchParams.get('t') ?? ''),
    'The stream token is not valid.',
  );
  if (claims.conv !== conversationId) {
    throw new HttpProblem(403, 'BadArgument', 'The stream token is for another conversation.');
  }
  requireTrustedOrigin(request, claims.origins);
  const known = await deps.conversationPlace(conversationId);
  if (!known) throw unknownConversation();
  const watermark = url.searchParams.get('watermark');
  const place = watermark === null ? known.lastSeq : placeOf(watermark);
  if (place === undefined) throw new HttpProblem(400, 'BadArgument', 'This watermark is not ours.');
  if (streams.isFull(conversationId)) {
    throw new HttpProblem(429, 'TooManyRequests', 'This conversation has too many open streams.');
  }
  streams.accept(upgrade, conversationId, place, linksFor(directLine, request));
}
