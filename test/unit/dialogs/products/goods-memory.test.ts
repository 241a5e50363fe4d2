import { expect } from 'chai';
import { type Conversation } from '../../../../domain/conversation/conversation';
import { type Product } from '../../../../domain/products/catalogue';
import { countedGoods, pointedGoods } from '../../../../dialogs/products/memory';
import { EMPTY_VIEWS } from '../../../empty-views';
import { aProduct } from '../../domain/products/a-product';
import { shippedContent } from '../../../shipped-content';

const NOW = '2026-11-22T03:00:00.000Z';
const { cues } = shippedContent();
const goods = [
  aProduct({ sku: 'mid', idr: 200_000 }),
  aProduct({ sku: 'low', idr: 100_000 }),
  aProduct({ sku: 'high', idr: 900_000 }),
];
const views = {
  ...EMPTY_VIEWS,
  cues,
  catalogue: { ...EMPTY_VIEWS.catalogue, products: new Map(goods.map((one) => [one.sku, one])) },
};
const skus = (products: readonly Product[] | undefined): string | undefined =>
  products?.map(({ sku }) => sku).join(' ');

/** What a message means after some goods were shown and one talked about. */
function pointed(text: string, shownSkus: string[], topicSku?: string): string | undefined {
  const conversation = { shownSkus, topicSku } as unknown as Conversation;
  const input = { kind: 'message', text, button: undefined, attachments: [] } as const;
  return skus(pointedGoods({ conversation, views, input, now: NOW }));
}

describe('The memory of what was shown', () => {
  const shown = ['mid', 'low', 'high'];

  it('knows the cheaper and the dearer one of those shown, in both languages', () => {
    expect(pointed('yang lebih murah masih ada?', shown, 'high')).to.equal('low');
    expect(pointed('is the cheaper one in stock?', shown, 'high')).to.equal('low');
    expect(pointed('kalau yang lebih mahal?', shown, 'mid')).to.equal('high');
    expect(pointed('tell me about the more expensive one', shown, 'mid')).to.equal('high');
  });

  it('knows all of them', () => {
    expect(pointed('ketiganya ready?', shown)).to.equal('mid low high');
    expect(pointed('are both of them in stock', ['low', 'high'])).to.equal('low high');
  });

  it('takes "that one" for what was talked about last, and nothing for nothing', () => {
    expect(pointed('yang itu masih ada', shown, 'mid')).to.equal('mid');
    expect(pointed('yang tadi dong', [], 'low')).to.equal('low');
    expect(pointed('that one please', [])).to.equal(undefined);
    expect(pointed('berapa harganya', shown, 'mid')).to.equal(undefined);
  });

  it('sums up the open cart before what a lead wants', () => {
    const cart = {
      id: 'order',
      version: 1,
      state: { asking: 'place', items: [{ sku: 'low', quantity: 3 }] },
    };
    const lead = { slots: { sku: 'high', quantity: { amount: 4, unit: 'piece' } } };
    const asked = (stack: object[]) =>
      countedGoods({ conversation: { stack }, contact: { lead } } as unknown as Parameters<
        typeof countedGoods
      >[0]);
    expect(asked([cart])).to.deep.equal([{ sku: 'low', quantity: 3 }]);
    expect(asked([])).to.deep.equal([{ sku: 'high', quantity: 4 }]);
  });
});
