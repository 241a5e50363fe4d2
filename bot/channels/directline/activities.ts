import { type Request, type Response } from 'restify';
import { type Acceptance } from '../../../models/inbox';
import { HttpProblem } from '../../http/problem';
import { type Incoming } from '../../incoming';
import { directLineLog, errorFields } from '../../logger';
import { activityId } from './activity-id';
import { notKept, unknownConversation } from './answers';
import { callerIn } from './authorize';
import { conversationOf, requestedPlace } from './conversations';
import { activitySet } from './deliver';
import { type DirectLine } from './direct-line';
import { MAX_TEXT, receive } from './receive';

/** `POST …/activities`: answered when the message is kept; its turn runs afterwards. */
export async function postActivity(
  directLine: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { deps, authorizer, limits } = directLine;
  const conversationId = conversationOf(request);
  const caller = callerIn(conversationId, request, authorizer);
  await limits.posts(conversationId);
  const received = receive(request.body, {
    conversationId,
    userId: caller.kind === 'token' ? caller.claims.user : undefined,
    now: deps.clock(),
    newId: deps.newId,
  });
  if (received.kind === 'refused') throw refused(received.reason);
  if (received.kind === 'ignored') {
    if (!(await deps.conversationPlace(conversationId))) throw unknownConversation();
    response.json(200, { id: `${conversationId}|${deps.newId()}` });
    return;
  }
  response.json(200, answerFor(conversationId, await take(directLine, received.incoming)));
}

/** What has no place in the log still has an id. */
export function answerFor(conversationId: string, { echoSeq, messageId }: Kept): { id: string } {
  return {
    id: echoSeq === undefined ? `${conversationId}|${messageId}` : activityId(conversationId, echoSeq),
  };
}

export type Kept = Exclude<Acceptance, { status: 'unknown_conversation' }>;

/** @throws HttpProblem 404 when the conversation has not begun, 503 when the message is not on disk */
export async function take({ deps }: DirectLine, incoming: Incoming): Promise<Kept> {
  let acceptance: Acceptance;
  try {
    acceptance = await deps.intake.accept(incoming);
  } catch (error) {
    const { conversationId } = incoming;
    directLineLog.error({ ...errorFields(error), conversationId }, 'a message could not be kept');
    throw notKept();
  }
  if (acceptance.status === 'unknown_conversation') throw unknownConversation();
  return acceptance;
}

export function refused(reason: 'malformed' | 'too_long'): HttpProblem {
  switch (reason) {
    case 'malformed':
      return new HttpProblem(400, 'BadArgument', 'The body must be one activity with a type.');
    case 'too_long':
      return new HttpProblem(413, 'MessageSizeTooBig', `A text has at most ${MAX_TEXT} characters.`);
  }
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
  response.json(200, activitySet(stored, place), { 'Cache-Control': 'no-store' });
}
