import { type ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type ConnectorRequest = Parameters<HttpClient['sendRequest']>[0];
type ConnectorResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** A call that takes longer has failed, in milliseconds. */
const TIMEOUT_MS = 15_000;

/** A channel has said no. Without the request and its answer, which hold what a customer wrote. */
export class ConnectorRefusal extends Error {
  override readonly name = 'ConnectorRefusal';

  /** @param code the channel's own name for the reason, e.g. `MessageSizeTooBig` */
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`the channel answered ${status}`);
  }
}

/**
 * How the SDK reaches a channel: one try with a time limit, because trying again is the outbox's, and no
 * redirect, because the request carries the bot's token.
 */
export const connectorClient: HttpClient = { sendRequest };

async function sendRequest(request: ConnectorRequest): Promise<ConnectorResponse> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers.rawHeaders(),
    body: request.body as string | undefined,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const body = await response.text();
  if (!response.ok) {
    throw new ConnectorRefusal(response.status, codeIn(body), retryAfterOf(response.headers));
  }
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  response.headers.forEach((value, name) => headers.set(name, value));
  return { request, status: response.status, headers, bodyAsText: body };
}

/** `{error: {code}}`, the error body of the connector (`botframework-channel.json`). */
function codeIn(body: string): string | undefined {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code.slice(0, 100) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf(headers: Headers): number | undefined {
  const given = headers.get('retry-after');
  if (given === null) return undefined;
  const ms = /^\d+$/.test(given.trim()) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}
