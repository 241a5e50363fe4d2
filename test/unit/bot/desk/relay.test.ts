import { expect } from 'chai';
import { relay } from '../../../../dialogs/reps/relay';
import { type Output } from '../../../../dialogs/contract/outputs';
import { type Turn } from '../../../../dialogs/contract/turn';
import { firstContact, newConversation } from '../../../../domain/contact/first-contact';
import { type Handoff } from '../../../../domain/handoff/handoff';
import { NOTHING_RECOGNIZED } from '../../../../domain/recognition/recognition';
import { type RepAct } from '../../../../domain/conversation/turn-input';
import { type Lead } from '../../../../domain/leads/lead';
import { type Product } from '../../../../domain/products/catalogue';
import { EMPTY_VIEWS } from '../../../empty-views';
import { NO_PROOF } from '../../../no-proof';

const NOW = '2026-11-22T02:00:00.000Z';
const ROSTER = [
  { id: 'dewi', name: 'Dewi', roles: ['sales'] },
  { id: 'wati', name: 'Wati', roles: ['supervisor'] },
].map((rep) => ({ ...rep, languages: [], territories: [], productLines: [], onCall: false }));

const LEAD: Lead = {
  id: 'l',
  contactId: 'p',
  track: 'b2c',
  stage: 'engaged',
  slots: {},
  signals: [],
  asked: [],
  refused: [],
  contactType: undefined,
  createdAt: NOW,
  lastInboundAt: NOW,
  hotCalledAt: undefined,
};

const HELD: Handoff = {
  id: 'h',
  conversationId: 'v',
  contactId: 'p',
  rule: 'H-1',
  topic: '',
  requestedAt: NOW,
  state: { status: 'active', repId: 'dewi', repName: 'Dewi', claimedAt: NOW },
};

const BARE_PRODUCT: Omit<Product, 'sku' | 'name' | 'category' | 'prices'> = {
  aliases: [],
  description: '',
  involvement: 'low',
  unit: 'unit',
  sourceUrl: undefined,
  image: undefined,
  discontinued: false,
  tags: [],
  stock: undefined,
  specs: [],
  relations: [],
  updatedAt: NOW,
};

/** What is sold, and what the customer's lead is about. */
interface Shop {
  products: ReadonlyMap<string, Product>;
  slots: Lead['slots'];
}

function outputs(repId: string, act: RepAct, handoff?: Handoff, shop?: Shop): readonly Output[] {
  const touch = { at: NOW, source: 'unknown', campaign: undefined, channel: 'webchat' } as const;
  const place = { id: 'v', channel: 'webchat', channelUserId: 'u', contactId: 'p' };
  const turn: Turn = {
    ...NO_PROOF,
    now: NOW,
    messageId: 'm',
    input: { kind: 'rep', repId, repName: repId, act },
    recognition: NOTHING_RECOGNIZED,
    acts: [],
    chosen: undefined,
    repeated: false,
    open: [],
    attempt: 0,
    recorded: [],
    leftover: [],
    stuck: undefined,
    contact: {
      ...firstContact({ contactId: 'p', eventId: 'e' }, touch).contact,
      lead: shop && { ...LEAD, slots: shop.slots },
    },
    conversation: newConversation(place, NOW, 'id'),
    handoff,
    views: {
      ...EMPTY_VIEWS,
      roster: ROSTER,
      catalogue: { ...EMPTY_VIEWS.catalogue, products: shop?.products ?? new Map() },
    },
    wording: () => ({ shown: '', version: '' }),
    newId: (kind) => kind,
    newSerial: () => 1,
    newCode: () => 'K7PM-4XQ9',
  };
  const step = relay.begin(turn);
  return step.status === 'complete' ? step.outputs : [];
}

describe('what a rep does, as outputs', () => {
  it('a sale wins the lead it is about, and no lead for something else', () => {
    const price = {
      audience: 'public' as const,
      idr: 100,
      minQty: 1,
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: undefined,
    };
    const product = (sku: string, category: string): [string, Product] => [
      sku,
      { ...BARE_PRODUCT, sku, name: sku, category, prices: [price] },
    ];
    const products = new Map([
      product('M1', 'grinders'),
      product('M2', 'grinders'),
      product('GAYO', 'beans'),
    ]);
    const sell = (sku: string, slots: Lead['slots']): boolean =>
      outputs('dewi', { act: 'record_order', sku, quantity: 1, paid: true }, HELD, { products, slots }).some(
        (output) => output.kind === 'record' && output.event.type === 'lead_changed',
      );
    expect(sell('M1', { sku: 'M1' })).to.equal(true);
    expect(sell('M2', { sku: 'M1' }), 'of its kind').to.equal(true);
    expect(sell('GAYO', { sku: 'M1' })).to.equal(false);
    expect(sell('GAYO', { category: 'grinders' })).to.equal(false);
    expect(sell('GAYO', {}), 'a lead that names nothing').to.equal(true);
  });

  it('a claim drops what the bot was asking: it is not asked again while a human speaks (T43)', () => {
    expect(outputs('dewi', { act: 'claim' })[0]).to.deep.equal({ kind: 'abandon' });
  });

  it('the second of two claims does nothing (T40)', () => {
    expect(outputs('wati', { act: 'claim' }, HELD)).to.deep.equal([]);
  });

  it('only a supervisor takes over, and not from themselves', () => {
    expect(outputs('dewi', { act: 'take_over' }, HELD)).to.deep.equal([]);
    expect(outputs('wati', { act: 'take_over' })).to.deep.equal([]);
    const taken = outputs('wati', { act: 'take_over' }, HELD);
    expect(taken.map((output) => (output.kind === 'record' ? output.event.type : output.kind))).to.deep.equal(
      ['abandon', 'handoff_moved', 'handoff_requested', 'handoff_moved', 'say'],
    );
  });

  it('an unpriced sale, an unknown order and an unknown complaint change nothing', () => {
    const acts: RepAct[] = [
      { act: 'record_order', sku: 'NOPE', quantity: 1, paid: true },
      { act: 'pay_order', orderNo: 'T-0001' },
      { act: 'move_complaint', complaintId: 'x', to: 'resolved', detail: undefined },
    ];
    for (const act of acts) expect(outputs('wati', act), act.act).to.deep.equal([]);
  });
});
