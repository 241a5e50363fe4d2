import { say } from '../integration/channels/directline/echo-intake';
import { type Running } from '../integration/channels/directline/running-server';

/** The conversation that was begun last. */
export async function currentConversation({ database }: Running): Promise<string> {
  const [row] = await database.read<{ id: string }>(
    `SELECT id FROM conversation ORDER BY started_at DESC LIMIT 1`,
  );
  return row?.id ?? '';
}

/** Lets the bot say something by itself, or somebody else through it. */
export async function letBotSay(
  server: Running,
  text: string,
  tangga: { author?: string; name?: string; signal?: string } = {},
  conversationId?: string,
  more: object = {},
): Promise<void> {
  const id = conversationId ?? (await currentConversation(server));
  const channelData = { tangga: { author: 'bot', ...tangga } };
  const seq = await say(server.database, id, { type: 'message', text, channelData, ...more });
  server.hub.publish(id, await server.store.activitiesAfter(id, seq - 1));
}
