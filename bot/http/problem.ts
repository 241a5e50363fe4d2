import { randomUUID } from 'node:crypto';
import { type Logger } from 'pino';
import { type Response } from 'restify';
import { isOutage } from '../../models/database/outage';
import { errorFields } from '../settings/logger';

/**
 * A request that cannot be answered as asked: thrown by handlers, sent as `{error: {code, message}}`, the
 * error body of Direct Line and of all our other routes. `message` is for developers and never quotes
 * what was sent.
 */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  /** @param retryAfterS seconds after which it is worth trying again; sent as `Retry-After` */
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }
}

/** Seconds a client waits before it asks again for what the database could not give. */
const RETRY_AFTER_S = 2;

/** What of restify's own errors may be said: their messages can quote the request. */
const KNOWN: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadArgument', 'The request cannot be read.'],
  404: ['NotFound', 'There is nothing at this address.'],
  405: ['MethodNotAllowed', 'This address does not answer to this method.'],
  406: ['NotAcceptable', 'This address answers with JSON.'],
  413: ['TooLarge', 'The request is too large.'],
  415: ['UnsupportedMediaType', 'The content type or encoding is not supported.'],
};

/** Any error as a problem that may be shown: what is not known to be harmless becomes a bare 500. */
export function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (isOutage(error)) return databaseAway();
  const status = statusOf(error);
  const [code, message] = KNOWN[status] ?? ['ServiceError', 'Something went wrong on our side.'];
  return new HttpProblem(status in KNOWN ? status : 500, code, message);
}

/**
 * Any error as a problem that may be shown. A bug of ours is logged once, under the reference that the caller
 * is told; a problem was thrown on purpose, by somebody who has logged what there is to log.
 */
export function reported(error: unknown, log: Logger, what: string, fields: object = {}): HttpProblem {
  const problem = asProblem(error);
  // That the database is away is told once, by the database, and not at every request.
  if (problem === error || problem.statusCode < 500 || isOutage(error)) return problem;
  const id = randomUUID();
  log.error({ ...errorFields(error), ...fields, id }, what);
  return new HttpProblem(problem.statusCode, problem.code, `${problem.message} Reference: ${id}`);
}

/** Nothing is wrong with the request; the same one is answered when the database is back. */
function databaseAway(): HttpProblem {
  return new HttpProblem(
    503,
    'ServiceUnavailable',
    'The database does not answer; try again soon.',
    RETRY_AFTER_S,
  );
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}

export function sendProblem(response: Response, problem: HttpProblem): void {
  if (problem.retryAfterS !== undefined) response.setHeader('Retry-After', String(problem.retryAfterS));
  response.json(problem.statusCode, { error: { code: problem.code, message: problem.message } });
}
