import { type Request, type Response } from 'restify';
import { HttpProblem } from '../../http/problem';
import { errorFields, azureLog } from '../../settings/logger';
import { type AzureActivity, activitySchema, isLoopbackName, isLoopbackUrl } from './activity';
import { type Answer } from './answer';
import { type Connector } from './connector';

export interface RouteDeps {
  connector: Connector;
  /** Whether a token may be a channel's; undefined without credentials: then only this machine may come in. */
  isOfChannel: ((authorization: string) => boolean) | undefined;
  /** Called when the sender has proved to be the channel; what it returns answers the request. */
  take: (activity: AzureActivity) => Promise<() => Promise<Answer>>;
}

/** Answers `POST /api/messages`. */
export type MessagesRoute = (request: Request, response: Response) => Promise<void>;

export function messagesRoute(deps: RouteDeps): MessagesRoute {
  return async (request, response) => {
    const { status, body } = await receive(request, deps);
    response.setHeader('Cache-Control', 'no-store');
    if (body === undefined) response.send(status);
    else response.json(status, body);
  };
}

async function receive(request: Request, { connector, isOfChannel, take }: RouteDeps): Promise<Answer> {
  const authorization = request.headers.authorization ?? '';
  if (!isOfChannel) requireLoopback(request);
  else if (!isOfChannel(authorization)) throw unverified();
  const parsed = activitySchema.safeParse(request.body);
  if (!parsed.success) throw new HttpProblem(400, 'BadArgument', 'This is no activity that can be answered.');
  const activity = parsed.data;
  if (!isOfChannel && !isLoopbackUrl(activity.serviceUrl)) {
    throw new HttpProblem(403, 'Forbidden', 'Without credentials only this machine is answered.');
  }
  let then: (() => Promise<Answer>) | undefined;
  let admitted = false;
  try {
    await connector.admit(authorization, request.body as object, async () => {
      admitted = true;
      then = await take(activity);
    });
  } catch (error) {
    throw admitted ? error : refusalOf(error);
  }
  return then ? then() : { status: 200 };
}

/** What `jsonwebtoken` throws for a token that is malformed, wrongly signed or not valid yet. */
const TOKEN_ERRORS = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'SyntaxError'];

/** A caller that fails authentication gets 401 without a reason; 503 when the signing keys cannot be fetched. */
function refusalOf(error: unknown): HttpProblem {
  const isAuthentication = error instanceof Error && 'statusCode' in error && error.statusCode === 401;
  if (isAuthentication || (error instanceof Error && TOKEN_ERRORS.includes(error.name))) {
    return unverified();
  }
  azureLog.error(errorFields(error), 'a sender could not be checked; the channel is asked to send again');
  return new HttpProblem(503, 'ServiceUnavailable', 'The sender cannot be checked now; send it again.', 5);
}

function unverified(): HttpProblem {
  return new HttpProblem(401, 'Unauthorized', 'The sender could not be verified.');
}

/** A request from this machine, of a program and not of a page of somebody's in a browser here. */
function requireLoopback({ headers, socket }: Request): void {
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  const from = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'].some(
    (name) => name in headers,
  );
  if (isLoopbackName(from) && isLoopbackName(host) && !forwarded && headers.origin === undefined) return;
  throw new HttpProblem(403, 'Forbidden', 'Without credentials only this machine is answered.');
}
