import { expect } from 'chai';
import { InputFile } from 'grammy';
import { type Call, type CardPhoto } from '../../../../../bot/channels/telegram/call';
import { callsFor } from '../../../../../bot/channels/telegram/calls';
import { buttonAt, keyboardOf, pressedKeyboard } from '../../../../../bot/channels/telegram/keyboard';
import { payloadWithPhotos, photosOf } from '../../../../../bot/channels/telegram/photos';
import { type FinalActivity } from '../../../../../bot/pipeline/bubble';

const CONTEXT = {
  address: { chatId: 5 },
  seq: 12,
  username: 'kira_bot',
  label: (key: string) => key,
  offersContact: false,
};

const PICTURE = { body: Buffer.from('\x89PNG'), contentType: 'image/png' };

const card = (sku: string): object => ({
  sku,
  title: `Kopi ${sku}`,
  lines: ['Rp10 & lebih'],
  buttons: ['buy', 'compare', 'detail'].map((act) => ({
    title: act,
    spoken: `${act} ${sku}`,
    choice: `${act}:${sku}`,
  })),
});

const shows = (...skus: string[]): FinalActivity => ({
  type: 'message',
  text: 'Kopi:',
  timestamp: '2026-11-23T03:00:00.000Z',
  channelData: { tangga: { author: 'bot', texts: [], cards: skus.map(card) } },
});

const photos = (activity: FinalActivity): Promise<CardPhoto[]> =>
  photosOf(activity, (sku) => Promise.resolve(sku === 'K9' ? undefined : PICTURE));

async function calls(activity: FinalActivity): Promise<Call[]> {
  const made = callsFor(activity, CONTEXT, await photos(activity));
  if (made === 'refused') throw new Error('refused');
  return made;
}

const titles = (markup: unknown): string[][] =>
  (markup as { inline_keyboard: Array<Array<{ text: string }>> }).inline_keyboard.map((row) =>
    row.map(({ text }) => text),
  );

describe('Goods on Telegram', () => {
  it('one thing is its photograph with the words below it and all its buttons', async () => {
    const [only, ...rest] = await calls(shows('K1'));
    expect(rest).to.deep.equal([]);
    expect(only?.method).to.equal('sendPhoto');
    expect(only?.payload).to.include({ caption: 'Kopi:', chat_id: 5 });
    expect(titles(only?.payload.reply_markup)).to.deep.equal([['buy', 'compare', 'detail']]);
    expect(only?.otherwise?.method, 'where the photograph is not taken').to.equal('sendMessage');
  });

  it('several are an album above the words, with a row of buttons each', async () => {
    const made = await calls(shows('K1', 'K2'));
    expect(made.map(({ method }) => method)).to.deep.equal(['sendMediaGroup', 'sendMessage']);
    expect(titles(made[1]?.payload.reply_markup)).to.deep.equal([
      ['Kopi K1', 'buy'],
      ['Kopi K2', 'buy'],
    ]);
    const { media } = payloadWithPhotos({}, made[0]?.photos ?? []) as {
      media: Array<{ caption: string; media: unknown }>;
    };
    expect(media.map(({ caption }) => caption)).to.deep.equal([
      'Kopi K1\nRp10 &amp; lebih',
      'Kopi K2\nRp10 &amp; lebih',
    ]);
    expect(media[0]?.media).to.be.instanceOf(InputFile);
  });

  it('without a photograph they are words with the same buttons', async () => {
    const made = await calls(shows('K9'));
    expect(made.map(({ method }) => method)).to.deep.equal(['sendMessage']);
    expect(titles(made[0]?.payload.reply_markup)).to.deep.equal([['buy', 'compare', 'detail']]);
  });

  it('each button means what it says, behind whatever else can be chosen', () => {
    const other = { title: 'Topik lain', value: { promptId: 'p1', choice: 'other-topic' } };
    const activity = {
      ...shows('K1', 'K2'),
      suggestedActions: { to: [], actions: [{ type: 'messageBack', ...other }] },
    } as FinalActivity;
    const rows = keyboardOf(activity, 12)?.inline_keyboard ?? [];
    const meaning = rows.map((row) =>
      row.map((button) => {
        const index = 'callback_data' in button ? Number(button.callback_data.split('.')[1]) : -1;
        return buttonAt(activity, index)?.press.choice;
      }),
    );
    expect(meaning).to.deep.equal([['detail:K1', 'buy:K1'], ['detail:K2', 'buy:K2'], ['other-topic']]);
    const [pressed] = [buttonAt(activity, 1)];
    expect(pressed).to.deep.include({ spoken: 'buy K1', isOfCard: true });
    expect(titles(pressedKeyboard(activity, 12, 'Topik lain')).at(-1)).to.deep.equal(['✓ Topik lain']);
    expect(titles(pressedKeyboard(activity, 12, 'Topik lain'))).to.have.length(3);
  });
});
