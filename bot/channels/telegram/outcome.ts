import { GrammyError, HttpError } from 'grammy';
import { type Delivery } from '../channel';

/** What a failed call means. `moved`: the group has become a supergroup. `retype`: its text cannot be parsed. */
export type Failure =
  Exclude<Delivery, { status: 'sent' }> | { status: 'moved'; chatId: number } | { status: 'retype' };

/** A wrong token does not become right by waiting: it is reported once, and messages are kept until it is replaced. */
const TOKEN_WAIT_MS = 60_000;

/** Descriptions of status 400 that mean the recipient cannot be reached. The texts are Telegram's. */
const NOBODY =
  /chat not found|user is deactivated|PEER_ID_INVALID|bot was kicked|bot is not a member|group chat was deactivated/i;

/** Errors of the Bot API as values. When the API did not answer at all, the call is tried again. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GrammyError) return answered(error);
  if (error instanceof HttpError) return { status: 'later', reason: 'unreachable_api' };
  throw error;
}

function answered({ error_code: code, description, parameters }: GrammyError): Failure {
  const { retry_after: retryAfterS, migrate_to_chat_id: chatId } = parameters;
  if (chatId !== undefined) return { status: 'moved', chatId };
  // Never the description as a reason: it can quote what was sent.
  const reason = `telegram_${code}`;
  if (code === 429) return { status: 'later', afterMs: (retryAfterS ?? 1) * 1000, reason };
  if (code === 403) return { status: 'unreachable', reason };
  if (code === 400) {
    if (NOBODY.test(description)) return { status: 'unreachable', reason };
    return /can't parse entities/i.test(description) ? { status: 'retype' } : { status: 'refused', reason };
  }
  if (code === 401 || code === 404) return { status: 'later', afterMs: TOKEN_WAIT_MS, reason };
  if (code === 413) return { status: 'refused', reason };
  return { status: 'later', reason };
}
