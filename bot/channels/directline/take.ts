import { type Acceptance } from '../../../models/turns/inbox';
import { HttpProblem } from '../../http/problem';
import { type Incoming } from '../../pipeline/incoming';
import { directLineLog, errorFields } from '../../settings/logger';
import { activityId } from './activity-id';
import { notKept, unknownConversation } from './answers';
import { type DirectLineDeps } from './deps';
import { type DirectLine } from './direct-line';
import { MAX_TEXT } from './receive';

/**
 * Waits for the bot where clients expect that of their post.
 * @throws HttpProblem 502, as the specification has it, when the bot did not take it
 */
export async function turnEnded({ answersAfterTurn, intake }: DirectLineDeps, kept: Kept): Promise<void> {
  if (!answersAfterTurn || (await intake.settled(kept.messageId)) === 'done') return;
  throw new HttpProblem(502, 'BotRejectedActivity', 'The bot did not take the activity.');
}

/** What has no place in the log still has an id. */
export function answerFor(conversationId: string, { echoSeq, messageId }: Kept): { id: string } {
  return {
    id: echoSeq === undefined ? `${conversationId}|${messageId}` : activityId(conversationId, echoSeq),
  };
}

export type Kept = Exclude<Acceptance, { status: 'unknown_conversation' }>;

/** @throws HttpProblem 404 when the conversation has not begun, 503 when the message is not on disk */
export async function take({ deps }: DirectLine, incoming: Incoming): Promise<Kept> {
  let acceptance: Acceptance;
  try {
    acceptance = await deps.intake.accept(incoming);
  } catch (error) {
    const { conversationId } = incoming;
    directLineLog.error(
      { ...errorFields(error), conversationId },
      'a message could not be kept; the client sends it again',
    );
    throw notKept();
  }
  if (acceptance.status === 'unknown_conversation') throw unknownConversation();
  return acceptance;
}

export function refused(reason: 'malformed' | 'too_long'): HttpProblem {
  switch (reason) {
    case 'malformed':
      return new HttpProblem(400, 'BadArgument', 'The body must be one activity with a type.');
    case 'too_long':
      return new HttpProblem(413, 'MessageSizeTooBig', `A text has at most ${MAX_TEXT} characters.`);
  }
}
