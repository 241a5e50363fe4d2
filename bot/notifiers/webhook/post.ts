import { type Instant } from '../../../domain/time/instant';
import { webhookHeaders } from './sign';

/** Milliseconds after which a receiver that has not answered is away. */
const PATIENCE_MS = 15_000;

/** Where signed messages go. */
export interface WebhookTarget {
  url: string;
  /** Each `whsec_` and base64; two while a secret changes. */
  secrets: readonly string[];
}

/**
 * Posts a signed message; redirects are not followed. The body of the answer is not read.
 * @param id of the message, the same at every try
 * @param now of this try
 * @throws Error when nobody answers in time
 */
export async function postSigned(
  { url, secrets }: WebhookTarget,
  { id, now, message }: { id: string; now: Instant; message: object },
): Promise<Response> {
  const body = JSON.stringify(message);
  const seconds = Math.floor(Date.parse(now) / 1000);
  const response = await fetch(url, {
    method: 'POST',
    headers: webhookHeaders(secrets, { id, seconds, body }),
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.body?.cancel();
  return response;
}
