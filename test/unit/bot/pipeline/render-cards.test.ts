import { expect } from 'chai';
import { activitySet } from '../../../../bot/channels/directline/deliver';
import { type Capabilities } from '../../../../bot/pipeline/capabilities';
import { type TanggaData } from '../../../../bot/pipeline/bubble';
import { type RenderedTurn } from '../../../../bot/pipeline/render';
import { AT, renderedWith } from './rendering';
import { type Text } from '../../../../dialogs/contract/texts';
import { type Choice, type ProductCard, ask, choice, say } from '../../../../dialogs/contract/outputs';

const TEXTS = {
  'product.list': '{category}:\n{products}',
  'product.name': '{name}',
  'faq.answer': '{answer}',
  'card.buy': 'Pesan',
  'card.buy-spoken': 'Pesan {product}',
  'remember.yes': 'Ya',
};

const WITH_CARDS: Capabilities = { buttons: 'suggested', maxButtons: 12, maxText: 8000, cards: true };

const rendered = (outputs: readonly object[], capabilities = WITH_CARDS): RenderedTurn =>
  renderedWith(TEXTS, outputs, capabilities);

function card(sku: string): ProductCard {
  const buy: Choice = {
    ...choice({ kind: 'buy', sku }, 'card.buy'),
    spoken: { text: 'card.buy-spoken', values: { product: sku } },
  };
  const lines = [
    { text: 'product.name' as const, values: { name: 'Rp10' } },
    { text: 'product.name' as const, values: { name: 'Stok ada' } },
  ];
  return { sku, title: { text: 'product.name', values: { name: sku } }, lines, choices: [buy] };
}

const list = (...choices: Choice[]): object => ({
  ...ask('product.list', choices, { category: 'Kopi', products: '• K1\n• K2' }),
  cards: { goods: [card('K1'), card('K2')], inPlaceOf: 'products' },
});

const dataOf = ({ bubbles }: RenderedTurn): TanggaData =>
  (bubbles[0]?.activity.channelData as { tangga: TanggaData }).tangga;

const product = (sku: string): Choice => choice({ kind: 'product', sku }, 'product.name', { name: sku });

describe('Goods that are shown', () => {
  it('are cards where the channel has them, under words that list nothing twice', () => {
    const turn = rendered([list()]);
    expect(turn.bubbles[0]?.text).to.equal('Kopi:\n• K1\n• K2');
    expect(dataOf(turn).brief).to.equal('Kopi:');
    expect(dataOf(turn).cards?.[0]).to.deep.equal({
      sku: 'K1',
      title: 'K1',
      lines: ['Rp10', 'Stok ada'],
      picture: { path: '/pictures/K1', isPhoto: false },
      buttons: [{ title: 'Pesan', spoken: 'Pesan K1', choice: 'buy:K1' }],
    });
  });

  it('are words alone where it has none', () => {
    const turn = rendered([list()], { ...WITH_CARDS, cards: false });
    expect(turn.bubbles[0]?.text).to.equal('Kopi:\n• K1\n• K2');
    expect(dataOf(turn)).to.not.have.any.keys('cards', 'brief');
  });

  it('need no second button with their name, which can still be typed', () => {
    const turn = rendered([list(product('K1'), product('K3'))]);
    expect(turn.bubbles[0]?.activity.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal([
      'K3',
    ]);
    expect(turn.prompt?.choices.map(({ label }) => label)).to.deep.equal(['K1', 'K3']);
    expect(rendered([list(product('K1'))]).bubbles[0]?.activity.suggestedActions).to.equal(undefined);
  });

  it('end their bubble: what is said next stands below them, with its own buttons', () => {
    const turn = rendered([
      say('faq.answer', { answer: 'Ini dia.' }),
      { ...list(product('K1')), choices: undefined },
      ask('faq.answer', [product('K2'), choice('yes', 'remember.yes')], { answer: 'Lagi?' }),
    ]);
    expect(turn.bubbles.map(({ text }) => text)).to.deep.equal(['Ini dia.\nKopi:\n• K1\n• K2', 'Lagi?']);
    expect(dataOf(turn).brief).to.equal('Ini dia.\nKopi:');
    expect(turn.bubbles[1]?.activity.suggestedActions?.actions.map(({ title }) => title)).to.deep.equal([
      'Ya',
    ]);
  });

  it('are a table where they are compared and the channel has tables, and lines where it has none', () => {
    const name = (value: string): Text => ({ text: 'product.name', values: { name: value } });
    const compared = {
      ...say('product.list', { category: 'Beda', products: '• Harga: K1 1, K2 2' }),
      table: {
        head: [name('K1'), name('K2')],
        rows: [{ label: name('Harga'), cells: [name('1'), name('2')] }],
        inPlaceOf: 'products',
      },
    };
    const turn = rendered([compared], { ...WITH_CARDS, tables: true });
    expect(dataOf(turn)).to.deep.include({
      brief: 'Beda:',
      table: { head: ['K1', 'K2'], rows: [{ label: 'Harga', cells: ['1', '2'] }] },
    });
    expect(turn.bubbles[0]?.text).to.equal('Beda:\n• Harga: K1 1, K2 2');
    expect(dataOf(rendered([compared]))).to.not.have.any.keys('table', 'brief');
  });

  it('go with the last piece of a text that is too long for the channel', () => {
    const { bubbles } = rendered([list()], { ...WITH_CARDS, maxText: 10 });
    const shown = bubbles.map(({ activity }) => (activity.channelData as { tangga: TanggaData }).tangga);
    expect(shown.map(({ cards }) => cards?.length ?? 0)).to.deep.equal([0, 2]);
    expect(shown.map(({ brief }) => brief)).to.deep.equal([undefined, undefined]);
  });

  it('come to every Direct Line client as a carousel of hero cards, whose presses name what is ordered', () => {
    const [bubble] = rendered([list()]).bubbles;
    const stored = { conversationId: 'c', seq: 4, at: AT, activity: bubble?.activity ?? {} };
    const links = { toFile: (id: string) => id, toPath: (path: string) => `https://toko.example${path}` };
    const [activity] = activitySet([stored], 0, links).activities as Array<Record<string, unknown>>;
    const [first, ...rest] = activity?.attachments as Array<{ contentType: string; content: unknown }>;
    expect([activity?.attachmentLayout, rest.length, first?.contentType]).to.deep.equal([
      'carousel',
      1,
      'application/vnd.microsoft.card.hero',
    ]);
    expect(first?.content).to.deep.equal({
      title: 'K1',
      subtitle: 'Rp10',
      text: 'Stok ada',
      images: [{ url: 'https://toko.example/pictures/K1', alt: 'K1' }],
      buttons: [
        {
          type: 'messageBack',
          title: 'Pesan',
          text: 'Pesan K1',
          displayText: 'Pesan K1',
          value: { promptId: 'card', choice: 'buy:K1' },
        },
      ],
    });
  });
});
