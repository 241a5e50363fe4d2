import { expect } from 'chai';
import { type AttachedFile } from '../../../../domain/conversation/attached-file';
import { chatting } from './chatting';
import { quiet, soon } from './waiting';

const JPEG = Buffer.from('\xff\xd8\xff\xe0 a picture of a cracked cup', 'latin1');
const OGG = Buffer.from('OggS a voice', 'latin1');

interface KeptMessage {
  text: string;
  attachments: AttachedFile[];
}

describe('Files on Telegram', () => {
  const chat = chatting(700_100, true);

  /** A file as Telegram has it. */
  function lies(id: string, bytes: Buffer, size = bytes.length): object {
    chat.running.telegram.world.files.set(id, { bytes, path: `documents/${id}`, size });
    return { file_id: id, file_size: size };
  }

  const answerTo = async (content: object): Promise<string> => {
    chat.sari.send(content);
    return chat.answeredText();
  };

  const last = async (): Promise<KeptMessage> => {
    const rows = await chat.running.app.bot.database.read<{ input: string }>(
      `SELECT input FROM inbox WHERE conversation_id = $1 ORDER BY seq DESC LIMIT 1`,
      [`telegram:${chat.sari.id}`],
    );
    return JSON.parse(rows[0]?.input ?? '{}') as KeptMessage;
  };

  it('a photo is fetched and kept with its caption', async () => {
    await answerTo({ photo: [lies('p', JPEG)], caption: 'cangkirnya retak, kak' });
    const { text, attachments } = await last();
    expect(text).to.equal('cangkirnya retak, kak');
    expect(attachments).to.have.length(1);
    expect(attachments[0]).to.include({ name: 'photo.jpg', contentType: 'image/jpeg', bytes: JPEG.length });
  });

  it('a voice message is kept, and the bot says that it cannot listen', async () => {
    expect(await answerTo({ voice: lies('v', OGG) })).to.include('belum bisa membaca lampiran atau suara');
    expect((await last()).attachments[0]).to.include({ contentType: 'audio/ogg' });
  });

  it('one that is too large is not fetched at all; the rest of the message is taken', async () => {
    const document = {
      ...lies('big', JPEG, 30 * 1024 * 1024),
      file_name: 'besar.jpg',
      mime_type: 'image/jpeg',
    };
    const answer = await answerTo({ document, caption: 'harga penggiling M1 berapa?' });
    expect(answer).to.include('besar.jpg terlalu besar').and.include('450.000');
    expect(chat.running.telegram.callsOf('getFile').some(({ file_id: id }) => id === 'big')).to.equal(false);
  });

  it('one that grows on the way is not kept', async () => {
    const liar = {
      ...lies('liar', Buffer.alloc(5 * 1024 * 1024, 1)),
      file_size: 10,
      mime_type: 'image/jpeg',
    };
    expect(await answerTo({ document: liar })).to.include('terlalu besar');
  });

  it('one that is not what it says is not kept', async () => {
    const document = {
      ...lies('x', Buffer.from('MZ a program')),
      file_name: 'foto.jpg',
      mime_type: 'image/jpeg',
    };
    expect(await answerTo({ document })).to.include('foto.jpg belum bisa saya simpan');
  });

  it('one that does not come costs the file and not the message', async () => {
    const answer = await answerTo({
      photo: [{ file_id: 'nowhere' }],
      caption: 'harga penggiling M1 berapa?',
    });
    expect(answer).to.include('tidak sampai utuh').and.include('450.000');
  });

  it('while a person speaks, the house says that it has not arrived (T43)', async () => {
    await repSends([]);
    await quiet(chat.running);
    chat.sari.news();
    expect(await answerTo({ photo: [{ file_id: 'nowhere' }] })).to.include('tidak sampai utuh');
    const rows = await chat.running.app.bot.database.read<{ author: string }>(
      `SELECT author FROM message WHERE conversation_id = $1 AND text LIKE '%tidak sampai utuh%'`,
      [`telegram:${chat.sari.id}`],
    );
    expect(rows).to.deep.equal([{ author: 'system' }]);
  });

  it('a repeated update leaves one file behind', async () => {
    const message = chat.sari.message({ photo: [lies('twice', JPEG)] });
    const update_id = chat.running.telegram.handover.push(chat.sari.id, { message });
    await quiet(chat.running);
    chat.running.telegram.handover.again({ update_id, chatId: chat.sari.id, body: { message } });
    await quiet(chat.running);
    await soon(async () => {
      const rows = await chat.running.app.bot.database.read(
        `SELECT 1 FROM attachment WHERE conversation_id = $1`,
        [`telegram:${chat.sari.id}`],
      );
      return rows.length === 1;
    });
  });

  it('what follows a photo waits for it', async () => {
    chat.sari.send({ photo: [lies('first', JPEG)], caption: 'satu' });
    chat.sari.say('dua');
    await quiet(chat.running);
    const rows = await chat.running.app.bot.database.read<{ input: string }>(
      `SELECT input FROM inbox WHERE conversation_id = $1 ORDER BY seq`,
      [`telegram:${chat.sari.id}`],
    );
    expect(rows.map(({ input }) => (JSON.parse(input) as KeptMessage).text)).to.deep.equal([
      '/start',
      'satu',
      'dua',
    ]);
  });

  it('what a rep sends arrives as a picture or as a file, byte for byte', async () => {
    const picture = await keep('struk.jpg', 'image/jpeg', JPEG);
    const paper = await keep('nota.pdf', 'application/pdf', Buffer.from('%PDF-1.4 x'));
    await repSends([picture, paper]);
    await quiet(chat.running);
    const shown = chat.sari.shown().filter(({ file }) => file !== undefined);
    expect(shown.map(({ method }) => method)).to.deep.equal(['sendPhoto', 'sendDocument']);
    expect(shown[0]?.file?.bytes.equals(JPEG)).to.equal(true);
    expect(shown[1]?.file?.name).to.equal('nota.pdf');
  });

  it('what Telegram does not take for a picture arrives as a file', async () => {
    await repSends([await keep('aneh.png', 'image/webp', Buffer.from('RIFF1234WEBPVP8 '))]);
    await quiet(chat.running);
    expect(chat.sari.shown().at(-1)).to.include({ method: 'sendDocument' });
  });

  async function keep(name: string, declaredType: string, content: Buffer): Promise<AttachedFile> {
    const kept = await chat.running.files.keep(`telegram:${chat.sari.id}`, { name, declaredType, content });
    if (!kept.ok) throw new Error(kept.reason);
    return kept.file;
  }

  async function repSends(files: readonly AttachedFile[]): Promise<void> {
    const { bot } = chat.running.app;
    for (const act of [{ act: 'claim' as const }, { act: 'reply' as const, text: 'Ini ya', files }]) {
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
