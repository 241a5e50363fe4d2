import { type Activity, type Attachment } from 'botbuilder';
import { type FinalActivity } from '../../pipeline/bubble';
import { errorFields, azureLog } from '../../settings/logger';
import { type ChannelHost } from '../channel';
import { pressedCard } from './card';
import { textOf } from './outgoing';
import { type CardPress } from './receive';

/** What a request is answered with. */
export interface Answer {
  status: number;
  body?: object;
}

export const DONE: Answer = { status: 200 };

/** A request that wants the turn's result waits so long for it, in milliseconds; Teams gives up after 15 s. */
const PATIENCE_MS = 10_000;

/** Resolves when the turn is over, or patience is. @returns whether it is over */
export async function turnEnded(
  host: ChannelHost,
  messageId: string,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const over = host.intake.settled(messageId).then(() => true);
  return Promise.race([over, tired]).finally(() => clearTimeout(timer));
}

/** The card that was pressed, as it looks afterwards; undefined when it is not of this conversation. */
export async function cardAfter(
  host: ChannelHost,
  conversationId: string,
  press: CardPress,
): Promise<Attachment | undefined> {
  if (press.seq === undefined) return undefined;
  try {
    const asked = await host.activityAt(conversationId, press.seq);
    return asked && pressedCard(asked, textOf(asked), press);
  } catch (error) {
    azureLog.warn(errorFields(error), 'a pressed card was not found; it stays as it is');
    return undefined;
  }
}

/** To `adaptiveCard/action` (Universal Action Model): the card in its place, or nothing to change. */
export function executeAnswer(card: Attachment | undefined): Answer {
  return {
    status: 200,
    body: card
      ? { statusCode: 200, type: card.contentType, value: card.content as object }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
  };
}

/** To `deliveryMode: expectReplies` (Bot Framework Activity, A2.8). */
export function repliesAnswer(activities: ReadonlyArray<Partial<Activity>>): Answer {
  return { status: 200, body: { activities } };
}

/** What stands in the log after a place, in order. */
export async function repliesAfter(
  host: ChannelHost,
  conversationId: string,
  place: number,
): Promise<Array<{ seq: number; activity: FinalActivity }>> {
  const stored = await host.log.activitiesAfter(conversationId, place);
  return stored.map(({ seq, activity }) => ({ seq, activity: activity as FinalActivity }));
}
