import { createHash } from 'node:crypto';
import { redact } from '../../recognizers/secrets/redact';

/** Characters that are shown of a name. */
const SHOWN = 120;

/**
 * What a file is called where people see it: its last part only, without what would turn the direction of
 * writing or break a line. It is never used as a path.
 */
export function shownName(given: string | undefined): string {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  const shown = redact(clean).slice(-SHOWN);
  return /^\.*$/.test(shown) ? 'file' : shown;
}

/** `Content-Disposition` for a name of any script (RFC 6266). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\w. -]/g, '_');
  // Half a character, which cutting a name can leave, has no encoding.
  const whole = name.replace(/\p{Surrogate}/gu, '_');
  const exact = encodeURIComponent(whole).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

/** One folder a conversation; its id could be anything a client of the secret has chosen. */
export function roomOf(conversationId: string): string {
  return createHash('sha256').update(conversationId).digest('hex').slice(0, 32);
}
