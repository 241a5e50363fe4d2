import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { onEachDatabase } from '../../databases';
import { reviewLadder } from '../../../models/orders/review-ladder';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

const DAY_MS = 86_400_000;

onEachDatabase('the ladder at the desk', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;
  let wati: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    dewi = await RepClient.signedIn(world.url, 'dewi');
    wati = await RepClient.signedIn(world.url, 'wati');
  });
  after(() => world?.close());

  const override = (days: number): object => ({
    ...{ to: 'MEMBER', days, reason: 'Anggota dari toko lama' },
    clientKey: randomUUID(),
  });

  it('is set by hand by a supervisor until a day; after it the evidence decides again', async () => {
    const id = await world.customer('harga M1 berapa?');
    const before = await wati.see(id);
    expect((await wati.post(`conversations/${id}/rung`, override(2))).status).to.equal(200);
    const set = await wati.see(id);
    expect(set.person.standing).to.equal('MEMBER');
    expect(set.person.evidence[0]).to.include({
      ...{ type: 'manual_override', by: 'rep:wati', what: 'Anggota dari toko lama' },
    });
    expect(set.lines).to.have.length(before.lines.length);
    world.clock.now += 3 * DAY_MS;
    const { rules, company } = world.views();
    const context = {
      ...{ at: new Date(world.clock.now).toISOString(), newId: () => randomUUID(), actor: 'system' },
      ...{ rules: rules.ladder, timeZone: company.timeZone },
    };
    const scope = 'by_time' as const;
    const previewed = await reviewLadder(world.database, context, { scope, isPreview: true });
    expect(previewed.map(({ from, to }) => [from, to])).to.deep.equal([['MEMBER', before.person.standing]]);
    const moved = await reviewLadder(world.database, context, { scope, isPreview: false });
    expect(moved).to.deep.equal(previewed);
    expect(await reviewLadder(world.database, context, { scope, isPreview: false })).to.deep.equal([]);
    wati = await RepClient.signedIn(world.url, 'wati');
    expect((await wati.see(id)).person.standing).to.equal(before.person.standing);
  });

  it('is not set by others', async () => {
    const id = await world.customer('halo');
    dewi = await RepClient.signedIn(world.url, 'dewi');
    const answer = await dewi.post(`conversations/${id}/rung`, override(2));
    expect([answer.status >= 400, answer.body.error.code]).to.deep.equal([true, 'not_allowed']);
    expect((await dewi.see(id)).person.evidence.some(({ type }) => type === 'manual_override')).to.equal(
      false,
    );
  });
});
