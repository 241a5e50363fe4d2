/** Requests to our server. */

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface Wire {
  /** The server's origin, e.g. `https://bot.example.com`. */
  base: string;
  fetch: Fetch;
}

/** The server has answered, and not with what was asked for. Anything else that is thrown is the network. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    /** Seconds after which the server wants to be asked again. */
    readonly retryAfterS: number | undefined,
  ) {
    super(`the server answered ${status}`);
  }
}

export interface Call {
  token?: string;
  /** Sent as JSON, or as it is when it is a form. */
  body?: object;
  /** Says that the body is plain text: a browser then sends it to another site without asking first. */
  asText?: boolean;
  /** Milliseconds. */
  timeout?: number;
}

/** Milliseconds: a phone on a poor network needs several seconds, a dead connection never answers. */
const TIMEOUT = 15_000;

/** @throws Refusal when the answer is not 2xx; whatever `fetch` throws when there is none in time */
export async function call<Answer>(
  wire: Wire,
  method: 'GET' | 'POST',
  path: string,
  { token, body, asText = false, timeout = TIMEOUT }: Call = {},
): Promise<Answer> {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(), timeout);
  const isForm = body instanceof FormData;
  try {
    const response = await wire.fetch(`${wire.base}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && !isForm && !asText && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
      signal: aborter.signal,
    });
    if (!response.ok) throw new Refusal(response.status, retryAfter(response));
    return (await response.json()) as Answer;
  } finally {
    clearTimeout(timer);
  }
}

function retryAfter({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
