import { expect } from 'chai';
import { pressedCard } from '../../../../../bot/channels/azure/card';
import { toAzure } from '../../../../../bot/channels/azure/outgoing';
import { context, final } from './final-activity';

describe('Goods on Teams', () => {
  const card = (sku: string, isPhoto = true): object => ({
    sku,
    title: sku,
    lines: ['Rp10', 'Stok ada'],
    picture: { path: `/pictures/${sku}`, isPhoto },
    buttons: [{ title: 'Pesan', spoken: `Pesan ${sku}`, choice: `buy:${sku}` }],
  });
  const goods = { cards: [card('K1'), card('K2', false)], brief: 'Kopi:' };

  it('are a carousel of Adaptive Cards under words that list nothing twice', () => {
    const sent = toAzure(final('Kopi:\n• K1\n• K2', [], goods), context('msteams'));
    expect(sent).to.include({ text: 'Kopi:', attachmentLayout: 'carousel' });
    const [first, second] = (sent.attachments ?? []).map(
      ({ content }) => content as { body: Array<{ type: string; url?: string }>; actions: object[] },
    );
    expect(first?.body[0]).to.include({ type: 'Image', url: 'https://bot.example.com/pictures/K1' });
    expect(
      second?.body.some(({ type }) => type === 'Image'),
      'Teams shows no drawings',
    ).to.equal(false);
    expect(first?.actions[0]).to.deep.include({
      type: 'Action.Execute',
      title: 'Pesan',
      data: { promptId: 'card', choice: 'buy:K1', label: 'Pesan K1', seq: 7 },
    });
  });

  it('have no picture where Teams could not fetch it', () => {
    const sent = toAzure(final('K1', [], goods), context('msteams', { toPath: () => undefined }));
    expect(JSON.stringify(sent)).to.not.contain('"Image"');
  });

  it('stand behind a card with the choices that are none of them', () => {
    const sent = toAzure(
      final('Yang mana?', ['Topik lain'], { ...goods, brief: undefined }),
      context('msteams'),
    );
    expect(sent.attachments).to.have.length(3);
    expect(sent.attachmentLayout).to.equal(undefined);
  });

  it('stay within the 28 KB of a message, five of them with long words', () => {
    const long = {
      ...card('K'),
      title: 'x'.repeat(300),
      lines: ['y'.repeat(200), 'z'.repeat(200), 'w'.repeat(200)],
    };
    const sent = toAzure(
      final('K', [], { cards: Array.from({ length: 5 }, () => long) }),
      context('msteams'),
    );
    expect(Buffer.byteLength(JSON.stringify(sent))).to.be.below(28 * 1024);
  });

  it('keep their buttons when one of them was pressed', () => {
    const pressed = { promptId: 'card', choice: 'buy:K1' };
    expect(pressedCard(final('K1', [], goods), 'K1', pressed)).to.equal(undefined);
  });
});
