import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { wordsOf } from './fake-connector';
import { describeTeams } from './describe-teams';
import { type RunningAzure } from './running-azure';

const PRICE = 'brp harga penggiling m1?';

describeTeams('What a channel of Azure is sent', (teams) => {
  beforeEach(async () => {
    await teams.chat.install();
    await teams.running.connector.hear(2);
    teams.running.connector.calls.length = 0;
  });

  it('a reference is refreshed at each contact: a message follows the person to a new serviceUrl', async () => {
    const moved = `${teams.running.serviceUrl}emea/`;
    await teams.chat.say(PRICE, { serviceUrl: moved });
    const [call] = await teams.running.connector.until(1);
    expect(call?.path).to.match(/^\/amer\/emea\/v3\/conversations/);
  });

  it('proactively, after a restart, by the reference that was stored', async () => {
    await teams.running.restart();
    const conversationId = 'msteams:a:sari';
    await teams.running.app.bot.intake.accept({
      conversationId,
      channelKey: 'desk:1',
      input: { kind: 'rep', repId: 'dewi', repName: 'Dewi', act: { act: 'claim' } },
      receivedAt: new Date().toISOString(),
      echo: undefined,
    });
    await teams.running.app.bot.intake.accept({
      conversationId,
      channelKey: 'desk:2',
      input: { kind: 'rep', repId: 'dewi', repName: 'Dewi', act: { act: 'reply', text: 'Halo Kak Sari' } },
      receivedAt: new Date().toISOString(),
      echo: undefined,
    });
    const [call] = await teams.running.connector.until(1, ({ body }) => /Halo Kak Sari/.test(wordsOf(body)));
    expect(wordsOf(call?.body ?? {}), 'whose words they are').to.equal('Dewi: Halo Kak Sari');
    expect(call?.path).to.match(/a%3Asari/);
  });

  it('429 is tried again when the channel says, and everything arrives once and in order', async () => {
    teams.running.connector.answers.push({ status: 429, headers: { 'retry-after': '1' } });
    const asked = Date.now();
    await teams.chat.say(PRICE);
    await teams.chat.say('kalau ongkir ke Depok?');
    await teams.running.connector.until(1, ({ body }) => /Depok/.test(wordsOf(body)));
    expect(Date.now() - asked).to.be.above(950);
    const priced = teams.running.connector.calls.filter(({ body }) => wordsOf(body).includes('450.000'));
    expect(priced).to.have.length(2);
    const last = teams.running.connector.said.map(wordsOf);
    expect(last.findLastIndex((text) => text.includes('450.000'))).to.be.below(
      last.findIndex((text) => text.includes('Depok')),
    );
  });

  for (const status of [412, 502, 504]) {
    it(`${status} is tried again`, async () => {
      teams.running.connector.answers.push({ status });
      await teams.chat.say(PRICE);
      await teams.running.connector.until(2, ({ body }) => wordsOf(body).includes('450.000'));
    });
  }

  it('403: somebody who has blocked the bot is sent nothing more until they are back', async () => {
    teams.running.connector.answers.push({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
    await teams.chat.say(PRICE);
    await teams.running.connector.until(1);
    expect(await until(() => unreachable(teams.running), 'sari-in-entra')).to.equal('sari-in-entra');
    await teams.chat.say('halo lagi');
    await teams.running.connector.until(2);
    expect(await unreachable(teams.running)).to.equal(undefined);
  });

  it('taken away, the bot knows that the person cannot be reached', async () => {
    await teams.chat.post({ type: 'installationUpdate', action: 'remove' });
    expect(await unreachable(teams.running)).to.equal('sari-in-entra');
    await teams.chat.install();
    expect(await unreachable(teams.running)).to.equal(undefined);
  });

  it('413 is refused for good, and the next message goes on', async () => {
    teams.running.connector.answers.push({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
    await teams.chat.say(PRICE);
    await teams.running.connector.until(1);
    await teams.chat.say('terima kasih');
    await teams.running.connector.until(2);
    const [row] = await teams.running.app.bot.database.read<{ state: string; reason: string }>(
      `SELECT state, reason FROM delivery WHERE reason IS NOT NULL`,
    );
    expect(row).to.deep.equal({ state: 'dead', reason: '413 MessageSizeTooBig' });
  });

  it('a picture is fetched from the channel and kept; one that lies elsewhere is not, and that is told', async () => {
    teams.running.connector.file = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
      'base64',
    );
    const picture = { contentType: 'image/png', name: 'retak.png' };
    const attachments = [
      { ...picture, contentUrl: `${teams.running.serviceUrl}v3/attachments/1/views/original` },
      { ...picture, name: 'metadata', contentUrl: 'http://169.254.169.254/latest' },
      // As Teams sends what was pasted.
      { contentType: 'image/*', contentUrl: `${teams.running.serviceUrl}v3/attachments/2/views/original` },
    ];
    await teams.chat.say('ini fotonya', { attachments });
    const [row] = await teams.running.app.bot.database.read<{ input: string }>(
      `SELECT input FROM inbox WHERE input LIKE '%ini fotonya%'`,
    );
    const input = JSON.parse(row?.input ?? '{}') as { attachments: object[]; unread: object[] };
    expect(input.attachments).to.have.length(2);
    expect(input.attachments[1]).to.include({ name: 'file.png', contentType: 'image/png' });
    expect(input.attachments[0]).to.include({ name: 'retak.png', contentType: 'image/png' });
    expect(input.unread).to.deep.equal([{ what: 'file', name: 'metadata', reason: 'foreign_host' }]);
    await teams.running.connector.until(1, ({ method }) => method === 'POST');
    const room = createHash('sha256').update('msteams:a:sari').digest('hex').slice(0, 32);
    rmSync(path.join('data/uploads', room), { recursive: true });
  });

  it('expectReplies is answered with the replies, which are not sent as well', async () => {
    const response = await teams.chat.say(PRICE, { deliveryMode: 'expectReplies' });
    const { activities } = (await response.json()) as { activities: Array<{ text: string }> };
    expect(activities.map(({ text }) => text).join()).to.include('450.000');
    await teams.chat.say('terima kasih');
    await teams.running.connector.until(1);
    expect(teams.running.connector.said.filter((said) => wordsOf(said).includes('450.000'))).to.have.length(
      0,
    );
  });
});

async function unreachable({ app }: RunningAzure): Promise<string | undefined> {
  const [row] = await app.bot.database.read<{ id: string }>(
    'SELECT channel_user_id AS id FROM channel_identity WHERE unreachable_since IS NOT NULL',
  );
  return row?.id;
}

async function until<T>(look: () => Promise<T>, wanted: T): Promise<T> {
  const end = Date.now() + 3_000;
  for (;;) {
    const found = await look();
    if (found === wanted || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
