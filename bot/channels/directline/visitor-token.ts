import { type Request, type Response } from 'restify';
import { z } from 'zod';
import { HOUR_MS } from '../../../domain/time/calendar';
import { addressOf } from '../../http/site';
import { NOT_CACHED, streamUrl, tokenAnswer } from './answers';
import { begin } from './conversations';
import { type Claims } from './credentials';
import { type DirectLine } from './direct-line';

const bodySchema = z
  .object({
    /** The key from an earlier answer. */
    visitor: z.string().max(300).optional().catch(undefined),
    campaign: z.string().trim().max(100).optional().catch(undefined),
    locale: z.string().max(35).optional().catch(undefined),
    /** Address of the page that shows the chat. */
    page: z.string().max(2000).optional().catch(undefined),
    /** Who the page says is signed in there; see `host-identity.ts`. */
    identity: z.string().max(4000).optional().catch(undefined),
    /** Begin the conversation at once: one round trip less on a network where each takes long. */
    start: z.boolean().optional().catch(undefined),
  })
  .catch({});

type TokenRequest = z.infer<typeof bodySchema>;

/**
 * `POST /api/token`: a conversation's token for a page, without any secret. Somebody who brings their visitor
 * key is the same user and finds the conversation they left; everybody else is new.
 */
export async function visitorToken(
  directLine: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { deps, authorizer, limits } = directLine;
  const { origin } = request.headers;
  const limit = origin === undefined ? limits.otherTokens : limits.pageTokens;
  const address = addressOf(request, deps.reach.trustProxy);
  await limit(address);
  const asked = bodySchema.parse(json(request.body));
  if (asked.start) await limits.starts(address);
  const known = authorizer.credentials.visitorOf(asked.visitor ?? '');
  const user = known ?? `dl_${deps.newId()}`;
  const left = known === undefined ? undefined : await leftConversation(directLine, known);
  const claims = {
    bot: 'tangga',
    site: 'widget',
    conv: left ?? deps.newId(),
    user,
    locale: asked.locale,
    campaign: campaignOf(asked),
    // Bound to the page it was given to: copied to another site, it opens nothing.
    origins: origin === undefined ? undefined : [origin],
  };
  if (asked.start && left === undefined) await beginAs(directLine, claims);
  // The conversation is there: what the page vouches for holds before the visitor's first word.
  if (asked.start && asked.identity !== undefined) await deps.identify?.(claims.conv, asked.identity);
  const { credentials } = authorizer;
  const answer = {
    ...tokenAnswer(credentials, claims),
    streamUrl: asked.start ? streamUrl(request, deps.reach, credentials, claims, 0) : undefined,
    visitor: credentials.visitorKey(user),
    user,
    resumed: left !== undefined,
  };
  response.json(200, answer, NOT_CACHED);
}

/** A page of another site sends its JSON as plain text, so that its browser need not ask first whether it may. */
function json(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? {};
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

async function beginAs(directLine: DirectLine, claims: Claims): Promise<void> {
  const nobodyElse = { user: undefined, origins: undefined, locale: claims.locale };
  await begin(directLine, { kind: 'token', claims }, claims, nobodyElse);
}

function leftConversation({ deps }: DirectLine, user: string): Promise<string | undefined> {
  const since = new Date(Date.parse(deps.clock()) - deps.resumeH * HOUR_MS).toISOString();
  return deps.lastConversation('webchat', user, since);
}

/** What the host page says, or else what the advertisement wrote into its address. */
function campaignOf({ campaign, page }: TokenRequest): string | undefined {
  if (campaign) return campaign;
  const url = page !== undefined && URL.canParse(page) ? new URL(page) : undefined;
  return url?.searchParams.get('utm_campaign')?.slice(0, 100) || undefined;
}
