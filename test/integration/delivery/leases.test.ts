import { expect } from 'chai';
import { type Delivery, type Parcel } from '../../../bot/channels/channel';
import { plusMillis } from '../../../domain/time/calendar';
import { type Database } from '../../../models/database/database';
import { undeliveredIn } from '../../../models/turns/deliveries';
import { onEachStore } from '../models/each-store';
import { DeliveryWorld, pause, saidTo, sent, until, wakeAll } from './delivery-world';

onEachStore('What is being sent', (database) => {
  let world: DeliveryWorld;

  beforeEach(() => {
    world = new DeliveryWorld(database);
  });

  afterEach(() => world.close());

  it('does not wait for a channel that hangs, and does not hang with it', async () => {
    const stuck = await saidTo(database(), ['tersangkut']);
    const free = await saidTo(database(), ['lancar']);
    world.channel.answers = ['hang'];
    const outbox = world.dispatcher(world.channel.send, { patienceMs: 300 });
    outbox.wake(stuck);
    await pause();
    await sent(outbox, free);
    expect(world.channel.got).to.deep.equal(['lancar']);
    await outbox.stop();
    const [tried] = await undeliveredIn(database(), stuck);
    expect(tried).to.include({ state: 'waiting', reason: 'no_answer' });
  });

  it('is not begun any more when the process ends', async () => {
    const ids = await Promise.all(
      Array.from({ length: 17 }, (_one, place) => saidTo(database(), [`akhir ${place}`])),
    );
    let begun = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const outbox = world.dispatcher(async (parcel) => {
      begun += 1;
      await held;
      return world.channel.send(parcel);
    });
    for (const id of ids) outbox.wake(id);
    await until(() => begun === 16);
    const stopped = outbox.stop();
    release();
    await stopped;
    expect(begun).to.equal(16);
  });

  it('is not sent again because it could not be ticked off at once', async () => {
    const id = await saidTo(database(), ['sekali']);
    let failures = 1;
    const flaky: Database = {
      ...database(),
      write: (work) =>
        world.channel.got.length > 0 && (failures -= 1) >= 0
          ? Promise.reject(new Error('the database is busy'))
          : database().write(work),
    };
    const outbox = world.dispatcher(world.channel.send, { database: flaky });
    await sent(outbox, id);
    world.now = plusMillis(world.now, 61_000);
    await sent(outbox, id);
    expect(world.channel.got).to.deep.equal(['sekali']);
  });

  describe('and takes longer than a lease', () => {
    const live = { clock: () => new Date().toISOString(), leaseMs: 300 };

    it('is sent once: who is at it keeps it', async () => {
      const id = await saidTo(database(), ['lambat']);
      const slow = async (parcel: Parcel): Promise<Delivery> => {
        await pause(900);
        return world.channel.send(parcel);
      };
      const both = [world.dispatcher(slow, live), world.dispatcher(slow, live)];
      await wakeAll(both, [id], 1200);
      expect(world.channel.got).to.deep.equal(['lambat']);
    });

    it('is sent once after a wait in line before its channel', async () => {
      const ids = await Promise.all(
        Array.from({ length: 17 }, (_one, place) => saidTo(database(), [`antre ${place}`])),
      );
      const slow = async (parcel: Parcel): Promise<Delivery> => {
        await pause(700);
        return world.channel.send(parcel);
      };
      const both = [world.dispatcher(slow, live), world.dispatcher(world.channel.send, live)];
      for (const id of ids) both[0]?.wake(id);
      await pause(200);
      await wakeAll(both, ids, 1500);
      expect([...world.channel.got].sort()).to.deep.equal(ids.map((_id, place) => `antre ${place}`).sort());
    });
  });
});
