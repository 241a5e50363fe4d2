import { expect } from 'chai';
import { complaint } from '../../../../dialogs/complaints/complaint';
import { type CaseFile } from '../../../../dialogs/complaints/case-file';
import { plusDays, plusMillis } from '../../../../domain/time/calendar';
import { NOW, type Said, Talk, orderEntity, orderOf, snapshotOf } from './complaint-turn';

const LATE: Said = { text: 'pesanan NS-1190 belum sampai juga, minta dikirim lagi', acts: ['complain_late'] };
const OF_ORDER: Said = { ...LATE, recognition: { entities: [orderEntity('NS-1190')] } };
const HOUR_MS = 3_600_000;

function newest(talk: Talk): CaseFile {
  const found = talk.snapshot.contact.complaints.at(-1);
  if (!found) throw new Error('there is no complaint');
  return found;
}

describe('complaint', () => {
  it('is kept from its first sentence, before anything was answered', () => {
    const talk = new Talk();
    const said = talk.hear(complaint, { text: 'paket saya belum sampai', acts: ['complain_late'] });
    expect(said).to.deep.equal(['complaint.sorry-late', 'complaint.ask-order']);
    expect(newest(talk)).to.include({ ticketNo: undefined, description: 'paket saya belum sampai' });
    expect(newest(talk).state.status).to.equal('draft');
  });

  it('asks nothing that was said, and gives number, owner and deadline', () => {
    const talk = new Talk();
    const said = talk.hear(complaint, OF_ORDER);
    expect(said).to.deep.equal([
      'complaint.sorry-late',
      'complaint.read-back',
      'complaint.promise',
      'complaint.more',
    ]);
    expect(newest(talk)).to.include({ priority: 'P3', ownerRepId: 'maya', orderNo: 'NS-1190' });
    expect(newest(talk).ticketNo).to.match(/^KLH-20261123-\d{4}$/);
    const promised = talk.said[2]?.values?.deadline;
    expect(promised, '8 business hours').to.deep.equal({ deadline: '2026-11-24T06:05:00.000Z' });
  });

  it('shows the rep why it is as urgent as it is', () => {
    const talk = new Talk();
    talk.hear(complaint, { text: 'saya dipotong dua kali', acts: ['complain_billing'] });
    expect(newest(talk).reasons).to.deep.equal({
      severity: 'double_charge',
      priority: [{ because: 'severity', points: 60 }],
    });
  });

  it('danger at night: text S-01, the person on call, within a quarter of an hour', () => {
    const talk = new Talk();
    const at = '2026-11-23T14:02:00.000Z';
    const said = talk.hear(complaint, { text: 'mesin keluar percikan api', acts: ['complain_damaged'], at });
    expect(said).to.deep.equal(['complaint.safety-device', 'complaint.safety-called', 'complaint.ask-hurt']);
    expect(newest(talk)).to.include({ severity: 'SEV1', priority: 'P1', ownerRepId: 'fajar' });
    expect(talk.said[1]?.values?.deadline).to.deep.equal({ deadline: '2026-11-23T14:17:00.000Z' });
    expect(talk.snapshot.handoff).to.deep.include({ rule: 'H-3', state: { status: 'queued' } });
  });

  it('a hospital that waits for a parcel is not in danger', () => {
    const talk = new Talk();
    talk.hear(complaint, {
      text: 'pesanan untuk rumah sakit kami belum sampai',
      acts: ['complain_late'],
      recognition: { urgency: 1, reasons: ['urgency:safety:rumah sakit'] },
    });
    expect(newest(talk).severity).to.equal('SEV3');
  });

  it('keeps of an injury only whether there is one', () => {
    const talk = new Talk();
    talk.hear(complaint, { text: 'mesinnya nyetrum', acts: ['complain_damaged'] });
    talk.hear(complaint, { text: 'tangan saya luka bakar sampai melepuh' });
    expect(newest(talk).description).to.equal('mesinnya nyetrum\n[injury: yes]');
  });

  it('H-3: anger twice calls a person, once does not', () => {
    const talk = new Talk();
    const angry = { sentiment: -0.7 };
    talk.hear(complaint, { text: 'kecewa, barang rusak', acts: ['complain_damaged'], recognition: angry });
    expect(talk.snapshot.handoff).to.equal(undefined);
    const said = talk.hear(complaint, { text: 'parah banget kalian', recognition: angry });
    expect(said[0]).to.equal('complaint.angry');
    expect(talk.snapshot.handoff?.topic).to.match(/^kecewa, .* \(KLH-\S+ · P3 40 · SEV3 defect\)$/);
  });

  it('insults: one calm sentence and a person, and the complaint is taken down', () => {
    const talk = new Talk();
    const said = talk.hear(complaint, { text: 'goblok, barang telat mulu', acts: ['complain_late'] });
    expect(said.slice(1, 3)).to.deep.equal(['complaint.abuse', 'complaint.calling']);
    expect(newest(talk).state.status).to.equal('acknowledged');
  });

  it('the same trouble again: one ticket, escalated, dearer by the repetition (C-24)', () => {
    const talk = new Talk();
    talk.hear(complaint, OF_ORDER);
    talk.state = undefined;
    const said = talk.hear(complaint, { ...OF_ORDER, at: plusMillis(NOW, 2 * HOUR_MS) });
    expect(said).to.deep.equal(['complaint.sorry-late', 'complaint.escalated', 'complaint.stands']);
    expect(talk.snapshot.contact.complaints).to.have.length(1);
    expect(newest(talk)).to.include({ escalated: true, score: 45 });
  });

  it('another order is another complaint', () => {
    const talk = new Talk();
    talk.hear(complaint, OF_ORDER);
    talk.hear(complaint, { ...LATE, recognition: { entities: [orderEntity('NS-2000')] } });
    expect(talk.snapshot.contact.complaints.map(({ orderNo }) => orderNo)).to.deep.equal([
      'NS-1190',
      'NS-2000',
    ]);
  });

  it('what was settled and is not: opened again, a level up, with a person', () => {
    const talk = new Talk();
    talk.hear(complaint, OF_ORDER);
    const resolved: CaseFile = { ...newest(talk), state: { status: 'resolved', by: 'answer', at: NOW } };
    talk.snapshot = snapshotOf({ complaints: [resolved] });
    talk.state = undefined;
    const said = talk.hear(complaint, {
      text: 'no, the handle is cracked',
      acts: ['deny', 'complain_damaged'],
    });
    expect(said).to.include.members(['complaint.reopened', 'complaint.calling']);
    expect(newest(talk)).to.include({ reopenedCount: 1, escalated: true });
    expect(newest(talk).priority).to.equal('P2');
  });

  it('a withdrawn complaint takes its call for a person back', () => {
    const talk = new Talk();
    talk.hear(complaint, { text: 'barang rusak, panggil orang', acts: ['complain_damaged', 'human'] });
    expect(talk.snapshot.handoff?.state.status).to.equal('queued');
    expect(talk.hear(complaint, { text: 'batal deh', acts: ['cancel'] })).to.deep.equal([
      'complaint.withdrawn',
    ]);
    expect(talk.snapshot.handoff?.state.status).to.equal('cancelled');
    expect(newest(talk).state.status).to.equal('withdrawn');
  });
});

describe('T31: the small apology', () => {
  const given = (net: number | undefined, before: CaseFile[] = []): number | undefined => {
    const orders = net === undefined ? [] : [orderOf('NS-1190', net)];
    const talk = new Talk(snapshotOf({ orders, complaints: before }));
    talk.hear(complaint, OF_ORDER);
    expect(talk.said.some(({ text }) => text === 'complaint.goodwill')).to.equal(
      newest(talk).goodwill !== undefined,
    );
    return newest(talk).goodwill?.amount;
  };

  it('a tenth of an order that is theirs, at most 50 000', () => {
    expect(given(450_000)).to.equal(45_000);
    expect(given(900_000)).to.equal(50_000);
    expect(given(undefined), 'an order nobody knows').to.equal(undefined);
  });

  it('once in 90 days', () => {
    const talk = new Talk(snapshotOf({ orders: [orderOf('NS-1190', 450_000)] }));
    talk.hear(complaint, OF_ORDER);
    const closed: CaseFile = { ...newest(talk), state: { status: 'closed', by: 'customer', at: NOW } };
    expect(given(450_000, [closed])).to.equal(undefined);
    const at = plusDays(NOW, -90);
    const long: CaseFile = {
      ...closed,
      goodwill: { ruleId: 'late_or_minor', amount: 1, expiresAt: NOW, at },
    };
    expect(given(450_000, [long])).to.equal(45_000);
  });
});
