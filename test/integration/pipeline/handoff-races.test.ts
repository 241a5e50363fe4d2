import { expect } from 'chai';
import { type Bot } from '../../../bot/assembly/bot';
import { plusMillis } from '../../../domain/time/calendar';
import { type Database } from '../../../models/database/database';
import { onEachDatabase, type Place } from '../../databases';
import { type Chance, chanceOf } from '../http/hostile-inputs';
import { JobsWorld } from '../jobs/jobs-world';

const SEED = 20_261_130;
const REPS = ['dewi', 'bayu', 'rizal'] as const;

/** Of SQLite one process, of PostgreSQL two; conversations at once, and how often each is fought for. */
const SIZES = {
  sqlite: { processes: 1, conversations: 50, rounds: 10 },
  postgres: { processes: 2, conversations: 25, rounds: 2 },
} as const;

interface Said {
  author: 'bot' | 'rep' | 'system';
  name?: string;
  texts: string[];
}

/** What was heard in a conversation while a person had it, from the notice of their coming to that of their going. */
class Hearing {
  readonly faults: string[] = [];
  joined = 0;
  /** Words of whoever had it. */
  replies = 0;
  private holder: string | undefined;

  /** @param text what stands in the log; the notice of who came names them */
  hears({ author, name, texts }: Said, text: string): void {
    if (texts.includes('human.joined')) {
      if (this.holder !== undefined) this.faults.push(`two have it: ${this.holder} and then ${text}`);
      this.joined += 1;
      this.holder = text.split(' ')[0];
    } else if (texts.includes('human.returned')) this.holder = undefined;
    else if (author === 'bot' && this.holder !== undefined) this.faults.push(`the bot: ${text}`);
    else if (author === 'rep' && name !== this.holder)
      this.faults.push(`${name} to ${this.holder}'s: ${text}`);
    else if (author === 'rep') this.replies += 1;
  }
}

onEachDatabase('Bot and human in one conversation', (makePlace) => {
  let place: Place;
  let world: JobsWorld;
  const bots: Bot[] = [];
  let conversations = 0;
  let rounds = 0;

  before(async function () {
    this.timeout(60_000);
    place = await makePlace();
    world = new JobsWorld(place.url);
    const size = SIZES[place.url.startsWith('sqlite') ? 'sqlite' : 'postgres'];
    for (let count = 0; count < size.processes; count += 1) bots.push(await world.startProcess());
    conversations = size.conversations;
    rounds = Number(process.env.ROUNDS ?? size.rounds);
  });
  after(async () => {
    bots.splice(0);
    await world.close();
    await place.remove();
  });

  /** All at once, in an order and to processes that chance chooses. */
  async function together(chance: Chance, deeds: ReadonlyArray<(bot: Bot) => Promise<void>>): Promise<void> {
    const order = deeds.map((deed) => ({ deed, at: chance.next() })).sort((a, b) => a.at - b.at);
    await Promise.all(order.map(({ deed }) => deed(chance.pick(bots))));
  }

  /** A call for a person, many who want it while the customer goes on, and one who gives it back among words. */
  async function race(id: string, chance: Chance): Promise<void> {
    const says = (text: string) => (bot: Bot) => world.says(bot, id, text);
    const claims = REPS.map((rep) => (bot: Bot) => world.acts(bot, id, rep, { act: 'claim' }));
    const replies = REPS.map((rep) => (bot: Bot) => world.acts(bot, id, rep, { act: 'reply', text: rep }));
    const returns = REPS.map(
      (rep) => (bot: Bot) => world.acts(bot, id, rep, { act: 'return', note: undefined }),
    );
    // Clocks are set back, and those of two processes differ.
    world.now = plusMillis(world.now, -1);
    await world.says(chance.pick(bots), id, 'mau orang');
    await together(chance, [...claims, says('kode teman'), says('halo'), chance.pick(replies)]);
    await together(chance, [...replies, says('kode teman')]);
    await together(chance, [...returns, says('kode teman'), chance.pick(replies)]);
  }

  it('never speak at once, however many claim, write and give back at the same moment', async function () {
    this.timeout(600_000);
    const chance = chanceOf(SEED);
    const fought = async (): Promise<string> => {
      const id = await world.writes(chance.pick(bots), 'mau orang');
      for (let round = 0; round < rounds; round += 1) await race(id, chance);
      return id;
    };
    const ids = await Promise.all(Array.from({ length: conversations }, fought));
    const { database } = bots[0] as Bot;
    const all = { joined: 0, replies: 0, faults: [] as string[] };
    for (const id of ids) {
      const hearing = await heardIn(database, id);
      all.joined += hearing.joined;
      all.replies += hearing.replies;
      all.faults.push(...hearing.faults);
    }
    expect(all.faults.slice(0, 5)).to.deep.equal([]);
    expect(all.joined, 'each race has one winner').to.equal(conversations * rounds);
    expect(all.replies, 'who is heard').to.be.at.least(conversations * rounds);
    const open = await database.read(`SELECT 1 FROM inbox WHERE state <> 'done'`);
    expect(open).to.deep.equal([]);
  });
});

/** The whole log, in its order. */
async function heardIn(database: Database, id: string): Promise<Hearing> {
  const log = await database.read<{ activity: string }>(
    `SELECT activity FROM outbox WHERE conversation_id = $1 ORDER BY seq`,
    [id],
  );
  const hearing = new Hearing();
  for (const { activity } of log) {
    const { text, channelData } = JSON.parse(activity) as { text: string; channelData: { tangga: Said } };
    hearing.hears(channelData.tangga, text);
  }
  return hearing;
}
