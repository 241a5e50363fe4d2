import { expect } from 'chai';
import { plusMillis } from '../../../domain/time/calendar';
import {
  conversationsToDeliver,
  conversationsUndelivered,
  nextDelivery,
  retryDeliveries,
  undeliveredIn,
} from '../../../models/turns/deliveries';
import { onEachStore } from '../models/each-store';
import { AT } from '../models/store-world';
import { DeliveryWorld, later, leased, pause, saidTo, sent, until } from './delivery-world';

const HOUR = 3_600_000;

onEachStore('What must be sent', (database) => {
  let world: DeliveryWorld;

  beforeEach(() => {
    world = new DeliveryWorld(database);
  });

  afterEach(() => world.close());

  it('arrives in order, with the address the channel gave last', async () => {
    const id = await saidTo(database(), ['satu', 'dua', 'tiga']);
    await sent(world.dispatcher(), id);
    expect(world.channel.got).to.deep.equal(['satu', 'dua', 'tiga']);
    expect(world.channel.addresses[0]).to.deep.equal({ chat: 7 });
    expect(await undeliveredIn(database(), id)).to.deep.equal([]);
  });

  it('waits longer from try to try, and what stands behind it waits with it', async () => {
    world.channel.answers = [later(), 'throw', later()];
    const id = await saidTo(database(), ['satu', 'dua']);
    const outbox = world.dispatcher();
    const waits = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await sent(outbox, id);
      const next = await nextDelivery(database(), id, world.now);
      if (next.status !== 'later') throw new Error(next.status);
      waits.push(Date.parse(next.at) - Date.parse(world.now));
      world.now = next.at;
    }
    expect(waits).to.deep.equal([1000, 2000, 4000]);
    expect(world.channel.got).to.deep.equal([]);
    expect([...(await conversationsUndelivered(database(), [id]))]).to.deep.equal([id]);
    await sent(outbox, id);
    expect(world.channel.got).to.deep.equal(['satu', 'dua']);
    expect([...(await conversationsUndelivered(database(), [id]))]).to.deep.equal([]);
  });

  it('waits as long as the channel asks, and is not looked for before', async () => {
    world.channel.answers = [{ status: 'later', afterMs: 30_000, reason: '429' }];
    const id = await saidTo(database(), ['satu', 'dua']);
    expect(await conversationsToDeliver(database(), world.now)).to.include(id);
    await sent(world.dispatcher(), id);
    expect(await conversationsToDeliver(database(), world.now)).to.not.include(id);
    expect(await conversationsToDeliver(database(), plusMillis(AT, 30_000))).to.include(id);
    expect(await nextDelivery(database(), id, world.now)).to.deep.equal({
      status: 'later',
      at: plusMillis(AT, 30_000),
    });
  });

  it('is skipped when the channel will never take it; the rep sees it and may have it tried again', async () => {
    world.channel.answers = [{ status: 'refused', reason: 'parse error' }];
    const id = await saidTo(database(), ['satu', 'dua']);
    const outbox = world.dispatcher();
    await sent(outbox, id);
    expect(world.channel.got).to.deep.equal(['dua']);
    const [dead] = await undeliveredIn(database(), id);
    expect(dead).to.include({ seq: 1, state: 'dead', reason: 'parse error' });
    expect(await retryDeliveries(database(), id, world.now)).to.equal(1);
    await sent(outbox, id);
    expect(world.channel.got).to.deep.equal(['dua', 'satu']);
  });

  it('is given up after a day', async () => {
    world.channel.answers = [later()];
    const id = await saidTo(database(), ['satu', 'dua']);
    world.now = plusMillis(AT, 25 * HOUR);
    await sent(world.dispatcher(), id);
    expect(world.channel.got).to.deep.equal(['dua']);
    expect((await undeliveredIn(database(), id)).map(({ state }) => state)).to.deep.equal(['dead']);
  });

  it('is dropped for somebody who has blocked the bot', async () => {
    world.channel.answers = [{ status: 'unreachable', reason: 'blocked' }];
    const id = await saidTo(database(), ['satu', 'dua']);
    await sent(world.dispatcher(), id);
    expect(world.channel.got).to.deep.equal([]);
    expect(world.unreachable).to.have.length(1);
    expect((await undeliveredIn(database(), id)).map(({ reason }) => reason)).to.deep.equal([
      'blocked',
      'blocked',
    ]);
  });

  it('is sent once by two dispatchers at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, async (_one, place) => saidTo(database(), [`${place}a`, `${place}b`])),
    );
    const both = [world.dispatcher(), world.dispatcher()];
    for (const id of ids) for (const outbox of both) outbox.wake(id);
    await until(() => world.channel.got.length >= 16);
    for (const outbox of both) await outbox.stop();
    expect([...world.channel.got].sort()).to.deep.equal(
      ids.flatMap((_id, place) => [`${place}a`, `${place}b`]),
    );
    for (const place of ids.keys()) {
      expect(world.channel.got.indexOf(`${place}a`)).to.be.lessThan(world.channel.got.indexOf(`${place}b`));
    }
  });

  it('is found again after the process that was sending it died', async () => {
    const id = await saidTo(database(), ['lama']);
    await leased(database(), id, plusMillis(world.now, 60_000));
    const outbox = world.dispatcher();
    await outbox.start();
    await pause();
    expect(world.channel.got, 'the lease still holds').to.not.include('lama');
    world.now = plusMillis(world.now, 61_000);
    const successor = world.dispatcher();
    await successor.start();
    await until(() => world.channel.got.includes('lama'));
  });
});
