import type { ErrorView } from '../../bot/desk/views';
import { type TextKey, text } from './texts';
import { inSeconds } from './times';

/** What the server refused, or that it was not reached (`network`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    readonly by?: string,
    readonly retryAfterS?: number,
  ) {
    super(code);
  }
}

/** Worth sending again with the same key: the first one may or may not have arrived. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && ['network', 'slow', 'not_kept'].includes(error.code);
}

let csrf = '';

export function setCsrf(token: string): void {
  csrf = token;
}

export async function read<View>(path: string): Promise<View> {
  return (await call(path, {})) as View;
}

export async function change<View>(path: string, body: object): Promise<View> {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
  return (await call(path, { method: 'POST', headers, body: JSON.stringify(body) })) as View;
}

/** Sends a file to go with the next reply; the body is the file itself. */
export async function upload<View>(conversationId: string, file: File): Promise<View> {
  const headers = {
    'content-type': file.type || 'application/octet-stream',
    'x-csrf-token': csrf,
    'x-file-name': encodeURIComponent(file.name),
  };
  const path = `conversations/${encodeURIComponent(conversationId)}/upload`;
  return (await call(path, { method: 'POST', headers, body: file })) as View;
}

async function call(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/desk/api/${path}`, { ...init, credentials: 'same-origin' });
  } catch {
    throw new ApiError('network');
  }
  const body = (await response.json().catch(() => undefined)) as unknown;
  if (response.ok) return body;
  const { code = 'internal', by, retryAfterS } = (body as Partial<ErrorView> | undefined)?.error ?? {};
  throw new ApiError(code, by, retryAfterS);
}

const KNOWN: Readonly<Record<string, TextKey>> = {
  wrong_password: 'error_wrong_password',
  weak_password: 'error_weak_password',
  wrong_current: 'error_wrong_current',
  locked: 'error_locked',
  link_used: 'error_link_used',
  unknown_rep: 'error_unknown_rep',
  already_claimed: 'error_already_claimed',
  not_waiting: 'error_not_waiting',
  not_yours: 'error_not_yours',
  not_returned: 'error_not_returned',
  not_held: 'error_not_held',
  not_allowed: 'error_not_allowed',
  not_done: 'error_not_done',
  already_settled: 'error_already_settled',
  unknown_command: 'error_unknown_command',
  not_found: 'error_not_found',
  network: 'error_network',
  slow: 'error_slow',
  not_kept: 'error_slow',
  file_too_large: 'error_file_too_large',
  file_kind: 'error_file_kind',
  text_too_long: 'error_text_too_long',
};

/** An error in the rep's own words. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return text('error_other');
  const time = inSeconds(error.retryAfterS ?? 60);
  if (error.code === 'not_allowed' && error.by) return text('error_with_colleague', { by: error.by });
  return text(KNOWN[error.code] ?? 'error_other', { by: error.by ?? '', time });
}
