import { type Intent } from '../../../../domain/recognition/intent';
import { expect } from 'chai';
import { complaint } from '../../../../dialogs/complaints/complaint';
import { complaintStatus } from '../../../../dialogs/complaints/status';
import { offerToRemember } from '../../../../dialogs/profile/remember';
import { referFriend } from '../../../../dialogs/advocacy/refer-friend';
import { eraseData } from '../../../../dialogs/profile/erase';
import { optOut } from '../../../../dialogs/profile/rights';
import { testimonial } from '../../../../dialogs/advocacy/testimonial';
import { learn } from '../../../../dialogs/steering/learn';
import { plusDays } from '../../../../domain/time/calendar';
import { NOW, type Said, Talk, snapshotOf } from './complaint-turn';

const BROKEN: Said = { text: 'grinder rusak, minta diganti', acts: ['complain_damaged'] };

describe('while a complaint is open (C-20, T29)', () => {
  it('nobody is asked to be remembered, or for a testimonial', () => {
    const talk = new Talk();
    expect(offerToRemember(talk.turn({ text: 'harga?' }))).to.have.length(1);
    talk.hear(complaint, BROKEN);
    expect(offerToRemember(talk.turn({ text: 'harga?' }))).to.deep.equal([]);
    talk.state = undefined;
    const praise: Said = { text: 'kopinya enak banget', acts: ['give_testimonial'] };
    expect(talk.hear(testimonial, praise)).to.deep.equal(['request.testimonial-thanks']);
    expect(talk.events).to.deep.equal([]);
  });
});

describe('complaint status (C-26)', () => {
  const ask = (value: string): Said => ({
    text: value,
    acts: ['complaint_status'],
    recognition: { entities: [{ type: 'ticket_no', text: value, start: 0, end: value.length, value }] },
  });

  it('T32: in full to the owner, and the same words for a foreign number as for one that never was', () => {
    const talk = new Talk();
    talk.hear(complaint, { ...BROKEN, text: 'grinder M1 rusak, minta diganti, nomor pesanan lupa' });
    talk.hear(complaint, { text: 'lupa' });
    const [own] = talk.snapshot.contact.complaints;
    talk.state = undefined;
    expect(talk.hear(complaintStatus, ask(own?.ticketNo ?? ''))).to.deep.equal([
      'complaint-status.own',
      'complaint-status.next',
    ]);
    expect(talk.hear(complaintStatus, ask('KLH-20261120-0001'))).to.deep.equal(['complaint-status.verify']);
  });

  it('a broken promise is named, and a person called', () => {
    const talk = new Talk();
    talk.hear(complaint, BROKEN);
    talk.hear(complaint, { text: 'lupa nomornya' });
    talk.state = undefined;
    const at = plusDays(NOW, 2);
    const said = talk.hear(complaintStatus, { text: 'komplain saya gimana', acts: ['complaint_status'], at });
    expect(said).to.deep.equal(['complaint-status.own', 'complaint-status.overdue']);
    expect(talk.snapshot.handoff?.rule).to.equal('H-3');
  });
});

describe('rights', () => {
  it('T47: every advertising purpose that was granted ends in this turn, service goes on', () => {
    const talk = new Talk();
    const granted = {
      id: '1',
      purpose: 'newsletter' as const,
      action: 'grant' as const,
      at: plusDays(NOW, -1),
      channel: 'webchat',
      textVersion: '',
      textShown: '',
      language: 'id' as const,
      messageId: '',
    };
    talk.snapshot = snapshotOf({ consents: [granted, { ...granted, purpose: 'service' }] });
    talk.hear(optOut, { text: 'stop promo', acts: ['opt_out'] });
    const withdrawn = talk.events.flatMap((event) =>
      event.type === 'consent_recorded' ? [`${event.consent.purpose} ${event.consent.action}`] : [],
    );
    expect(withdrawn).to.deep.equal(['marketing_webchat withdraw', 'newsletter withdraw']);
    expect(talk.hear(optOut, { text: 'stop promo', acts: ['opt_out'] }), 'again').to.deep.equal([
      'rights.opted-out',
    ]);
    expect(talk.events).to.deep.equal([]);
  });

  it('erasure is asked of a person within 72 hours', () => {
    const talk = new Talk();
    talk.hear(eraseData, { text: 'hapus data saya', acts: ['erase_data'] });
    const [request] = talk.events.flatMap((event) =>
      event.type === 'desk_requested' ? [event.request] : [],
    );
    expect(request).to.include({ kind: 'data_erasure', dueAt: plusDays(NOW, 3) });
  });
});

describe('requests', () => {
  it('R-16: a number given for a friend is not learned as theirs', () => {
    const phone = { type: 'phone' as const, text: '0812', start: 0, end: 4, value: '+62812' };
    const said = { text: 'temen saya 0812', recognition: { entities: [phone] } };
    const learned = (acts: Intent[]): string[] =>
      learn(new Talk().turn({ ...said, acts })).flatMap((event) =>
        event.type === 'fact_stated' ? [event.fact.key] : [],
      );
    expect(learned(['refer_friend', 'give_contact'])).to.deep.equal([]);
    expect(learned(['give_contact'])).to.deep.equal(['phone']);
    const talk = new Talk();
    expect(talk.hear(referFriend, { ...said, acts: ['refer_friend'] })).to.deep.equal(['referral.buy-first']);
    expect(talk.events).to.deep.equal([]);
  });
});
