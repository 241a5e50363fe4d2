import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type RequestsView } from '../../../bot/desk/case-views';
import { outcomesDue } from '../../../bot/jobs/outcomes-due';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';
import { seedHotLead } from './seed-cases';

onEachDatabase('what comes of a chance', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let maya: RepClient;

  beforeEach(async () => {
    world = await openDesk({}, makePlace);
    dewi = await RepClient.signedIn(world.url, 'dewi');
    maya = await RepClient.signedIn(world.url, 'maya');
  });
  afterEach(() => world?.close());

  const post = (rep: RepClient, id: string, act: string, body: object) =>
    rep.post(`conversations/${id}/${act}`, { clientKey: randomUUID(), ...body });

  /** Somebody with a lead, whose call Dewi has taken. */
  async function inHand(): Promise<string> {
    const id = await world.customer('halo');
    await seedHotLead(world.database, id);
    await world.customer('mau bicara dengan orang', id);
    await dewi.act(id, 'claim');
    return id;
  }

  const stage = async (id: string): Promise<string | undefined> => (await dewi.see(id)).cases.lead?.stage;

  it('a claimed chance is no longer new; sold and paid it is won, by its own order and with no word asked', async () => {
    const id = await inHand();
    expect(await stage(id)).to.equal('accepted');
    const [cheap, dear] = (await dewi.get<{ products: Array<{ sku: string }> }>('products')).body.products;
    await post(dewi, id, 'orders', { sku: cheap?.sku, quantity: 1, paid: false });
    const outcome = { kind: 'sold', sku: dear?.sku, quantity: 2, paid: false };
    expect((await post(dewi, id, 'close', { outcome, note: 'dikirim besok' })).status).to.equal(200);
    const seen = await dewi.see(id);
    expect(seen.ownership).to.equal('bot');
    expect(seen.lines.at(-1)?.text).to.contain('dikirim besok');
    const own = seen.handoff?.outcome?.orderNo ?? '';
    expect(await stage(id), 'not paid yet').to.equal('accepted');
    const other = seen.cases.orders.find(({ orderNo }) => orderNo !== own)?.orderNo;
    await post(dewi, id, 'orders/paid', { orderNo: other });
    expect(await stage(id), 'somebody else’s money').to.equal('accepted');
    await post(dewi, id, 'orders/paid', { orderNo: own });
    expect(await stage(id)).to.equal('won');
  });

  it('lost has its reason, put off is a task on its day, and what cannot be recorded gives nothing back', async () => {
    const id = await inHand();
    for (const outcome of [
      { kind: 'lost', reason: 'whim' },
      { kind: 'deferred', until: '2020-01-01' },
      { kind: 'deferred', until: 'besok' },
    ])
      expect((await post(dewi, id, 'close', { outcome })).status, JSON.stringify(outcome)).to.equal(400);
    expect((await post(dewi, id, 'close', { outcome: { kind: 'won', orderNo: 'NS-9999' } })).status).to.equal(
      409,
    );
    expect((await dewi.see(id)).mine).to.equal(true);
    expect((await post(maya, id, 'close', { outcome: { kind: 'invalid' } })).status).to.equal(409);

    const outcome = { kind: 'deferred', until: '2026-12-06' };
    expect((await post(dewi, id, 'close', { outcome })).status).to.equal(200);
    expect(await stage(id)).to.equal('nurture');
    const { requests } = (await maya.get<RequestsView>('requests')).body;
    const task = requests.find(({ conversationId }) => conversationId === id);
    expect(task, 'a Sunday, so on Monday at nine').to.include({
      kind: 'follow_up',
      dueAt: '2026-12-07T02:00:00.000Z',
    });
  });

  it('given back without a word it is asked for after a day, and after two whoever decides hears of it', async () => {
    const id = await inHand();
    await dewi.act(id, 'return', { note: 'nanti dikabari' });
    const { recent } = await dewi.queue();
    const row = recent.find(({ conversationId }) => conversationId === id);
    expect(row?.handoff?.wantsOutcome).to.equal(true);
    const due = async (): Promise<string[]> => {
      await outcomesDue.run({
        database: world.database,
        intake: world.intake,
        files: { remove: () => Promise.resolve() },
        views: world.views,
        clock: () => new Date(world.clock.now).toISOString(),
      });
      await world.customer('halo lagi', id);
      const notices = await world.database.read<{ kind: string; reps: string }>(
        `SELECT kind, reps FROM rep_notice WHERE conversation_id = $1 AND kind LIKE 'outcome%' ORDER BY seq`,
        [id],
      );
      return notices.map(({ kind, reps }) => `${kind} ${reps}`);
    };
    world.clock.now += 23 * 3_600_000;
    expect(await due()).to.deep.equal([]);
    world.clock.now += 2 * 3_600_000;
    expect(await due()).to.deep.equal(['outcome_due ["dewi"]']);
    expect(await due(), 'once').to.have.length(1);
    // Their sessions have ended.
    dewi = await RepClient.signedIn(world.url, 'dewi');
    maya = await RepClient.signedIn(world.url, 'maya');
    const handoffId = row?.handoff?.id;
    const outcome = { kind: 'lost', reason: 'competitor', detail: 'sudah beli di Kopi Lain' };
    expect((await post(maya, id, 'outcome', { handoffId, outcome })).status, 'not hers').to.equal(403);
    expect((await post(dewi, id, 'outcome', { handoffId, outcome })).status).to.equal(200);
    expect((await post(dewi, id, 'outcome', { handoffId, outcome })).body.error.code).to.equal(
      'already_settled',
    );
    expect((await dewi.see(id)).handoff?.outcome).to.include({ kind: 'lost', reason: 'competitor' });
    expect(await stage(id)).to.equal('lost');
    world.clock.now += 24 * 3_600_000;
    expect(await due(), 'said in time').to.have.length(1);
  });
});
