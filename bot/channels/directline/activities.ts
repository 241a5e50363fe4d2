import { type Request, type Response } from 'restify';
import { unknownConversation } from './answers';
import { callerIn } from './authorize';
import { conversationOf, requestedPlace } from './conversations';
import { activitySet } from './deliver';
import { type DirectLine, linksFor } from './direct-line';
import { answerFor, refused, take, turnEnded } from './take';

/** `POST …/activities`: answered when the message is kept, unless the bot's turn is waited for. */
export async function postActivity(
  directLine: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { deps, authorizer, limits, reader } = directLine;
  const conversationId = conversationOf(request);
  const caller = callerIn(conversationId, request, authorizer);
  await limits.posts(conversationId);
  const received = reader.receive(request.body, {
    conversationId,
    userId: caller.kind === 'token' ? caller.claims.user : undefined,
    now: deps.clock(),
    newId: deps.newId,
  });
  if (received.kind === 'refused') throw refused(received.reason);
  if (received.kind !== 'taken') {
    if (!(await deps.conversationPlace(conversationId))) throw unknownConversation();
    if (received.kind === 'typing') deps.typed?.(conversationId, received.activity);
    response.json(200, { id: `${conversationId}|${deps.newId()}` });
    return;
  }
  const accepted = await take(directLine, received.incoming);
  await turnEnded(deps, accepted);
  response.json(200, answerFor(conversationId, accepted));
}

/** `GET …/activities`: what came after the watermark, a page at a time; typing is for sockets only. */
export async function getActivities(
  directLine: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { deps, authorizer } = directLine;
  const conversationId = conversationOf(request);
  callerIn(conversationId, request, authorizer);
  const place = requestedPlace(request) ?? 0;
  const stored = await deps.activitiesAfter(conversationId, place);
  if (stored.length === 0 && !(await deps.conversationPlace(conversationId))) throw unknownConversation();
  response.json(200, activitySet(stored, place, linksFor(directLine, request)), {
    'Cache-Control': 'no-store',
  });
}
