import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { onEachDatabase } from '../../databases';
import { type DeskWorld, openDesk } from './desk-world';
import { RepClient } from './rep-client';

onEachDatabase('vouchers at the desk', (makePlace) => {
  let world: DeskWorld;
  let dewi: RepClient;

  before(async () => {
    world = await openDesk({}, makePlace);
    dewi = await RepClient.signedIn(world.url, 'dewi');
  });
  after(() => world?.close());

  const given = { amount: 25_000, days: 30, reason: 'Kemasan penyok, sudah difoto' };

  it('are given once however often it is clicked, and the customer is told the code and not the reason', async () => {
    const id = await world.customer('halo');
    const clientKey = randomUUID();
    const path = `conversations/${id}/vouchers`;
    const clicks = await Promise.all([1, 2, 3].map(() => dewi.post(path, { ...given, clientKey })));
    expect(clicks.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    const { cases, lines } = await dewi.see(id);
    expect(cases.vouchers).to.have.length(1);
    const [voucher] = cases.vouchers;
    expect(voucher).to.include({ state: 'open', left: 25_000, origin: 'desk', reason: given.reason });
    expect(voucher?.ledger.map(({ kind, by }) => [kind, by])).to.deep.equal([['issued', 'rep:dewi']]);
    expect(lines.at(-1)?.text).to.include(voucher?.code).and.not.include('penyok');
  });

  it('are not given beyond what the role may give', async () => {
    const id = await world.customer('halo');
    const answer = await dewi.post(`conversations/${id}/vouchers`, {
      ...{ ...given, amount: 600_000 },
      clientKey: randomUUID(),
    });
    expect(answer.body.error.code).to.equal('not_done');
    expect((await dewi.see(id)).cases.vouchers).to.deep.equal([]);
  });

  it('are cancelled with all that is left, once', async () => {
    const id = await world.customer('halo');
    await dewi.post(`conversations/${id}/vouchers`, { ...given, clientKey: randomUUID() });
    const [voucher] = (await dewi.see(id)).cases.vouchers;
    const cancel = async (): Promise<number> =>
      (
        await dewi.post(`conversations/${id}/vouchers/void`, {
          voucherId: voucher?.id,
          clientKey: randomUUID(),
        })
      ).status;
    expect([await cancel(), (await cancel()) >= 400]).to.deep.equal([200, true]);
    const [after] = (await dewi.see(id)).cases.vouchers;
    expect(after).to.include({ state: 'void', left: 0 });
  });
});
