import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type CaseFile } from '../../../dialogs/complaints/case-file';
import { type ComplaintsView } from '../../../bot/desk/case-views';
import { type Complaint } from '../../../domain/complaints/complaint';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { type Answered, RepClient } from './rep-client';
import { seedComplaint, seedHotLead, seedName, seedRequest } from './seed-cases';

const AT = '2026-11-23T01:30:00.000Z';

onEachDatabase('What the desk says of a customer', (makePlace) => {
  let world: DeskWorld;
  let [dewi, maya, wati]: RepClient[] = [];

  before(async () => {
    world = await openDesk({}, makePlace);
    [dewi, maya, wati] = await Promise.all(
      ['dewi', 'maya', 'wati'].map((repId) => RepClient.signedIn(world.url, repId)),
    );
  });
  after(() => world.close());

  const signedIn = (rep: RepClient | undefined): RepClient => {
    if (!rep) throw new Error('nobody signed in');
    return rep;
  };
  const move = (rep: RepClient | undefined, id: string, body: object): Promise<Answered<unknown>> =>
    signedIn(rep).post(`complaints/${id}/move`, { clientKey: randomUUID(), ...body });
  const lastLine = async (id: string): Promise<string> =>
    (await signedIn(wati).see(id)).lines.at(-1)?.text ?? '';

  it('briefs whoever takes over: who, what, how much, and why it is hot', async () => {
    const id = await world.customer('mau bicara dengan orang, telepon 0812 3456 7889');
    await seedName(world.database, id, 'Ratna');
    await seedHotLead(world.database, id);
    const { brief } = await signedIn(dewi).see(id);
    expect(brief).to.deep.include({ rule: 'H-1', name: 'Ratna', company: 'Sinar Abadi', openComplaints: 0 });
    expect(brief?.score?.temperature).to.equal('hot');
    expect(brief?.score?.reasons.map(({ words }) => words?.en)).to.deep.equal([
      'Needs it within 24 days',
      'Decides on their own',
    ]);
    expect(brief?.topic).to.contain('0812••••89');
    expect(brief?.slots).to.deep.include({ slot: 'quantity', kind: 'quantity', value: 80, unit: 'person' });
    await signedIn(dewi).act(id, 'claim');
    expect((await signedIn(dewi).see(id)).brief?.topic).to.contain('0812 3456 7889');
    await signedIn(dewi).act(id, 'return');
    expect((await signedIn(dewi).see(id)).brief).to.equal(null);
  });

  it('explains every point of a score in both languages', async () => {
    const id = await world.customer('halo');
    await seedHotLead(world.database, id);
    const { lead } = (await signedIn(dewi).see(id)).cases;
    const words = lead?.lines.map((line) => line.words);
    expect(words).to.deep.include({ id: 'Ia sendiri yang memutuskan', en: 'Decides on their own' });
    expect(words).to.deep.include({
      id: 'Bekasi ada di wilayah layanan kita',
      en: 'Bekasi is within our service area',
    });
    expect(words).to.deep.include({ id: 'Menyebut jumlah: 80 orang', en: 'Named an amount: 80 people' });
    for (const one of words ?? [])
      expect(one?.id && one.en && one.id !== one.en, JSON.stringify(one)).to.equal(true);
  });

  it('says why a complaint is grave and urgent, and what the bot gave or may not give', async () => {
    const id = await world.customer('halo');
    const reasons: CaseFile['reasons'] = {
      severity: 'late',
      priority: [
        { because: 'severity', points: 35 },
        { because: 'anger', points: 5 },
      ],
    };
    const goodwill = {
      ruleId: 'late_or_minor',
      amount: 25_000,
      expiresAt: '2026-12-23T01:30:00.000Z',
      at: AT,
    };
    const given: Partial<CaseFile> = { reasons, goodwill };
    await seedComplaint(world.database, id, given);
    await seedComplaint(world.database, id, { severity: 'SEV2', priority: 'P2' });
    const [grave, late] = (await signedIn(maya).see(id)).cases.complaints;
    expect(late).to.deep.include({ reasons, detail: null });
    const { at: _at, ...voucher } = goodwill;
    expect(late?.goodwill).to.deep.equal({ kind: 'voucher', ...voucher });
    expect(grave?.goodwill).to.deep.equal({ kind: 'none', reason: 'severity', decides: 'agent' });
  });

  it('closes a complaint as withdrawn, refers it elsewhere, and opens it again; the customer hears of each', async () => {
    const id = await world.customer('halo');
    const withdrawn = await seedComplaint(world.database, id);
    expect((await move(maya, withdrawn, { to: 'withdrawn' })).status).to.equal(200);
    expect(await lastLine(id)).to.match(/KLH-\S+ kami tutup sesuai permintaan Anda/);
    const referred = await seedComplaint(world.database, id, { state: { status: 'in_progress', at: AT } });
    expect((await move(maya, referred, { to: 'referred_external' })).status).to.equal(400);
    await move(maya, referred, { to: 'referred_external', detail: 'layanan klaim JNE' });
    expect(await lastLine(id)).to.contain('Maya kepada layanan klaim JNE');
    const closed = await seedComplaint(world.database, id, {
      state: { status: 'closed', at: AT, by: 'timeout' },
    });
    expect((await move(maya, closed, { to: 'reopened' })).status).to.equal(200);
    expect(await lastLine(id)).to.contain('kami buka kembali');
    const views = (await signedIn(maya).see(id)).cases.complaints;
    const of = (one: string): Pick<Complaint, 'priority'> & { status: string; detail: string | null } => {
      const { status, detail, priority } = views.find((view) => view.id === one) ?? {};
      return { status: status ?? '', detail: detail ?? null, priority: priority ?? 'P4' };
    };
    expect(of(withdrawn).status).to.equal('withdrawn');
    expect(of(referred)).to.include({ status: 'referred_external', detail: 'layanan klaim JNE' });
    expect(of(closed)).to.include({ status: 'in_progress', priority: 'P2' });
  });

  it('merges a complaint into another ticket of the same person, and into no other', async () => {
    const id = await world.customer('halo');
    const elsewhere = await world.customer('halo');
    const first = await seedComplaint(world.database, id);
    const second = await seedComplaint(world.database, id);
    await seedComplaint(world.database, elsewhere, { ticketNo: 'KLH-20261122-9999' });
    const views = (await signedIn(maya).see(id)).cases.complaints;
    const ticket = views.find((view) => view.id === first)?.ticketNo ?? '';
    const view = views.find((one) => one.id === second);
    expect(view?.otherTickets).to.deep.equal([ticket]);
    expect((await move(maya, second, { to: 'duplicate', detail: 'KLH-20261122-9999' })).status).to.equal(409);
    expect((await move(maya, second, { to: 'duplicate', detail: ticket })).status).to.equal(200);
    expect(await lastLine(id)).to.contain(`kami gabungkan dengan ${ticket}`);
    const left = (await signedIn(maya).see(id)).cases.complaints.find((one) => one.id === first);
    expect([left?.steps.includes('duplicate'), left?.otherTickets]).to.deep.equal([false, []]);
    const listed = (await signedIn(maya).get<ComplaintsView>('complaints')).body.complaints;
    expect(listed.some((one) => one.id === second)).to.equal(false);
  });

  it('keeps what the customer was told when a request was settled', async () => {
    const id = await world.customer('halo');
    const request = await seedRequest(world.database, id, 'callback');
    const note = 'sudah ditelepon ke 0812 3456 7889';
    await signedIn(maya).post(`requests/${request}/settle`, { clientKey: randomUUID(), to: 'done', note });
    const [settled] = (await signedIn(maya).see(id)).cases.requests;
    expect(settled).to.include({ status: 'done', note: 'sudah ditelepon ke 0812••••89' });
  });
});
