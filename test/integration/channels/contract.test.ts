import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CHANNELS, CHANNEL_BOOK, kindOf } from '../../../bot/channels';
import { azureHarness } from './azure-harness';
import { consoleHarness } from './console-harness';
import { directLineHarness } from './directline-harness';
import { filesClauses } from './files-clauses';
import { goodsClauses } from './goods-clauses';
import { type Harness } from './harness';
import { outageClauses } from './outage-clauses';
import { Stage } from './stage';
import { telegramHarness } from './telegram-harness';
import { wordsClauses } from './words-clauses';
import { World } from './world';

/** Every kind of the registry has at least one; of Azure's channels one for each way of showing choices. */
const HARNESSES: readonly Harness[] = [
  directLineHarness,
  telegramHarness(),
  azureHarness('msteams'),
  azureHarness('slack'),
  azureHarness('sms'),
  consoleHarness,
];

describe('The contract of a channel', function () {
  this.timeout(30_000);
  let world: World;

  before(async () => {
    world = await World.open(HARNESSES);
  });
  after(() => world.close());

  it('is held against every kind of the registry', () => {
    const held = HARNESSES.map(({ kind }) => kind);
    expect(CHANNELS.map(({ name }) => name).filter((name) => !held.includes(name))).to.deep.equal([]);
    for (const { kind, channel, outage } of HARNESSES) {
      expect(kindOf(channel)?.name, channel).to.equal(kind);
      expect(outage !== undefined, `${channel} can be away`).to.equal(CHANNEL_BOOK.isPushed(channel));
    }
  });

  for (const harness of HARNESSES) {
    describe(`on ${harness.channel}`, () => {
      const stage = new Stage(harness, HARNESSES);

      for (const [clause, { page, says }] of Object.entries(harness.exceptions)) {
        it(`${page} says that it cannot: ${clause}`, () => {
          expect(readFileSync(page, 'utf8').replace(/\s+/g, ' ')).to.include(says);
        });
      }

      beforeEach(() => stage.set(world));
      wordsClauses(stage);
      goodsClauses(stage);
      filesClauses(stage);
      outageClauses(stage);
    });
  }
});
