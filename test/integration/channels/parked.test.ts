import { expect } from 'chai';
import { onEachDatabase, type Place } from '../../databases';
import { azureHarness } from './azure-harness';
import { consoleHarness } from './console-harness';
import { directLineHarness } from './directline-harness';
import { type Harness } from './harness';
import { Stage } from './stage';
import { telegramHarness } from './telegram-harness';
import { World } from './world';

const HARNESSES: readonly Harness[] = [
  directLineHarness,
  telegramHarness(),
  azureHarness('msteams'),
  consoleHarness,
];

/** A word that this database cannot bear: neither its turn nor an apology for it can be written. */
const POISON = 'racun';
const WITHIN_MS = 60_000;

const UNBEARABLE = {
  sqlite: [
    `CREATE TRIGGER unbearable BEFORE INSERT ON message WHEN NEW.text LIKE '%${POISON}%'
     BEGIN SELECT RAISE(ABORT, 'invalid byte sequence'); END`,
  ],
  postgres: [
    `CREATE FUNCTION unbearable() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'invalid byte sequence' USING ERRCODE = '22021'; END $$`,
    `CREATE TRIGGER unbearable BEFORE INSERT ON message FOR EACH ROW
     WHEN (NEW.text LIKE '%${POISON}%') EXECUTE FUNCTION unbearable()`,
  ],
} as const;

onEachDatabase('A message that can be neither answered nor apologised for', (makePlace) => {
  let place: Place;
  let world: World;

  before(async function () {
    this.timeout(60_000);
    place = await makePlace();
    world = await World.open(HARNESSES, place.url);
    const statements = UNBEARABLE[place.url.startsWith('sqlite') ? 'sqlite' : 'postgres'];
    await world.app.bot.database.write(async (sql) => {
      for (const statement of statements) await sql.run(statement);
    });
  });
  after(async () => {
    await world.close();
    await place.remove();
  });

  const pending = (): Promise<unknown[]> =>
    world.app.bot.database.read(`SELECT 1 FROM inbox WHERE state = 'pending'`);

  it('is parked within a minute on every channel, shown at the desk, and holds nobody up', async function () {
    this.timeout(WITHIN_MS * 3);
    const stages = HARNESSES.map((harness) => new Stage(harness, HARNESSES));
    for (const stage of stages) await stage.set(world);
    const heardBefore = await Promise.all(stages.map(({ sari }) => sari.hears()));
    const began = Date.now();
    for (const { sari } of stages) await sari.says(`ini ${POISON} ya`);
    for (const { sari } of stages) await sari.says('masih ada?');
    while ((await pending()).length > 0 && Date.now() - began < WITHIN_MS) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await pending(), 'nothing goes on for ever').to.deep.equal([]);
    await world.quiet();
    const queue = await world.rep.queue();
    const marked = [...queue.waiting, ...queue.inHand, ...queue.recent].filter(({ parked }) => parked);
    for (const [index, { sari, harness }] of stages.entries()) {
      const heard = (await sari.hears()).slice(heardBefore[index]?.length);
      expect(heard, `${harness.channel}: the next one is answered`).to.not.have.length(0);
      const { lines, parked } = await world.rep.see(sari.conversationId);
      const told = lines.filter(({ author }) => author === 'customer').map(({ text }) => text);
      expect(told.at(-1)).to.equal('masih ada?');
      expect(told.join()).to.not.include(POISON);
      expect(parked.map(({ text }) => text)).to.deep.equal([`ini ${POISON} ya`]);
      expect(marked.map(({ conversationId }) => conversationId)).to.include(sari.conversationId);
    }
  });
});
