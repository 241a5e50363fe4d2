import { expect } from 'chai';
import { Person } from './person';
import { type RunningTelegram, runTelegram } from './running-telegram';
import { quiet, soon } from './waiting';

const QUESTION = 'harga penggiling M1 berapa?';
const FULL = new Error('the disk is full');

for (const by of ['webhook', 'polling'] as const) {
  describe(`Telegram, by ${by}, when things go wrong`, () => {
    let running: RunningTelegram;
    let sari: Person;
    let people = 700_100;

    before(async () => {
      running = await runTelegram({ by });
    });

    beforeEach(() => {
      people += 1;
      sari = new Person(running.telegram, people);
    });

    after(() => running.stop());

    const ask = async (text: string): Promise<string> => {
      sari.say(text);
      await quiet(running);
      return news();
    };
    const news = (): string =>
      sari
        .news()
        .map(({ text }) => text)
        .join('\n');
    const taken = async (): Promise<number> => {
      const rows = await running.app.bot.database.read('SELECT 1 FROM inbox WHERE conversation_id = $1', [
        `telegram:${sari.id}`,
      ]);
      return rows.length;
    };
    /** The next messages cannot be kept. */
    const failing = (times: number): void => {
      const { intake } = running.app.bot;
      const { accept } = intake;
      let left = times;
      intake.accept = () => {
        left -= 1;
        if (left === 0) intake.accept = accept;
        return Promise.reject(FULL);
      };
    };

    it('a repeated update is one message and one answer', async () => {
      await ask('/start');
      const message = sari.message({ text: QUESTION });
      const body = { message };
      const update_id = running.telegram.handover.push(sari.id, body);
      await quiet(running);
      expect(news()).to.include('450.000');
      running.telegram.handover.again({ update_id, chatId: sari.id, body });
      running.telegram.handover.again({ update_id, chatId: sari.id, body });
      await quiet(running);
      expect(news()).to.equal('');
      expect(await taken()).to.equal(2);
    });

    it('an update that comes behind a later one is still taken', async () => {
      const at = people * 10;
      for (const [update_id, text] of [
        [at + 2, '/start'],
        [at + 1, QUESTION],
      ] as const) {
        const message = sari.message({ text });
        running.telegram.handover.again({ update_id, chatId: sari.id, body: { message } });
        await quiet(running);
      }
      expect(news()).to.include('450.000');
      expect(await taken()).to.equal(2);
    });

    it('what could not be kept is not acknowledged: it comes again and is answered once, in its order', async () => {
      await ask('/start');
      failing(2);
      const before = running.telegram.handover.answers.length;
      sari.say(QUESTION);
      sari.say('makasih ya');
      await quiet(running);
      expect(news().match(/450\.000/g)).to.have.length(1);
      expect(await taken()).to.equal(3);
      if (by === 'webhook') {
        expect(running.telegram.handover.answers.slice(before)).to.deep.equal([503, 503, 200, 200]);
      }
      const texts = await running.app.bot.database.read<{ text: string }>(
        `SELECT text FROM message WHERE conversation_id = $1 AND author = 'customer' ORDER BY at, place`,
        [`telegram:${sari.id}`],
      );
      expect(texts.map(({ text }) => text)).to.deep.equal(['/start', QUESTION, 'makasih ya']);
    });

    it('what is no update is passed over, so that it does not come for ever', async () => {
      running.telegram.handover.push(sari.id, { message: { text: 'no chat and no number' } });
      expect(await ask('/start')).to.include('asisten otomatis');
    });

    it('429: waits as long as Telegram asks, and says nothing twice', async () => {
      running.telegram.chat(sari.id).flood = { times: 1, retryAfterS: 2 };
      const before = Date.now();
      await ask('/start');
      expect(Date.now() - before).to.be.at.least(2000);
      expect(sari.shown()).to.have.length(2);
    });

    it('somebody who blocks the bot is left alone, and is answered when they are back', async () => {
      const isUnreachable = async (): Promise<boolean> => {
        const rows = await running.app.bot.database.read(
          `SELECT 1 FROM channel_identity WHERE unreachable_since IS NOT NULL AND channel_user_id = $1`,
          [String(sari.id)],
        );
        return rows.length === 1;
      };
      await ask('/start');
      sari.block();
      await soon(isUnreachable);
      sari.unblock();
      await soon(async () => !(await isUnreachable()));
      // A block that nobody has told of shows when the answer meets it.
      running.telegram.chat(sari.id).blocked = true;
      await ask('/help');
      await soon(isUnreachable);
      const calls = running.telegram.callsOf('sendMessage').length;
      await quiet(running);
      expect(running.telegram.callsOf('sendMessage')).to.have.length(calls);
      sari.unblock();
      await soon(async () => !(await isUnreachable()));
      expect(await ask(QUESTION)).to.include('450.000');
    });

    it('stopped with an answer on its way: it is given after the start, once', async () => {
      await ask('/start');
      news();
      running.telegram.chat(sari.id).flood = { times: 1000, retryAfterS: 1 };
      const before = running.telegram.callsOf('sendMessage').length;
      sari.say(QUESTION);
      await soon(() => running.telegram.callsOf('sendMessage').length > before);
      await running.restart(() => {
        running.telegram.chat(sari.id).flood = { times: 0, retryAfterS: 1 };
      });
      await quiet(running);
      expect(news().match(/450\.000/g)).to.have.length(1);
    });

    it('what came while the bot was away is answered when it is back', async () => {
      await running.restart(() => void sari.say('/start'));
      await quiet(running);
      expect(news()).to.include('asisten otomatis');
    });
  });
}

describe('Telegram that is away', () => {
  it('keeps nobody from starting, and is connected when it is back', async () => {
    const running = await runTelegram({
      prepare: (telegram) => {
        telegram.isAway = true;
        // It has been asked once in vain.
        const asked = setInterval(() => {
          if (telegram.refusals === 0) return;
          clearInterval(asked);
          telegram.isAway = false;
        }, 10);
      },
    });
    try {
      const sari = new Person(running.telegram, 700_100);
      sari.say('/start');
      await quiet(running);
      expect(sari.shown()).to.have.length(2);
    } finally {
      await running.stop();
    }
  });
});

describe('The webhook of Telegram', () => {
  let running: RunningTelegram;

  afterEach(() => running.stop());

  const post = (headers: Record<string, string>): Promise<number> => {
    const sari = new Person(running.telegram, 700_100);
    return fetch(`${running.app.url}/telegram/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ update_id: 1, message: sari.message({ text: 'halo' }) }),
    }).then(({ status }) => status);
  };

  it('takes nothing without the secret that was given to Telegram', async () => {
    running = await runTelegram({ by: 'webhook' });
    const { hook } = running.telegram.handover;
    expect(hook).to.include({ url: 'https://bot.example.com/telegram/webhook' });
    expect(hook?.secret, 'made of the key that signs').to.match(/^[A-Za-z0-9_-]{40,}$/);
    const name = 'x-telegram-bot-api-secret-token';
    expect([await post({}), await post({ [name]: 'guess' }), await post({ [name]: '' })]).to.deep.equal([
      403, 403, 403,
    ]);
    const inbox = (): Promise<object[]> => running.app.bot.database.read('SELECT 1 FROM inbox');
    expect(await inbox()).to.have.length(0);
    expect(await post({ [name]: hook?.secret ?? '' })).to.equal(200);
    expect(await inbox()).to.have.length(1);
  });

  it('has the secret that was configured', async () => {
    running = await runTelegram({
      by: 'webhook',
      environment: { TELEGRAM_WEBHOOK_SECRET: 'one_of-our_own' },
    });
    expect(running.telegram.handover.hook?.secret).to.equal('one_of-our_own');
  });
});
