import { expect } from 'chai';
import { DialogHost } from '../../../bot/pipeline/dialog-host';
import { Hub } from '../../../bot/pipeline/hub';
import { TurnRunner } from '../../../bot/pipeline/runner';
import { type Database } from '../../../models/database/database';
import { conversationsParked, parkedIn } from '../../../models/turns/parked';
import { type Store, createStore } from '../../../models/turns/store';
import { onEachStore } from '../models/each-store';
import { AT, enter, messageTo, newId } from '../models/store-world';
import { greeter, parrotAt, quietParts } from './parrot';
import { NO_CODES } from '../../no-proof';

/** The word that no dialog here can bear. */
const BROKEN = 'rusak';

onEachStore('A turn in trouble', (database) => {
  let runners: TurnRunner[];

  beforeEach(() => (runners = []));

  afterEach(async () => {
    for (const runner of runners) await runner.stop();
  });

  function runnerOn(store: Store): TurnRunner {
    const runner = new TurnRunner({
      store,
      ...quietParts(),
      host: new DialogHost([
        greeter,
        parrotAt('repair', ['unclear'], BROKEN),
        parrotAt('outside', ['outside'], BROKEN),
        parrotAt('relay', ['rep'], BROKEN),
      ]),
      hub: new Hub(),
      proofs: NO_CODES,
      clock: () => AT,
      newId,
    });
    runners.push(runner);
    return runner;
  }

  it('is given up after three tries, with one apology; the next message proceeds', async () => {
    const store = createStore(database());
    const id = await enter(database());
    const runner = runnerOn(store);
    const broken = await saidIn(database(), id, BROKEN);
    runner.wake(id);
    expect(await runner.settled(broken)).to.equal('failed');
    const next = await saidIn(database(), id, 'halo');
    runner.wake(id);
    expect(await runner.settled(next)).to.equal('done');
    expect(await heardIn(store, id)).to.deep.equal(['Maaf.', 'halo']);
  });

  for (const awayMs of [200, 1300, 2200]) {
    it(`is not given up because the database is away for ${awayMs} ms`, async () => {
      const store = createStore(database());
      const back = Date.now() + awayMs;
      const away = (): Promise<never> => Promise.reject(new Error('no connection'));
      const id = await enter(database());
      const runner = runnerOn({
        ...store,
        pending: (conversationId) => (Date.now() < back ? away() : store.pending(conversationId)),
        commit: (turn) => (Date.now() < back ? away() : store.commit(turn)),
      });
      const message = await saidIn(database(), id, 'halo');
      runner.wake(id);
      expect(await runner.settled(message)).to.equal('done');
      expect(await heardIn(store, id)).to.deep.equal(['halo']);
    });
  }

  it('is not given up while the database takes no writes', async () => {
    const store = createStore(database());
    let refused = 0;
    const id = await enter(database());
    const runner = runnerOn({
      ...store,
      commit: (turn) => ((refused += 1) <= 5 ? Promise.reject(new Error('SQLITE_BUSY')) : store.commit(turn)),
    });
    const message = await saidIn(database(), id, 'halo');
    runner.wake(id);
    expect(await runner.settled(message)).to.equal('done');
    expect(await heardIn(store, id)).to.deep.equal(['halo']);
  });

  it('that cannot even be apologised for is parked for a rep to see; its neighbours are answered', async function () {
    this.timeout(60_000);
    const store = createStore(database());
    const id = await enter(database());
    const isPoison = ({ text }: { text: string }): boolean => text === 'racun';
    const runner = runnerOn({
      ...store,
      // As a database behaves that refuses a sign in a text.
      commit: (turn) =>
        turn.messages.some(isPoison) ? Promise.reject(new Error('invalid byte')) : store.commit(turn),
    });
    const said = [];
    for (const text of ['halo', 'racun', 'masih ada?']) said.push(await saidIn(database(), id, text));
    const began = Date.now();
    runner.wake(id);
    expect(await Promise.all(said.map((message) => runner.settled(message)))).to.deep.equal([
      'done',
      'failed',
      'done',
    ]);
    expect(Date.now() - began).to.be.below(60_000);
    expect(await heardIn(store, id)).to.deep.equal(['halo', 'masih ada?']);
    expect((await parkedIn(database(), id)).map(({ text }) => text)).to.deep.equal(['racun']);
    expect([...(await conversationsParked(database(), [id, 'another']))]).to.deep.equal([id]);
    expect(await store.pending(id)).to.deep.equal([]);
  });

  it('by dropped connections, however many, is no fault of the message', async () => {
    const store = createStore(database());
    const id = await enter(database());
    const dropped = Object.assign(new Error('terminating connection'), { code: '57P01' });
    let failed = 0;
    const runner = runnerOn({
      ...store,
      commit: (turn) => ((failed += 1) <= 4 ? Promise.reject(dropped) : store.commit(turn)),
    });
    const message = await saidIn(database(), id, 'halo');
    runner.wake(id);
    expect(await runner.settled(message)).to.equal('done');
    expect(await heardIn(store, id)).to.deep.equal(['halo']);
  });

  it('of a message that another process has answered is known to be over', async () => {
    const id = await enter(database());
    const [here, elsewhere] = [runnerOn(createStore(database())), runnerOn(createStore(database()))];
    const message = await saidIn(database(), id, 'halo');
    const over = here.settled(message);
    elsewhere.wake(id);
    await elsewhere.settled(message);
    here.wake(id);
    expect(await over).to.equal('done');
  });
});

async function saidIn(database: Database, conversationId: string, text: string): Promise<string> {
  const input = { kind: 'message', text, button: undefined, attachments: [] } as const;
  const kept = await createStore(database).accept(messageTo(conversationId, { input }));
  if (kept.status !== 'accepted') throw new Error(kept.status);
  return kept.messageId;
}

async function heardIn(store: Store, conversationId: string): Promise<string[]> {
  const log = await store.activitiesAfter(conversationId, 0);
  return log
    .map(({ activity }) => activity as { text: string; from?: { role?: string } })
    .filter(({ from }) => from?.role === 'bot')
    .map(({ text }) => text);
}
