import { type Request, type Response } from 'restify';
import { addressOf } from '../../http/site';
import { HttpProblem } from '../../http/problem';
import { errorFields, directLineLog } from '../../settings/logger';
import { placeOf } from './activity-id';
import { NOT_CACHED, notKept, streamUrl, tokenAnswer, unknownConversation } from './answers';
import { type Caller, callerIn, callerOf } from './authorize';
import { type Claims } from './credentials';
import { type DirectLine } from './direct-line';
import { languageOf } from '../language-of';
import { take, turnEnded } from './take';
import { type StartParameters, startParameters } from './token-parameters';

/** `POST /conversations`: 201 when this began it, 200 when it had begun before. Both greet, once. */
export async function startConversation(
  directLine: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { deps, authorizer, limits } = directLine;
  const caller = callerOf(request, authorizer);
  await limits.starts(addressOf(request, deps.reach.trustProxy));
  const parameters = startParameters(request.body);
  const claims = claimsOf(caller, parameters, deps.newId);
  const created = await begin(directLine, caller, claims, parameters);
  const answer = {
    ...tokenAnswer(authorizer.credentials, claims),
    // From the beginning: a page that was loaded again with its token finds the conversation there.
    streamUrl: streamUrl(request, deps.reach, authorizer.credentials, claims, 0),
  };
  response.json(created ? 201 : 200, answer, NOT_CACHED);
}

/** Safe to repeat: a start that failed half-way is completed by the next one. */
export async function begin(
  directLine: DirectLine,
  caller: Caller,
  claims: Claims,
  { user, locale }: StartParameters,
): Promise<boolean> {
  const { deps, reader } = directLine;
  // Only the holder of the secret may say who somebody is; for others a name without a token is a stranger.
  const named = claims.user ?? (caller.kind === 'secret' ? user?.id : undefined);
  const spoken = locale ?? claims.locale;
  const arrival = {
    conversationId: claims.conv,
    channel: 'webchat',
    channelUserId: named ?? `dl_${claims.conv}`,
    language: languageOf(spoken),
    source: claims.campaign === undefined ? ('website_direct' as const) : ('advertising' as const),
    campaign: claims.campaign,
  };
  // Two tabs of a new visitor can arrive at the same instant; one of the inserts then fails and is tried once more.
  const enter = (): Promise<{ created: boolean }> => deps.intake.enter(arrival);
  const { created } = await enter()
    .catch(enter)
    .catch((error: unknown) => {
      directLineLog.error(errorFields(error), 'a conversation could not be started');
      throw notKept();
    });
  const beginning = { conversationId: claims.conv, userId: named, locale: spoken, now: deps.clock() };
  await turnEnded(deps, await take(directLine, reader.joined(beginning)));
  return created;
}

function claimsOf(caller: Caller, { user, origins }: StartParameters, newId: () => string): Claims {
  if (caller.kind === 'token') return caller.claims;
  const userId = user?.id.startsWith('dl_') ? user.id : undefined;
  return { bot: 'tangga', site: 'directline', conv: newId(), user: userId, origins };
}

/**
 * `GET /conversations/{id}`: a new stream after a lost one. An empty watermark replays everything, none at all
 * only what comes from now on.
 */
export async function reconnect(directLine: DirectLine, request: Request, response: Response): Promise<void> {
  const { deps, authorizer } = directLine;
  const conversationId = conversationOf(request);
  const caller = callerIn(conversationId, request, authorizer);
  const known = await deps.conversationPlace(conversationId);
  if (!known) throw unknownConversation();
  const place = requestedPlace(request) ?? known.lastSeq;
  const claims =
    caller.kind === 'token' ? caller.claims : { bot: 'tangga', site: 'directline', conv: conversationId };
  const answer = {
    ...tokenAnswer(authorizer.credentials, claims),
    streamUrl: streamUrl(request, deps.reach, authorizer.credentials, claims, place),
  };
  response.json(200, answer, NOT_CACHED);
}

export function conversationOf(request: Request): string {
  const { conversationId } = request.params as { conversationId?: string };
  return conversationId ?? '';
}

/**
 * @returns undefined when the request has no watermark
 * @throws HttpProblem 400 when it has one that is not ours
 */
export function requestedPlace(request: Request): number | undefined {
  const { watermark } = request.query as { watermark?: unknown };
  if (watermark === undefined) return undefined;
  const place = typeof watermark === 'string' ? placeOf(watermark) : undefined;
  if (place === undefined) throw new HttpProblem(400, 'BadArgument', 'This watermark is not ours.');
  return place;
}
