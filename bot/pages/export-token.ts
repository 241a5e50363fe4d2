import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant } from '../../domain/time/instant';

export type ExportFormat = 'json' | 'csv';

/** Whose data a link opens, in which form, until when. */
export interface ExportClaims {
  contactId: string;
  format: ExportFormat;
  until: Instant;
}

/** A link's secret part: whoever has it may fetch the file, for as long as it says (V-6). */
export function exportToken(signingKey: string, { contactId, format, until }: ExportClaims): string {
  const body = Buffer.from(JSON.stringify([contactId, format, until])).toString('base64url');
  return `${body}.${sign(signingKey, body)}`;
}

/** @returns undefined when it is not ours, or its time is over */
export function readExportToken(signingKey: string, token: string, now: Instant): ExportClaims | undefined {
  const [body = '', proof = ''] = token.split('.');
  const expected = sign(signingKey, body);
  const isOurs =
    proof.length === expected.length && timingSafeEqual(Buffer.from(proof), Buffer.from(expected));
  if (!isOurs) return undefined;
  const [contactId, format, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    ExportFormat,
    Instant,
  ];
  return now < until ? { contactId, format, until } : undefined;
}

function sign(signingKey: string, body: string): string {
  return createHmac('sha256', signingKey).update(`export ${body}`).digest('base64url');
}
