import { type BotAccount } from '../channels/directline/deliver';
import { directLineLog, errorFields } from '../settings/logger';
import { type Settlement } from '../pipeline/intake';

/** Milliseconds a bot has for a turn, as in Azure. Later replies come through its connector. */
const TURN = 15_000;

export interface BotEndpoint {
  /** Its `/api/messages`. */
  url: string;
  account: BotAccount;
  /** Where it sends its answers. */
  serviceUrl: () => string;
}

/** An activity and what the channel knows of it. */
export interface Delivery {
  conversationId: string;
  id: string;
  at: string;
  activity: object;
}

/** Hands an activity to the bot and waits for the end of its turn. */
export async function handOver(bot: BotEndpoint, delivery: Delivery): Promise<Settlement> {
  const { conversationId, id, at, activity } = delivery;
  const whole = {
    ...activity,
    id,
    timestamp: at,
    channelId: 'directline',
    serviceUrl: bot.serviceUrl(),
    conversation: { id: conversationId },
    recipient: { ...bot.account, role: 'bot' },
  };
  try {
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ms-conversation-id': conversationId },
      body: JSON.stringify(whole),
      redirect: 'error',
      signal: AbortSignal.timeout(TURN),
    });
    await response.body?.cancel();
    if (response.ok) return 'done';
    directLineLog.warn({ conversationId, status: response.status }, 'the bot refused an activity');
  } catch (error) {
    directLineLog.warn({ ...errorFields(error), conversationId }, 'the bot could not be reached');
  }
  return 'failed';
}
