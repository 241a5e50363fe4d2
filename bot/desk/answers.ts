import { type Request, type RequestHandler, type Response } from 'restify';
import { type Logger } from 'pino';
import { reported } from '../http/problem';
import { type DeskErrorCode, type ErrorView } from './views';

/** What a handler says; written in one place. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string | string[]>>;
  body?: Buffer | object;
}

export type Handler = (request: Request) => Promise<Answer> | Answer;

const STATUS: Record<DeskErrorCode, number> = {
  not_signed_in: 401,
  wrong_password: 401,
  weak_password: 422,
  wrong_current: 403,
  link_used: 401,
  locked: 429,
  unknown_rep: 401,
  foreign_origin: 403,
  bad_token: 403,
  bad_request: 400,
  not_found: 404,
  already_claimed: 409,
  not_waiting: 409,
  not_yours: 409,
  not_returned: 409,
  not_held: 409,
  not_allowed: 403,
  not_done: 409,
  already_settled: 409,
  unknown_command: 422,
  turn_failed: 500,
  not_kept: 503,
  file_too_large: 413,
  file_kind: 415,
  text_too_long: 422,
  slow: 503,
  internal: 500,
};

export function ok(body: object): Answer {
  return { status: 200, body };
}

export function refuse(
  code: DeskErrorCode,
  message: string,
  more: { by?: string; retryAfterS?: number; limit?: number } = {},
): Answer {
  const body: ErrorView = { error: { code, message, ...more } };
  const status = STATUS[code];
  if (more.retryAfterS === undefined) return { status, body };
  return { status, headers: { 'retry-after': String(more.retryAfterS) }, body };
}

/** A handler as restify wants it. Whatever it throws becomes a 500 that tells the outside nothing. */
export function route(
  { log, headers }: { log: Logger; headers: Readonly<Record<string, string>> },
  handler: Handler,
): RequestHandler {
  return (request, response, next) => {
    void respond(request, handler, log)
      .then((answer) => write(response, answer, headers))
      .finally(() => next(false));
  };
}

async function respond(request: Request, handler: Handler, log: Logger): Promise<Answer> {
  try {
    return await handler(request);
  } catch (error) {
    const problem = reported(error, log, 'a desk request failed', { method: request.method });
    const { statusCode, message, retryAfterS } = problem;
    return statusCode === 503 ? refuse('slow', message, { retryAfterS }) : refuse('internal', message);
  }
}

function write(response: Response, answer: Answer, headers: Readonly<Record<string, string>>): void {
  const { body } = answer;
  const bytes = body instanceof Buffer ? body : Buffer.from(body ? JSON.stringify(body) : '');
  const kind = body instanceof Buffer || !body ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const length = { 'content-length': String(bytes.length) };
  const all = { ...headers, 'cache-control': 'no-store', ...kind, ...length, ...answer.headers };
  // Node's own, not restify's: its formatters would choose a content type of their own.
  response.writeHead(answer.status, all);
  response.end(bytes);
}
