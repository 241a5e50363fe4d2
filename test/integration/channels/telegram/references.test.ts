import { expect } from 'chai';
import { chatting } from './chatting';
import { quiet } from './waiting';

interface Line {
  text: string;
  author: string;
  files: string | null;
  context: string | null;
}

const JPEG = Buffer.from('\xff\xd8\xff\xe0 a picture of a cracked cup', 'latin1');

describe('What messages on Telegram refer to', () => {
  const chat = chatting(700_900, true);
  const answered = chat.answeredText;

  const rows = <Row extends object>(sql: string): Promise<Row[]> =>
    chat.running.app.bot.database.read<Row>(sql, [`telegram:${chat.sari.id}`]);

  const lines = (): Promise<Line[]> =>
    rows<Line>(
      `SELECT text, author, files, context FROM message WHERE conversation_id = $1 AND author = 'customer'
       ORDER BY at, place`,
    );

  const facts = (): Promise<object[]> =>
    rows(
      `SELECT f.key FROM profile_fact f JOIN conversation v ON v.contact_id = f.contact_id WHERE v.id = $1 AND f.key <> 'offer_shown'`,
    );

  function picture(id: string): object {
    chat.running.telegram.world.files.set(id, { bytes: JPEG, path: `photos/${id}`, size: JPEG.length });
    return { photo: [{ file_id: id, file_size: JPEG.length }] };
  }

  it('an album is one message with one answer', async () => {
    const media_group_id = `album-${chat.sari.id}`;
    chat.sari.send({ ...picture('a1'), media_group_id, caption: 'cangkirnya pecah semua kak, gimana ini?' });
    for (const id of ['a2', 'a3', 'a4']) chat.sari.send({ ...picture(id), media_group_id });
    await quiet(chat.running);
    const [album, ...others] = (await lines()).filter(({ files }) => files !== null);
    expect(others).to.deep.equal([]);
    expect(JSON.parse(album?.files ?? '[]')).to.have.length(4);
    expect(album?.text).to.equal('cangkirnya pecah semua kak, gimana ini?');
    const turns = await rows(
      `SELECT DISTINCT turn_id FROM message WHERE conversation_id = $1 AND author = 'bot' AND text LIKE '%maaf%'`,
    );
    expect(turns).to.have.length(1);
  });

  it('a picture that comes after its album was answered is kept, and not answered again', async () => {
    const media_group_id = `album-${chat.sari.id}`;
    chat.sari.send({ ...picture('b1'), media_group_id });
    expect(await answered()).to.not.equal('');
    chat.sari.send({ ...picture('b2'), media_group_id });
    expect(await answered()).to.equal('');
    expect((await lines()).filter(({ files }) => files !== null)).to.have.length(2);
  });

  it('of a forwarded message nothing is learned, and the desk is told whose words they are', async () => {
    const forward_origin = { type: 'user', sender_user: { id: 99, is_bot: false, first_name: 'Budi' } };
    const text = 'Halo saya Budi dari PT Maju Jaya, nomor saya 081234567890, saya tinggal di Depok';
    chat.sari.send({ text, forward_origin });
    expect(await answered()).to.include('milik orang lain');
    expect(await facts()).to.deep.equal([]);
    expect((await lines()).at(-1)?.context).to.equal('{"forwarded":true}');
  });

  it('a question in a forwarded message is answered all the same', async () => {
    const forward_origin = { type: 'hidden_user', sender_user_name: 'Budi' };
    chat.sari.send({ text: 'harga penggiling M1 berapa? saya Budi, 081234567890', forward_origin });
    expect(await answered()).to.include('450.000');
    expect(await facts()).to.deep.equal([]);
  });

  it('"this one" is the product of the message that is answered', async () => {
    chat.sari.say('harga penggiling M1 berapa?');
    await quiet(chat.running);
    const shown = chat.sari.shown().find(({ text }) => text.includes('450.000'));
    chat.sari.say('harga kopi Gayo 250 berapa?');
    await quiet(chat.running);
    chat.sari.news();
    const reply_to_message = { message_id: shown?.id, from: { id: 42, is_bot: true }, text: shown?.text };
    chat.sari.say('stoknya yang ini ada?', { reply_to_message });
    expect(await answered()).to.include('M1');
    const context = JSON.parse((await lines()).at(-1)?.context ?? '{}') as { quoted?: { text: string } };
    expect(context.quoted?.text).to.include('450.000');
  });

  it('what it cannot read is said', async () => {
    for (const content of [{ dice: { emoji: '🎲', value: 3 } }, { checklist: { title: 'x', tasks: [] } }]) {
      chat.sari.send(content);
      expect(await answered()).to.include('belum bisa saya baca');
    }
  });
});
