import { expect } from 'chai';
import { CHANNEL_BOOK } from '../../../bot/channels';
import { type AttachedFile } from '../../../domain/conversation/attached-file';
import { REP, type SentFile } from './platform';
import { type Stage } from './stage';

const PHOTO = {
  name: 'photo.jpg',
  type: 'image/jpeg',
  content: Buffer.from('\xff\xd8\xff\xe0 a cracked cup', 'latin1'),
};
const PROGRAM = { name: 'foto.png', type: 'image/png', content: Buffer.from('MZ a program') };
const RECEIPT = { name: 'nota.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4 a receipt') };

/** What goes with messages, in both directions and from channel to channel. */
export function filesClauses(stage: Stage): void {
  const { maxText } = CHANNEL_BOOK.capabilities(stage.harness.channel);

  const upload = (file: SentFile): Promise<AttachedFile> =>
    stage.world.upload(stage.sari.conversationId, file);

  if (stage.keeps('files come from the customer')) {
    it('keeps a customer’s picture once, byte for byte, for the rep to open', async () => {
      const before = (await stage.told()).length;
      await stage.after(() => stage.sari.sendsFile(PHOTO, 'cangkirnya retak'));
      await stage.after(() => stage.sari.repeatsLast());
      expect(await stage.told()).to.have.length(before + 1);
      const [file, ...others] = (await stage.told()).at(-1)?.files ?? [];
      expect(others).to.deep.equal([]);
      expect(file).to.include({ name: PHOTO.name, contentType: PHOTO.type, bytes: PHOTO.content.length });
      expect(stage.world.filesOf(stage.sari.conversationId)).to.equal(1);
      await stage.rep('claim');
      expect(await openedAtDesk(file?.id ?? '')).to.deep.equal(PHOTO.content);
    });

    it('hands what it has kept to another channel', async () => {
      await stage.after(() => stage.sari.sendsFile(PHOTO, 'untuk Budi'));
      const [file] = (await stage.told()).at(-1)?.files ?? [];
      const budi = await stage.arrived(stage.neighbour());
      await stage.repTo(budi, 'claim');
      await stage.world.quiet();
      const heard = await stage.after(
        () => stage.world.repSays(budi.conversationId, 'dari Sari', [file as AttachedFile]),
        budi,
      );
      expect(heard.flatMap(({ files }) => files.map(({ bytes }) => bytes))).to.deep.equal([PHOTO.content]);
    });

    it('refuses what it does not take, in words, and keeps nothing of it', async () => {
      let refusal: string | undefined;
      const heard = await stage.after(async () => {
        refusal = await stage.sari.sendsFile(PROGRAM, '');
      });
      const words = [refusal, ...heard.map(({ text }) => text)].join('\n');
      expect(words).to.match(/foto\.png belum bisa saya simpan|A file of this kind is not taken/);
      expect(stage.world.filesOf(stage.sari.conversationId)).to.equal(0);
    });

    it('keeps no card number that stands under a picture', async () => {
      const number = `5425 2334 3010 ${2000 + stage.harness.channel.charCodeAt(0)}`;
      await stage.after(() => stage.sari.sendsFile(PHOTO, `kartu ${number}`));
      expect((await stage.told()).at(-1)?.files).to.have.length(1);
      expect(stage.world.isWritten(number)).to.equal(false);
    });
  }

  it('brings what a rep sends, byte for byte', async () => {
    await stage.rep('claim');
    const files = await Promise.all([PHOTO, RECEIPT].map((file) => upload(file)));
    const heard = await stage.after(() =>
      stage.rep('reply', { text: 'Ini ya', files: files.map(({ id }) => id) }),
    );
    expect(heard[0]).to.include({ by: REP, text: 'Ini ya' });
    const came = heard.flatMap((one) => one.files);
    expect(new Map(came.map(({ name, bytes }) => [name, bytes.toString('latin1')]))).to.deep.equal(
      new Map([PHOTO, RECEIPT].map(({ name, content }) => [name, content.toString('latin1')])),
    );
  });

  it('brings a rep’s long words in pieces, with the file behind them', async () => {
    const sentence = 'Kata demi kata & lagi. ';
    const words = sentence.repeat(Math.ceil((maxText * 1.3) / sentence.length));
    await stage.after(() => stage.rep('claim'));
    const receipt = await upload(RECEIPT);
    const heard = await stage.after(() => stage.world.repSays(stage.sari.conversationId, words, [receipt]));
    const pieces = heard.filter(({ text }) => text !== '');
    expect(pieces.length).to.be.above(1);
    expect(pieces.every(({ by, text }) => by === REP && text.length <= maxText)).to.equal(true);
    const bare = (text: string): string => text.replace(/\s+/g, '');
    expect(bare(pieces.map(({ text }) => text).join('')) === bare(words), 'nothing is lost').to.equal(true);
    expect(heard.slice(0, pieces.length - 1).every(({ files }) => files.length === 0)).to.equal(true);
    expect(heard.at(-1)?.files.map(({ bytes }) => bytes)).to.deep.equal([RECEIPT.content]);
  });

  async function openedAtDesk(id: string): Promise<Buffer> {
    const { url, cookie } = stage.world.rep;
    const place = `${url}/desk/api/conversations/${stage.sari.conversationId}/files/${id}`;
    return Buffer.from(await (await fetch(place, { headers: { cookie } })).arrayBuffer());
  }
}
