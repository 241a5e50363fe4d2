import { createHmac } from 'node:crypto';

/**
 * The headers of a message as Standard Webhooks 1.0.0 wants them. While a secret changes both sign, so that whoever
 * receives it may hold either.
 * @param secrets each `whsec_` and base64
 * @param seconds since 1970, of this try: a receiver refuses what is older than five minutes
 */
export function webhookHeaders(
  secrets: readonly string[],
  { id, seconds, body }: { id: string; seconds: number; body: string },
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}
