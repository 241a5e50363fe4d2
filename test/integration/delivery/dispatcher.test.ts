import { expect } from 'chai';
import { type Delivery, type Parcel } from '../../../bot/channels/channel';
import { Dispatcher } from '../../../bot/outbox';
import { plusMillis } from '../../../domain/calendar';
import { commitTurn } from '../../../models/commit';
import { type Database } from '../../../models/database';
import {
  conversationsUndelivered,
  retryDeliveries,
  takeDelivery,
  undeliveredIn,
} from '../../../models/deliveries';
import { enterConversation } from '../../../models/enter';
import { onEachStore } from '../store/each-store';
import { AT, entryOf, load, turnOn } from '../store/store-world';

const HOUR = 3_600_000;

/** A channel that does as it is told and remembers what it got. */
class FakeChannel {
  readonly got: string[] = [];
  /** What it answers next, first to last; `sent` when nothing is left. */
  answers: Array<Delivery | 'throw' | 'hang'> = [];
  readonly addresses: Array<object | undefined> = [];

  readonly send = async (parcel: Parcel): Promise<Delivery> => {
    await new Promise((resolve) => setImmediate(resolve));
    const answer = this.answers.shift() ?? { status: 'sent', messageId: `m${parcel.seq}` };
    if (answer === 'hang') return new Promise(() => undefined);
    if (answer === 'throw') throw new Error('the line is cut');
    if (answer.status === 'sent') this.got.push(parcel.activity.text ?? '');
    this.addresses.push(parcel.address);
    return answer;
  };
}

onEachStore('What must be sent', (database) => {
  let channel: FakeChannel;
  let now: string;
  let unreachable: string[];
  let dispatchers: Dispatcher[];

  beforeEach(() => {
    channel = new FakeChannel();
    now = AT;
    unreachable = [];
    dispatchers = [];
  });

  afterEach(async () => {
    for (const dispatcher of dispatchers) await dispatcher.stop();
  });

  function dispatcher(send: (parcel: Parcel) => Promise<Delivery> = channel.send): Dispatcher {
    const made = new Dispatcher({
      database: database(),
      senderOf: () => send,
      markUnreachable: (_channel, user) => Promise.resolve(void unreachable.push(user)),
      clock: () => now,
      chance: () => 0,
    });
    dispatchers.push(made);
    return made;
  }

  it('arrives in order, with the address the channel gave last', async () => {
    const id = await saidTo(database(), ['satu', 'dua', 'tiga']);
    await sent(dispatcher(), id);
    expect(channel.got).to.deep.equal(['satu', 'dua', 'tiga']);
    expect(channel.addresses[0]).to.deep.equal({ chat: 7 });
    expect(await undeliveredIn(database(), id)).to.deep.equal([]);
  });

  it('waits longer from try to try, and what stands behind it waits with it', async () => {
    channel.answers = [later(), 'throw', later()];
    const id = await saidTo(database(), ['satu', 'dua']);
    const outbox = dispatcher();
    const waits = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await sent(outbox, id);
      const next = await takeDelivery(database(), id, now, now);
      if (next.status !== 'later') throw new Error(next.status);
      waits.push(Date.parse(next.at) - Date.parse(now));
      now = next.at;
    }
    expect(waits).to.deep.equal([1000, 2000, 4000]);
    expect(channel.got).to.deep.equal([]);
    expect(await conversationsUndelivered(database())).to.include(id);
    await sent(outbox, id);
    expect(channel.got).to.deep.equal(['satu', 'dua']);
    expect(await conversationsUndelivered(database())).to.not.include(id);
  });

  it('waits as long as the channel asks', async () => {
    channel.answers = [{ status: 'later', afterMs: 30_000, reason: '429' }];
    const id = await saidTo(database(), ['satu']);
    await sent(dispatcher(), id);
    expect(await takeDelivery(database(), id, now, now)).to.deep.equal({
      status: 'later',
      at: plusMillis(AT, 30_000),
    });
  });

  it('is skipped when the channel will never take it; the rep sees it and may have it tried again', async () => {
    channel.answers = [{ status: 'refused', reason: 'parse error' }];
    const id = await saidTo(database(), ['satu', 'dua']);
    const outbox = dispatcher();
    await sent(outbox, id);
    expect(channel.got).to.deep.equal(['dua']);
    const [dead] = await undeliveredIn(database(), id);
    expect(dead).to.include({ seq: 1, state: 'dead', reason: 'parse error' });
    expect(await retryDeliveries(database(), id, now)).to.equal(1);
    await sent(outbox, id);
    expect(channel.got).to.deep.equal(['dua', 'satu']);
  });

  it('is given up after a day', async () => {
    channel.answers = [later()];
    const id = await saidTo(database(), ['satu', 'dua']);
    now = plusMillis(AT, 25 * HOUR);
    await sent(dispatcher(), id);
    expect(channel.got).to.deep.equal(['dua']);
    expect((await undeliveredIn(database(), id)).map(({ state }) => state)).to.deep.equal(['dead']);
  });

  it('is dropped for somebody who has blocked the bot', async () => {
    channel.answers = [{ status: 'unreachable', reason: 'blocked' }];
    const id = await saidTo(database(), ['satu', 'dua']);
    await sent(dispatcher(), id);
    expect(channel.got).to.deep.equal([]);
    expect(unreachable).to.have.length(1);
    expect((await undeliveredIn(database(), id)).map(({ reason }) => reason)).to.deep.equal([
      'blocked',
      'blocked',
    ]);
  });

  it('is sent once by two dispatchers at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, async (_one, place) => saidTo(database(), [`${place}a`, `${place}b`])),
    );
    const both = [dispatcher(), dispatcher()];
    for (const id of ids) for (const outbox of both) outbox.wake(id);
    await until(() => channel.got.length >= 16);
    for (const outbox of both) await outbox.stop();
    expect([...channel.got].sort()).to.deep.equal(ids.flatMap((_id, place) => [`${place}a`, `${place}b`]));
    for (const place of ids.keys()) {
      expect(channel.got.indexOf(`${place}a`)).to.be.lessThan(channel.got.indexOf(`${place}b`));
    }
  });

  it('is found again after the process that was sending it died', async () => {
    const id = await saidTo(database(), ['lama']);
    await takeDelivery(database(), id, now, plusMillis(now, 60_000));
    const outbox = dispatcher();
    await outbox.start();
    await pause();
    expect(channel.got, 'the lease still holds').to.not.include('lama');
    now = plusMillis(now, 61_000);
    const successor = dispatcher();
    await successor.start();
    await until(() => channel.got.includes('lama'));
  });

  it('does not wait for a channel that hangs', async () => {
    const stuck = await saidTo(database(), ['tersangkut']);
    const free = await saidTo(database(), ['lancar']);
    channel.answers = ['hang'];
    const outbox = dispatcher();
    outbox.wake(stuck);
    await pause();
    outbox.wake(free);
    await until(() => channel.got.length === 1);
    expect(channel.got).to.deep.equal(['lancar']);
    // It would wait for the call that never ends.
    dispatchers = [];
  });
});

function later(): Delivery {
  return { status: 'later', reason: '502' };
}

/** A conversation on a channel that must be called, in which this was said. @returns its id */
async function saidTo(database: Database, texts: readonly string[]): Promise<string> {
  const entry = { ...entryOf(), address: { chat: 7 } };
  await enterConversation(database, entry);
  const before = await load(database, entry.conversationId);
  const activities = texts.map((text) => ({ type: 'message', text, timestamp: AT }));
  const result = await commitTurn(database, turnOn(before, [], { activities, pushed: true }));
  if (result.status !== 'committed') throw new Error(result.status);
  return entry.conversationId;
}

/** Wakes and waits until nothing can be sent now. */
async function sent(outbox: Dispatcher, id: string): Promise<void> {
  outbox.wake(id);
  await until(() => !(outbox as unknown as { running: Map<string, unknown> }).running.has(id));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let rounds = 0; rounds < 500; rounds += 1) {
    if (isSo()) return;
    await pause();
  }
  throw new Error('it never happened');
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
