import { expect } from 'chai';
import { membershipJoin, membershipOffer } from '../../../../dialogs/membership/join';
import { membershipCard, membershipLeave } from '../../../../dialogs/membership/own-card';
import { ladderStatus } from '../../../../dialogs/membership/standing';
import { priceAudience } from '../../../../dialogs/membership/card';
import { type LoyaltyEvent } from '../../../../domain/ladder/loyalty-events';
import { plusDays } from '../../../../domain/time/calendar';
import { computeRung } from '../../../../domain/ladder/ladder';
import { type Contact } from '../../../../domain/contact/contact';
import { type Standing } from '../../../../domain/ladder/rung';
import { type Instant } from '../../../../domain/time/instant';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { NOW, type Said, Talk, snapshotOf } from '../complaints/complaint-turn';

const JOIN: Said = { text: 'mau member', acts: ['membership_join'] };
const YES: Said = { text: 'mau', chosen: 'yes' };

function purchases(...daysAgo: number[]): LoyaltyEvent[] {
  return daysAgo.map((days) => ({
    id: `${days}`,
    key: `purchase:${days}`,
    type: 'purchase_recorded',
    orderNo: `NS-${days}`,
    net: 1,
    margin: 0,
    items: [{ sku: `sku-${days}`, quantity: 1 }],
    occurredAt: plusDays(NOW, -days),
    actor: 'import',
  }));
}

function talkWith(...daysAgo: number[]): Talk {
  const snapshot = snapshotOf({ evidence: purchases(...daysAgo) });
  return new Talk({ ...snapshot, contact: withRung(snapshot.contact, NOW) });
}

function withRung(contact: Contact, now: Instant): Contact {
  return { ...contact, standing: rungOf(contact, now) };
}

function rungOf({ evidence }: Contact, now: Instant): Standing {
  const context = { rules: DEFAULT_RULES.ladder, now, timeZone: 'Asia/Jakarta', contactable: false };
  return computeRung(evidence, context);
}

const rung = (talk: Talk, now = NOW): Standing => rungOf(talk.snapshot.contact, now);

describe('membership (L-6, L-7)', () => {
  it('T8: who asks too early hears how many purchases are missing, and nothing is kept', () => {
    const talk = talkWith(10, 40);
    expect(talk.hear(membershipJoin, JOIN)).to.deep.equal(['request.membership-missing']);
    expect(talk.events).to.deep.equal([]);
  });

  it('whoever accepts has a card at once and is a MEMBER', () => {
    const talk = talkWith(10, 40, 90);
    expect(talk.hear(membershipJoin, JOIN)).to.deep.equal(['membership.offer']);
    expect(rung(talk)).to.equal('CUSTOMER');
    expect(talk.hear(membershipJoin, YES)).to.deep.equal(['membership.welcome', 'membership.card']);
    expect(rung(talk)).to.equal('MEMBER');
    expect(priceAudience(talk.turn({ text: '' }))).to.equal('member');
    talk.state = undefined;
    expect(talk.hear(membershipCard, { text: 'kartu saya' })).to.deep.equal(['membership.card']);
  });

  it('T7: who refuses stays CUSTOMER, and for 180 days is not offered it again', () => {
    const talk = talkWith(10, 40, 90);
    expect(talk.hear(membershipOffer, { text: 'halo' })).to.deep.equal(['membership.offer']);
    const no: Said = { text: 'tidak', chosen: 'no' };
    expect(talk.hear(membershipOffer, no)).to.deep.equal(['membership.refused']);
    expect(rung(talk)).to.equal('CUSTOMER');
    talk.state = undefined;
    const later = { text: 'halo', at: plusDays(NOW, 100) };
    expect(talk.hear(membershipOffer, later)).to.deep.equal([]);
    expect(talk.hear(membershipJoin, JOIN), 'asking is always open').to.deep.equal(['membership.offer']);
  });

  it('a price is a member\u2019s only while the card is active', () => {
    const talk = talkWith(10, 40, 90);
    talk.hear(membershipJoin, JOIN);
    talk.hear(membershipJoin, YES);
    talk.state = undefined;
    const next = plusDays(NOW, 1);
    expect(talk.hear(membershipLeave, { text: 'keluar', at: next })).to.deep.equal(['membership.leave']);
    const pause: Said = { text: 'jeda', chosen: 'pause', at: next };
    expect(talk.hear(membershipLeave, pause)).to.deep.equal(['membership.paused']);
    expect(rung(talk, next)).to.equal('CUSTOMER');
    expect(priceAudience(talk.turn({ text: '' }))).to.equal('public');
    talk.state = undefined;
    const last = plusDays(NOW, 2);
    expect(talk.hear(membershipJoin, { ...JOIN, at: last })).to.deep.equal(['membership.card-paused']);
    expect(talk.hear(membershipJoin, { ...YES, at: last })).to.deep.equal(['membership.resumed']);
    expect(rung(talk, last)).to.equal('MEMBER');
  });

  it('the level is told with what is missing for the next', () => {
    const ask: Said = { text: 'level saya apa' };
    expect(talkWith().hear(ladderStatus, ask)).to.deep.equal(['ladder.standing', 'ladder.next-ask']);
    expect(talkWith(10).hear(ladderStatus, ask)).to.deep.equal(['ladder.standing', 'ladder.next-buy']);
    expect(talkWith(10, 40).hear(ladderStatus, ask)).to.deep.equal(['ladder.standing', 'ladder.next-card']);
    expect(talkWith(10, 40, 90).hear(ladderStatus, ask)).to.deep.equal([
      'ladder.standing',
      'ladder.next-join',
    ]);
  });
});
