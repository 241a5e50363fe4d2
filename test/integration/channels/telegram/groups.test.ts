import { expect } from 'chai';
import { loadSnapshot } from '../../../../models/turns/load';
import { Person } from './person';
import { type RunningTelegram, runTelegram } from './running-telegram';
import { USERNAME } from './strict-telegram';
import { quiet, soon } from './waiting';

const SARI = 700_100;

describe('A group on Telegram', () => {
  let running: RunningTelegram;
  let group: Person;
  let groups = -100_500;

  const personIn = (id: number): Person =>
    new Person(running.telegram, SARI, 'id', { id, type: 'supergroup' });

  before(async () => {
    running = await runTelegram();
  });

  beforeEach(() => {
    groups -= 1;
    group = personIn(groups);
  });

  after(() => running.stop());

  const ask = async (text: string, who = group): Promise<string> => {
    group.say(text);
    await quiet(running);
    return who
      .news()
      .map((message) => message.text)
      .join('\n');
  };

  const addresses = async (): Promise<string> =>
    JSON.stringify(await running.app.bot.database.read('SELECT address FROM channel_address'));

  it('is left in peace until it speaks to the bot, then hears what everybody may know', async () => {
    expect(await ask('harga M1 naik ga sih')).to.equal('');
    expect(await ask(`@${USERNAME} harga penggiling M1 berapa?`)).to.include('450.000');
    const loaded = await loadSnapshot(running.app.bot.database, `telegram:${groups}`);
    expect(loaded?.snapshot.contact).to.include({ source: 'virtual_group' });
  });

  it('is greeted when it takes the bot in', async () => {
    group.member('member');
    await quiet(running);
    await soon(() => group.shown().length > 0);
    expect(group.shown()[0]?.text).to.include('asisten otomatis');
  });

  it('is led into a private chat for everything of one’s own, and nothing of a person is kept (V-9, T56)', async () => {
    await ask(`@${USERNAME} halo`);
    await ask(`@${USERNAME} nama saya Sari, wa saya 0812 3456 7890`);
    group.say(`@${USERNAME} mau ngomong sama orang dong`);
    await quiet(running);
    const invitation = group.shown().find(({ buttons }) => buttons.some(({ url }) => url !== undefined));
    expect(invitation?.buttons[0]?.url).to.equal(
      `https://t.me/${USERNAME}?start=virtual_group-${Math.abs(groups)}`,
    );
    const conversationId = `telegram:${groups}`;
    const loaded = await loadSnapshot(running.app.bot.database, conversationId);
    expect(loaded?.snapshot.contact.facts).to.deep.equal([]);
    expect(loaded?.snapshot.handoff).to.equal(undefined);
    const kept = await running.app.bot.database.read(
      `SELECT i.input, m.text FROM inbox i, message m WHERE i.conversation_id = $1 AND m.conversation_id = $1`,
      [conversationId],
    );
    expect(JSON.stringify(kept)).to.not.include('3456').and.not.include(String(SARI));
  });

  it('that has become a supergroup is answered there', async () => {
    await ask(`@${USERNAME} halo`);
    const id = groups - 1_000;
    running.telegram.chat(groups).movedTo = id;
    expect(await ask(`@${USERNAME} harga penggiling M1 berapa?`, personIn(id))).to.include('450.000');
    expect(await addresses()).to.include(String(id));
  });

  it('that says that it becomes one is followed', async () => {
    await ask(`@${USERNAME} halo`);
    const id = groups - 2_000;
    group.send({ migrate_to_chat_id: id });
    await soon(async () => (await addresses()).includes(String(id)));
  });

  it('in a topic is answered in the topic', async () => {
    const heard = await ask(`/help@${USERNAME}`);
    expect(heard).to.not.equal('');
    const text = `@${USERNAME} harga penggiling M1 berapa?`;
    const entities = [{ type: 'mention', offset: 0, length: USERNAME.length + 1 }];
    group.send({ text, entities, is_topic_message: true, message_thread_id: 77 });
    await quiet(running);
    const threads = group.news().map(({ threadId }) => threadId);
    expect(threads).to.have.length.above(0);
    expect(new Set(threads)).to.deep.equal(new Set([77]));
  });
});
