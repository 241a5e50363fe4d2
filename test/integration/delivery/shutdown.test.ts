import { expect } from 'chai';
import { startApp } from '../../../bot/assembly/app';
import { type ChannelKind } from '../../../bot/channels/channel';
import { readConfig } from '../../../bot/settings/config';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { sqlitePlace } from '../../databases';

describe('Shutting down', () => {
  it('lets a channel finish what it sends before it is closed', async () => {
    const place = await sqlitePlace();
    const events: string[] = [];
    let begun = (): void => undefined;
    const sending = new Promise<void>((resolve) => (begun = resolve));
    const slow: ChannelKind = {
      name: 'slow',
      serves: (channel) => channel === 'telegram',
      capabilities: () => ({ buttons: 'inline', maxButtons: 8, maxText: 4096 }),
      pushed: true,
      open: () => ({
        send: async () => {
          begun();
          await new Promise((resolve) => setTimeout(resolve, 200));
          events.push('sent');
          return { status: 'sent', messageId: undefined };
        },
        close: () => Promise.resolve(void events.push('closed')),
      }),
    };
    const config = readConfig({ PORT: '0', DATABASE_URL: place.url });
    const recognizer = { recognize: () => Promise.resolve(NOTHING_RECOGNIZED) };
    const { bot, close } = await startApp(config, { channels: [slow], recognizer });
    const conversationId = 'shutdown';
    const arrival = { channel: 'telegram', channelUserId: '7', language: 'id', source: 'unknown' } as const;
    await bot.intake.enter({ conversationId, ...arrival, campaign: undefined });
    await bot.intake.accept({
      conversationId,
      channelKey: 'shutdown:1',
      input: { kind: 'message', text: 'halo', button: undefined, attachments: [] },
      receivedAt: bot.clock(),
      echo: undefined,
    });
    await sending;
    await close();
    await place.remove();
    expect(events).to.deep.equal(['sent', 'closed']);
  });
});
