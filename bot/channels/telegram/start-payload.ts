import { SOURCES, type Source } from '../../../domain/ladder/loyalty-events';

/** Where somebody says they come from: anybody can write a deep link, so it is a label and nothing more. */
export interface Origin {
  source: Source;
  campaign: string | undefined;
}

/** What a deep link may carry: `https://t.me/<bot>?start=<payload>` (Bot API, deep linking). */
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * `exhibition-jcc26` is the source before the first hyphen and its campaign, `referral` a source alone;
 * anything else is the campaign of an advertisement. Nothing, or something no link can carry: unknown.
 */
export function originOf(payload: string | undefined): Origin {
  if (payload === undefined || !PAYLOAD.test(payload)) return { source: 'unknown', campaign: undefined };
  const [, prefix = payload, campaign] = /^([^-]+)-(.+)$/.exec(payload) ?? [];
  const source = SOURCES.find((known) => known === prefix.toLowerCase());
  return source ? { source, campaign } : { source: 'advertising', campaign: payload };
}

/** The payload of the link that leads from a group into a private chat (`domain.md` §1, row 77). */
export function groupPayload(chatId: number): string {
  return `virtual_group-${Math.abs(chatId)}`;
}
