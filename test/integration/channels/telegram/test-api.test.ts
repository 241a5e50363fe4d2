import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import TelegramServer from 'telegram-test-api';
import { type App, startApp } from '../../../../bot/assembly/app';
import { telegramChannel } from '../../../../bot/channels/telegram/channel';
import { readConfig } from '../../../../bot/settings/config';
import { TOKEN } from './strict-telegram';

interface Bubble {
  messageId: number;
  message: {
    text: string;
    reply_markup?: { inline_keyboard?: Array<Array<{ text: string; callback_data?: string }>> };
  };
}

/**
 * The same bot against somebody else's idea of Telegram: what we both believe of the Bot API. It knows no
 * secret of a webhook, no limits and no files; `strict-telegram.ts` does.
 */
describe('Telegram as `telegram-test-api` has it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-telegram-'));
  let server: TelegramServer;
  let app: App;

  before(async () => {
    server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
    await server.start();
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: `sqlite:${path.join(folder, 'test.sqlite')}`,
      TELEGRAM_BOT_TOKEN: TOKEN,
    });
    const channel = telegramChannel({ apiRoot: server.config.apiURL, retryMs: 50, holdS: 1 });
    app = await startApp(config, { channels: [channel] });
  });

  after(async () => {
    await app.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('/start with a campaign, a button, a question', async () => {
    const client = server.getClient(TOKEN, { userId: 5, chatId: 5, timeout: 10_000 });
    const hear = async (least: number): Promise<Bubble[]> => {
      const heard: Bubble[] = [];
      while (heard.length < least) heard.push(...((await client.getUpdates()).result as unknown as Bubble[]));
      return heard;
    };
    await client.sendCommand(client.makeCommand('/start ig_teaser'));
    const [notice, offer] = await hear(2);
    expect(notice?.message.text).to.include('asisten otomatis');
    const button = offer?.message.reply_markup?.inline_keyboard?.[0]?.[0];
    expect(button?.callback_data).to.match(/^\d+\.0$/);
    const message = { message_id: offer?.messageId, chat: { id: 5, type: 'private' } };
    const press = client.makeCallbackQuery(button?.callback_data ?? '', { message });
    await client.sendCallback(press);
    expect((await hear(1))[0]?.message.text).to.match(/\S/);
    await client.sendMessage(client.makeMessage('harga penggiling M1 berapa?'));
    const answers: Bubble[] = [];
    while (!answers.some(({ message: { text } }) => text.includes('450.000')))
      answers.push(...(await hear(1)));
  });
});

/** The server takes no port of its own choosing. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
