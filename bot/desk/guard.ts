import { type Request } from 'restify';
import { type Answer, type Handler, refuse } from './answers';
import { type DeskContext, type SignedIn, signedInOf } from './desk-context';
import { isFromDesk } from './origin';

/** A handler for those who are signed in. */
export function reading(
  desk: DeskContext,
  handler: (request: Request, who: SignedIn) => Promise<Answer> | Answer,
): Handler {
  return async (request) => {
    const who = await signedInOf(desk, request);
    return who ? handler(request, who) : refuse('not_signed_in', 'Sign in first.');
  };
}

/** A handler that changes something: from our own page and with the session's token, or not at all. */
export function changing(
  desk: DeskContext,
  handler: (request: Request, who: SignedIn, body: unknown) => Promise<Answer> | Answer,
): Handler {
  return withToken(desk, (request, who) =>
    fromOurPage(desk, (_request, body) => handler(request, who, body))(request),
  );
}

/** The same for a body that is a file. No form of a foreign page can send the session's token. */
export function uploading(
  desk: DeskContext,
  handler: (request: Request, who: SignedIn) => Promise<Answer> | Answer,
): Handler {
  return withToken(desk, (request, who) =>
    isFromDesk(request, desk.config, 'allowed') ? handler(request, who) : foreign(),
  );
}

function withToken(
  desk: DeskContext,
  handler: (request: Request, who: SignedIn) => Promise<Answer> | Answer,
): Handler {
  return reading(desk, (request, who) => {
    const token = request.headers['x-csrf-token'];
    if (typeof token !== 'string' || !desk.sessions.isCsrfToken(who.session, token)) {
      return refuse('bad_token', 'The token of this session is missing or wrong; read /desk/api/me again.');
    }
    return handler(request, who);
  });
}

/** A handler for a JSON body sent by the desk's own page, for requests before a session exists, such as signing in. */
export function fromOurPage(
  desk: DeskContext,
  handler: (request: Request, body: unknown) => Promise<Answer> | Answer,
): Handler {
  return (request) => {
    if (!isFromDesk(request, desk.config, 'allowed')) return foreign();
    // A form of a foreign page cannot send this type without asking first.
    if (!request.is('json')) return refuse('bad_request', 'A JSON body is wanted.');
    return handler(request, request.body as unknown);
  };
}

function foreign(): Answer {
  return refuse('foreign_origin', 'Only the desk itself may ask this.');
}
