import { expect } from 'chai';
import { behindDoor, visibleContact } from '../../../../domain/contact/door';
import { type Contact } from '../../../../domain/contact/contact';
import { type Conversation } from '../../../../domain/conversation/conversation';
import { isProven } from '../../../../domain/conversation/proof';
import { firstContact, newConversation } from '../../../../domain/contact/first-contact';
import { type Voucher } from '../../../../domain/vouchers/voucher';
import { type FactKey, type ProfileFact } from '../../../../domain/profile/facts';

const BEFORE = '2026-11-01T03:00:00.000Z';
const START = '2026-11-22T03:00:00.000Z';
const NOW = '2026-11-22T04:00:00.000Z';

function fact(key: FactKey, value: string, capturedAt: string): ProfileFact {
  const source = { sourceMessageId: 'm', purpose: 'service' as const, supersededById: undefined };
  return { id: `${key} ${value}`, key, value, status: 'stated', confidence: 1, capturedAt, ...source };
}

function person(): Contact {
  const ids = { contactId: 'p', eventId: 'e' };
  const touch = { at: BEFORE, source: 'unknown' as const, campaign: undefined, channel: 'webchat' };
  const purchase = {
    type: 'purchase_recorded' as const,
    ...{ orderNo: 'NS-1', net: 1, margin: 1, items: [], id: 'x', key: 'k', actor: 'bot', occurredAt: BEFORE },
  };
  const { contact } = firstContact(ids, touch);
  return {
    ...contact,
    facts: [
      fact('display_name', 'Dimas', BEFORE),
      fact('phone', '+62812', BEFORE),
      fact('city', 'Bogor', NOW),
    ],
    evidence: [...contact.evidence, purchase],
  };
}

function chat(of: Partial<Conversation> = {}): Conversation {
  const identity = { id: 'v', channel: 'webchat', channelUserId: 'dl_1', contactId: 'p' };
  return { ...newConversation(identity, START, 'id'), ...of };
}

const told = (contact: Contact): string[] => contact.facts.map(({ key }) => key);

describe('The door to what belongs to a person (M-4, T23)', () => {
  it('a browser is told what its own conversation has brought, and no more', () => {
    const visible = visibleContact(person(), chat(), NOW);
    expect(told(visible)).to.deep.equal(['city']);
    expect(visible.evidence).to.deep.equal([]);
  });

  it('proof opens it, and closes again when its time is over', () => {
    const proof = { way: 'code' as const, at: START, until: NOW };
    expect(visibleContact(person(), chat({ proof }), START)).to.deep.equal(person());
    expect(told(visibleContact(person(), chat({ proof }), NOW))).to.deep.equal(['city']);
  });

  it('a voucher is seen where it was given, and where its code is named', () => {
    const entry = { amount: 0, by: 'bot', contactId: 'p', orderNo: undefined, until: undefined };
    const voucher = (...ledger: Array<[kind: 'issued' | 'reserved' | 'redeemed', at: string]>): Voucher => ({
      ...{ id: 'w', code: 'K7PM-4XQ9', holderId: 'p', uses: undefined, origin: 'goodwill', reason: '' },
      expiresAt: NOW,
      ledger: ledger.map(([kind, at]) => ({ ...entry, kind, at })),
    });
    const seen = (one: Voucher): number =>
      visibleContact({ ...person(), vouchers: [one] }, chat(), NOW).vouchers.length;
    expect(seen(voucher(['issued', BEFORE]))).to.equal(0);
    expect(seen(voucher(['issued', NOW]))).to.equal(1);
    expect(seen(voucher(['issued', BEFORE], ['reserved', NOW]))).to.equal(1);
    expect(seen(voucher(['issued', BEFORE], ['redeemed', NOW]))).to.equal(0);
  });

  it('channels that sign people in need no proof; groups know nobody (T56)', () => {
    expect(isProven(chat({ channel: 'telegram', channelUserId: '77' }), NOW)).to.equal(true);
    expect(isProven(chat({ channel: 'msteams', channelUserId: 'a' }), NOW)).to.equal(true);
    const group = chat({ channel: 'telegram', channelUserId: 'group:-77' });
    expect(told(visibleContact(person(), group, NOW))).to.deep.equal(['city']);
  });

  it('who says that they are still the same is called by name, and told nothing that could reach them (M-6)', () => {
    expect(told(visibleContact(person(), chat({ recognised: 'yes' }), NOW))).to.deep.equal([
      'display_name',
      'city',
    ]);
    expect(told(visibleContact(person(), chat({ recognised: 'no' }), NOW))).to.deep.equal(['city']);
  });

  it('who has bought is no first buyer, also where that may not be told (T37)', () => {
    const contact = person();
    expect(behindDoor(contact, visibleContact(contact, chat(), NOW))).to.deep.equal({
      isWithheld: true,
      hasBought: true,
      hasOpenComplaint: false,
      calledBefore: undefined,
    });
  });
});
