import { type IncomingMessage } from 'node:http';
import { HttpProblem } from '../../http/problem';
import { type Reach, siteOf } from '../../http/site';
import { watermarkOf } from './activity-id';
import { type Claims, type Credentials, TOKEN_TTL_S } from './credentials';

/** The spec's `Conversation`. */
export interface ConversationAnswer {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl?: string;
}

/** Every answer carries a fresh token: who asks often enough never meets an expired one. */
export function tokenAnswer(credentials: Credentials, claims: Claims): ConversationAnswer {
  return { conversationId: claims.conv, token: credentials.signToken(claims), expires_in: TOKEN_TTL_S };
}

/** @param seq the stream begins after this place */
export function streamUrl(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  reach: Reach,
  credentials: Credentials,
  { conv, origins }: Claims,
  seq: number,
): string {
  const site = siteOf(request, reach).replace(/^http/, 'ws');
  const query = new URLSearchParams({
    watermark: watermarkOf(seq),
    t: credentials.signStream({ conv, origins }),
  });
  return `${site}/v3/directline/conversations/${encodeURIComponent(conv)}/stream?${query.toString()}`;
}

/** Nothing could be kept: the client is asked to send again. */
export function notKept(): HttpProblem {
  return new HttpProblem(503, 'ServiceUnavailable', 'This could not be taken; send it again.', 1);
}

export function unknownConversation(): HttpProblem {
  return new HttpProblem(404, 'ConversationNotFound', 'This conversation has not been started.');
}

/** An answer that carries a key must not stay in any cache. */
export const NOT_CACHED = { 'Cache-Control': 'no-store' };
