import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type LinesView } from '../../../bot/desk/views';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

onEachDatabase('the desk, by role', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let bayu: RepClient;
  let wati: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    [dewi, bayu, wati] = (await Promise.all(
      ['dewi', 'bayu', 'wati'].map((rep) => RepClient.signedIn(world.url, rep)),
    )) as [RepClient, RepClient, RepClient];
  });
  after(() => world?.close());

  const listed = async (rep: RepClient): Promise<string[]> => {
    const { waiting, inHand, recent } = await rep.queue();
    return [...waiting, ...inHand, ...recent].map((row) => row.conversationId);
  };
  const status = async (rep: RepClient, id: string): Promise<number> =>
    (await rep.get(`conversations/${id}`)).status;

  it('steps into a conversation of the bot’s (H-8)', async () => {
    const id = await world.customer('halo');
    expect((await dewi.see(id)).ownership).to.equal('bot');
    expect((await dewi.act(id, 'claim')).status).to.equal(200);
    const view = await dewi.see(id);
    expect(view).to.include({ ownership: 'human', mine: true });
    expect(view.handoff).to.include({ rule: 'H-8', status: 'accepted' });
    expect(view.lines.at(-1)).to.include({ author: 'system' });
  });

  it('shows sales and care what is nobody’s and what is or was theirs', async () => {
    const id = await world.customer('orang');
    expect(await listed(bayu)).to.include(id);
    await dewi.act(id, 'claim');
    expect(await listed(bayu)).to.not.include(id);
    const hidden = await bayu.get(`conversations/${id}`);
    expect([hidden.status, hidden.body.error.code]).to.deep.equal([403, 'not_allowed']);
    expect(hidden.body.error.by).to.equal('Dewi');
    expect((await bayu.get(`conversations/${id}/lines?before=x`)).status).to.equal(403);
    expect((await bayu.post(`conversations/${id}/orders`, sale())).status).to.equal(403);
    await dewi.act(id, 'return');
    expect(await status(bayu, id)).to.equal(200);
    await bayu.act(id, 'claim');
    expect(await status(dewi, id), 'held it before').to.equal(200);
    expect(await listed(wati)).to.include(id);
  });

  it('lets supervisors take over, and nobody else', async () => {
    const id = await world.customer('orang');
    await dewi.act(id, 'claim');
    expect((await bayu.act(id, 'take-over')).body.error.code).to.equal('not_allowed');
    expect((await wati.act(id, 'claim')).body.error.code).to.equal('already_claimed');
    expect((await wati.act(id, 'take-over')).status).to.equal(200);
    expect((await wati.see(id)).mine).to.equal(true);
    expect((await dewi.act(id, 'reply', { text: 'halo' })).body.error).to.include({
      code: 'not_yours',
      by: 'Wati',
    });
    const joined = (await wati.see(id)).lines.filter((line) => line.author === 'system');
    expect(joined).to.have.length(2);
    const free = await world.customer('halo');
    expect((await wati.act(free, 'take-over')).body.error.code).to.equal('not_held');
  });

  it('keeps who saw and did what, and shows it to supervisors (V-8)', async () => {
    const id = await world.customer('orang');
    for (let look = 0; look < 3; look += 1) await dewi.see(id);
    await dewi.act(id, 'claim');
    await dewi.see(id);
    await dewi.act(id, 'reply', { text: 'halo' });
    await dewi.act(id, 'return');
    expect((await dewi.see(id)).seenBy).to.equal(null);
    const acts = async (): Promise<string[]> =>
      ((await wati.see(id)).seenBy ?? [])
        .filter(({ repName }) => repName === 'Dewi')
        .map(({ act, masked }) => `${act} ${masked ? 'masked' : 'open'}`)
        .sort();
    for (let tries = 0; tries < 50 && (await acts()).length < 5; tries += 1);
    expect(await acts()).to.deep.equal([
      'claimed open',
      'replied open',
      'returned open',
      'viewed masked',
      'viewed open',
    ]);
  });

  it('reads a long transcript a page at a time', async () => {
    const id = await world.customer('halo');
    for (let turn = 0; turn < 60; turn += 1) await world.customer(`pesan ${turn}`, id);
    const view = await dewi.see(id);
    expect([view.lines.length, view.earlier, view.customerLines]).to.deep.equal([100, true, 61]);
    const older = await dewi.get<LinesView>(`conversations/${id}/lines?before=${view.lines[0]?.id}`);
    expect(older.body.earlier).to.equal(false);
    const all = [...older.body.lines, ...view.lines];
    expect(new Set(all.map((line) => line.id)).size).to.equal(all.length);
    expect(all.filter((line) => line.author === 'customer').map((line) => line.text)).to.deep.equal([
      'halo',
      ...Array.from({ length: 60 }, (_slot, turn) => `pesan ${turn}`),
    ]);
  });

  const sale = (): object => ({ clientKey: randomUUID(), sku: 'M1', quantity: 1, paid: true });
});
