import { type RepAct } from '../../domain/conversation/turn-input';
import { type Answer, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';

/** How long an act may take before the page is told to ask again; repeating the same key does not act twice. */
const PATIENCE_MS = 20_000;

/** An act of a rep on its way into the customer's conversation. */
export interface Doing {
  conversationId: string;
  who: SignedIn;
  act: RepAct;
  /** Makes a repeat the same act: whatever comes second with this key is not done. */
  key: string;
}

export type Done = { messageId: string; repeated: boolean } | { answer: Answer };

/** Keeps the act in the customer's inbox and waits for its turn. */
export async function perform(desk: DeskContext, doing: Doing): Promise<Done> {
  const stored = await keep(desk, doing);
  if ('answer' in stored) return stored;
  const settlement = await patiently(desk.intake.settled(stored.messageId));
  if (settlement === 'slow') {
    return { answer: refuse('slow', 'It is kept and takes its time; ask again with this key.') };
  }
  return settlement === 'failed' ? { answer: refuse('turn_failed', 'It could not be done.') } : stored;
}

/** A repeat is answered as the first one was, whatever stands now. */
export async function isKept(desk: DeskContext, key: string): Promise<boolean> {
  return (await desk.database.read(`SELECT 1 FROM inbox WHERE channel_key = $1`, [key])).length > 0;
}

/** The key of an act the page has named. */
export const keyOf = (clientKey: string): string => `desk:${clientKey.toLowerCase()}`;

/** Whether a turn has said something of this author: an act that changed nothing says nothing. */
export async function hasSaid(
  desk: DeskContext,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  authors: ReadonlyArray<'rep' | 'bot' | 'system'>,
): Promise<boolean> {
  const rows = await desk.database.read<{ author: string }>(
    `SELECT author FROM message WHERE conversation_id = $1 AND turn_id = $2`,
    [conversationId, messageId],
  );
  return rows.some(({ author }) => authors.some((wanted) => wanted === author));
}

async function keep(desk: DeskContext, { conversationId, who, act, key }: Doing): Promise<Done> {
  const { id: repId, name: repName } = who.rep;
  try {
    const accepted = await desk.intake.accept({
      conversationId,
      channelKey: key,
      input: { kind: 'rep', repId, repName, act },
      receivedAt: desk.clock(),
      echo: undefined,
    });
    if (accepted.status !== 'unknown_conversation') {
      return { messageId: accepted.messageId, repeated: accepted.status === 'repeated' };
    }
    return { answer: refuse('not_found', 'There is no such conversation.') };
  } catch {
    return { answer: refuse('not_kept', 'It could not be kept; send it again with this key.') };
  }
}

async function patiently<Result>(work: Promise<Result>): Promise<Result | 'slow'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), PATIENCE_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
