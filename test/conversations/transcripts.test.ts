import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Bot, createBot } from '../../bot/assembly/bot';
import { readConfig } from '../../bot/settings/config';
import { ROOT } from '../../bot/settings/root';
import { expect } from 'chai';
import { onPostgresOnly, type Place, sqlitePlace } from '../databases';
import { Player, type TestClock } from './player';
import { type TriedTwice, tryTwice } from './tried-twice';
import { parseTranscript } from './transcript';

const FOLDER = path.join(ROOT, 'test/conversations');
/** Sunday 22 November 2026, 10:00 in Jakarta. */
const MORNING = '2026-11-22T03:00:00.000Z';

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.chat'))
  .sort();

describe('Conversations on SQLite', () => {
  play(sqlitePlace);
});

onPostgresOnly('Conversations on PostgreSQL, each turn tried twice', (makePlace) => {
  let tried: TriedTwice;

  play(makePlace, {
    prepare: (bot) => {
      tried = tryTwice(bot);
    },
    check: () => tried.expectSame(),
  });

  it('number everything that is numbered', () => {
    const kinds = ['ticket', 'order', 'card', 'code', 'erasure', 'voucher code'];
    expect([...tried.drawn]).to.have.members(kinds);
  });

  after(() => tried?.stop());
});

/** What is done with the bot before its first conversation, and looked at after each. */
interface Extras {
  prepare: (bot: Bot) => void;
  check: () => void;
}

function play(makePlace: () => Promise<Place>, extras?: Extras): void {
  let place: Place;
  let bot: Bot;
  const clock: TestClock = { now: MORNING };

  before(async function () {
    // The first run trains the recognizer; later ones find its model.
    this.timeout(180_000);
    place = await makePlace();
    bot = await createBot(readConfig({ DATABASE_URL: place.url }), { clock: () => clock.now });
    extras?.prepare(bot);
  });

  after(async () => {
    await bot?.close();
    await place?.remove();
  });

  beforeEach(() => {
    clock.now = MORNING;
  });

  for (const file of files) {
    it(file.replace('.chat', '').replaceAll('-', ' '), async () => {
      const lines = parseTranscript(readFileSync(path.join(FOLDER, file), 'utf8'), file);
      await new Player(bot, clock).play(lines);
      extras?.check();
    });
  }
}
