import { expect } from 'chai';
import { type Snapshot } from '../../../../domain/contact/snapshot';
import { loadSnapshot } from '../../../../models/turns/load';
import { type ShownMessage } from './strict-chat';
import { chatting } from './chatting';
import { soon } from './waiting';

describe('A conversation on Telegram, by long polling', () => {
  const chat = chatting(700_100, false);
  const { answered } = chat;
  const ask = (text: string): Promise<ShownMessage[]> => {
    chat.sari.say(text);
    return answered();
  };
  const textOf = (messages: readonly ShownMessage[]): string => messages.map(({ text }) => text).join('\n');

  const stored = async (): Promise<Snapshot> => {
    const loaded = await loadSnapshot(chat.running.app.bot.database, `telegram:${chat.sari.id}`);
    if (!loaded) throw new Error('no such conversation');
    return loaded.snapshot;
  };

  it('takes the webhook away before it asks, and shows the menu in both languages', async () => {
    const methods = chat.running.telegram.calls.map(({ method }) => method);
    expect(methods.slice(0, 3)).to.deep.equal(['getMe', 'deleteWebhook', 'getUpdates']);
    await soon(() => chat.running.telegram.world.menus.size === 3);
    const menus = ['', 'id', 'en'].map((code) => chat.running.telegram.world.menus.get(code) ?? []);
    expect(menus[0]).to.deep.equal(menus[1]);
    expect(menus[2]).to.deep.include({ command: 'human', description: 'Talk to a person' });
  });

  it('in Indonesian, with a button', async () => {
    const [notice, offer] = await ask('/start ig_teaser');
    expect(notice?.text).to.match(/asisten otomatis .*privasi/s);
    const title = offer?.buttons[0]?.text ?? '';
    chat.sari.press(title);
    expect(await answered()).to.have.length.above(0);
    await soon(() => chat.running.telegram.world.queries.size === 0);
    const pressed = (): string[] =>
      chat.sari
        .shown()
        .find(({ id }) => id === offer?.id)
        ?.buttons.map(({ text }) => text) ?? [];
    await soon(() => pressed().length === 1);
    expect(pressed(), 'what was chosen can be read, and not be chosen again').to.deep.equal([`✓ ${title}`]);
    expect(textOf(await ask('harga penggiling M1 berapa kak?'))).to.include('450.000');
    const { contact, conversation } = await stored();
    expect(contact).to.include({ source: 'advertising', campaign: 'ig_teaser', standing: 'PROSPECT' });
    expect(conversation).to.include({
      language: 'id',
      channel: 'telegram',
      channelUserId: String(chat.sari.id),
    });
    const facts = contact.facts.map(({ key }) => key);
    expect(facts, 'a name on Telegram is none that was told').to.not.include('display_name');
  });

  it('speaks the language of the app at first', async () => {
    chat.comesWith('en-GB');
    expect(textOf(await ask('/start'))).to.include('automated assistant');
  });

  it('a command of the menu is in no language', async () => {
    await ask('/start');
    expect(textOf(await ask('/help'))).to.not.include('I can');
    expect((await stored()).conversation).to.include({ language: 'id' });
    await ask('/language');
    expect((await stored()).conversation).to.include({ language: 'en' });
  });

  it('a button that means nothing any more is answered kindly and does nothing', async () => {
    const before = chat.running.telegram.world.answers.length;
    chat.sari.pressData('999.0', 1);
    chat.sari.pressData('nonsense', 1);
    await soon(() => chat.running.telegram.world.answers.length === before + 2);
    for (const { text } of chat.running.telegram.world.answers.slice(before))
      expect(text).to.include('sudah lewat');
    expect(await answered()).to.deep.equal([]);
  });

  it('the same button pressed twice acts once', async () => {
    const asked = (await ask('/help')).find(({ buttons }) => buttons.length > 0);
    const data = asked?.buttons[0]?.callback_data ?? '';
    chat.sari.pressData(data, asked?.id ?? 0);
    expect(await answered()).to.have.length.above(0);
    chat.sari.pressData(data, asked?.id ?? 0);
    expect(await answered()).to.deep.equal([]);
  });

  it('keeps their own contact and nobody else’s', async () => {
    const contact = (userId: number | undefined): object => ({
      contact: { phone_number: '6281234567890', first_name: 'Budi', user_id: userId },
    });
    await ask('halo');
    chat.sari.send(contact(99));
    expect(textOf(await answered())).to.include('kontak orang lain');
    expect((await stored()).contact.facts).to.deep.equal([]);
    chat.sari.send(contact(chat.sari.id));
    await answered();
    const facts = (await stored()).contact.facts.map(({ key, value }) => `${key} ${String(value)}`);
    expect(facts).to.deep.equal(['phone +6281234567890']);
  });

  it('what cannot be read is said, in the place of an answer', async () => {
    await ask('halo');
    chat.sari.send({ location: { latitude: 1, longitude: 1 } });
    expect(textOf(await answered())).to.include('belum bisa saya baca');
  });

  it('an edit of what has been answered changes nothing', async () => {
    const message = chat.sari.message({ text: 'harga penggiling M1 berapa?' });
    chat.running.telegram.handover.push(chat.sari.id, { message });
    expect(await answered()).to.have.length.above(0);
    chat.sari.edit(message, 'harga mesin E2 berapa?');
    expect(await answered()).to.deep.equal([]);
  });

  it('an edit of what waits is read with it', async () => {
    await ask('halo');
    const message = chat.sari.message({ text: 'harga penggiling M1' });
    // As long as the first is not answered: its turn begins when the second is there.
    const { pending } = chat.running.app.bot.store;
    let isHeld = true;
    chat.running.app.bot.store.pending = (id) => (isHeld ? Promise.resolve([]) : pending(id));
    try {
      chat.running.telegram.handover.push(chat.sari.id, { message });
      await soon(() => chat.running.telegram.handover.waiting.length === 0);
      chat.sari.edit(message, 'harga penggiling M1 berapa?');
      await soon(() => chat.running.telegram.handover.waiting.length === 0);
    } finally {
      isHeld = false;
      chat.running.app.bot.store.pending = pending;
    }
    chat.running.app.bot.runner.wake(`telegram:${chat.sari.id}`);
    await answered();
    const rows = await chat.running.app.bot.database.read<{ text: string }>(
      `SELECT text FROM message WHERE conversation_id = $1 AND text LIKE 'harga%'`,
      [`telegram:${chat.sari.id}`],
    );
    expect(rows.map(({ text }) => text)).to.deep.equal([
      'harga penggiling M1',
      'harga penggiling M1 berapa?',
    ]);
  });

  it('what a rep writes arrives whole, in parts, under their name', async () => {
    await ask('/start');
    const words = 'Kata <tebal> & lain. '.repeat(600);
    await repSays(words);
    const parts = (await answered()).slice(1);
    expect(parts).to.have.length.above(2);
    for (const { text } of parts) {
      expect(text.length).to.be.at.most(4096);
      expect(text.slice(0, 5)).to.equal('Dewi\n');
    }
    const bare = (text: string): string => text.replace(/\s/g, '');
    const arrived = bare(parts.map(({ text }) => text.slice(5)).join('')) === bare(words);
    expect(arrived, 'nothing is lost or changed').to.equal(true);
  });

  it('shows that somebody writes', async () => {
    await ask('halo');
    chat.running.app.bot.channels.sendTyping(`telegram:${chat.sari.id}`);
    await soon(() => chat.running.telegram.world.actions.some(({ chatId }) => chatId === chat.sari.id));
  });

  async function repSays(text: string): Promise<void> {
    const { bot } = chat.running.app;
    for (const act of [{ act: 'claim' as const }, { act: 'reply' as const, text }]) {
      await bot.intake.accept({
        conversationId: `telegram:${chat.sari.id}`,
        channelKey: `rep:${chat.sari.id}:${act.act}`,
        input: { kind: 'rep', repId: 'dewi', repName: 'Dewi', act },
        receivedAt: bot.clock(),
        echo: undefined,
      });
    }
  }
});
