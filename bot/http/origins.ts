import { type IncomingMessage } from 'node:http';
import { type Next, type Request, type Response } from 'restify';
import { HttpProblem } from './problem';
import { type Reach, siteOf } from './site';

/** `absent`: not sent by a page, or a page of this server reading from its own site. */
export type OriginVerdict = 'absent' | 'allowed' | 'foreign';

/** Which web pages may talk to us: our own and those of WIDGET_ORIGINS. */
export interface OriginPolicy {
  judge: (request: Pick<IncomingMessage, 'headers' | 'socket'>) => OriginVerdict;
}

export function originPolicy(reach: Reach, widgetOrigins: readonly string[]): OriginPolicy {
  const listed = new Set(widgetOrigins);
  if (reach.publicUrl) listed.add(new URL(reach.publicUrl).origin);
  return {
    judge: (request) => {
      const { origin } = request.headers;
      if (origin === undefined) return 'absent';
      return listed.has(origin) || origin === siteOf(request, reach) ? 'allowed' : 'foreign';
    },
  };
}

/** A day less would make every visitor ask again each hour; browsers cap it at two hours anyway. */
const PREFLIGHT_VALID_S = 7200;

/** A list of header names and nothing else. */
const HEADER_NAMES = /^[a-z0-9-]+(\s*,\s*[a-z0-9-]+)*$/i;

/** The gate of routes that pages of other sites call: a foreign page is turned away before anything is read. */
export function allowOrigins(policy: OriginPolicy) {
  return (request: Request, response: Response, next: Next): void => {
    response.setHeader('Vary', 'Origin');
    const verdict = policy.judge(request);
    if (verdict === 'foreign') return next(foreignOrigin());
    if (verdict === 'allowed') {
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    next();
  };
}

/** Answers a browser that asks before it sends. Comes after `allowOrigins`. */
export function answerPreflight(request: Request, response: Response, next: Next): void {
  const wanted = request.headers['access-control-request-headers'];
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  if (wanted !== undefined && HEADER_NAMES.test(wanted)) {
    response.setHeader('Access-Control-Allow-Headers', wanted);
  }
  response.setHeader('Access-Control-Max-Age', String(PREFLIGHT_VALID_S));
  response.send(204);
  next();
}

export function foreignOrigin(): HttpProblem {
  return new HttpProblem(403, 'OriginNotAllowed', 'Pages of this origin may not talk to this server.');
}
