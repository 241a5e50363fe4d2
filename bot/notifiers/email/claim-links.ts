import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant } from '../../../domain/time/instant';

/** What a link in a mail is for: this rep takes this call. */
export interface ClaimLink {
  noticeId: string;
  repId: string;
  /** Seconds since 1970. */
  until: number;
}

/** After a day somebody else has had it. */
export const LINK_LIVES_S = 86_400;

/** A signed link for one rep and one call. The key of the act ensures that it works once. */
export function signLink(link: ClaimLink, signingKey: string): string {
  const body = Buffer.from(JSON.stringify([link.noticeId, link.repId, link.until])).toString('base64url');
  return `${body}.${signature(body, signingKey)}`;
}

export function readLink(token: string, signingKey: string, now: Instant): ClaimLink | 'bad' | 'old' {
  const [body = '', given = ''] = token.split('.');
  const [wanted, found] = [Buffer.from(signature(body, signingKey)), Buffer.from(given)];
  if (wanted.length !== found.length || !timingSafeEqual(wanted, found)) return 'bad';
  const [noticeId, repId, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  return until * 1000 < Date.parse(now) ? 'old' : { noticeId, repId, until };
}

function signature(body: string, signingKey: string): string {
  return createHmac('sha256', signingKey).update(`claim link ${body}`).digest('base64url');
}
