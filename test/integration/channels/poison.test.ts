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

/** Signs that a database refuses, or cannot give back as they were. */
const POISON = ['\u0000', '\ud83d', '\ude00', '\ude00\ud83d\u0000'];

onEachDatabase('Signs that no database keeps', (makePlace) => {
  let place: Place;
  let world: World;

  before(async function () {
    this.timeout(30_000);
    place = await makePlace();
    world = await World.open(HARNESSES, place.url);
  });
  after(async () => {
    await world.close();
    await place.remove();
  });

  for (const harness of HARNESSES) {
    it(`are taken out at the door of ${harness.channel}; what stands around them is answered`, async () => {
      const stage = new Stage(harness, HARNESSES);
      await stage.set(world);
      for (const sign of POISON) {
        const heard = await stage.after(() => stage.sari.says(`kopi${sign} apa 😀 itu?`));
        expect(heard, JSON.stringify(sign)).to.not.have.length(0);
        expect((await stage.told()).at(-1)?.text).to.equal('kopi apa 😀 itu?');
      }
    });

    it(`hide no card number on ${harness.channel}`, async () => {
      const stage = new Stage(harness, HARNESSES);
      await stage.set(world);
      await stage.after(() => stage.sari.says('kartu 4111\u00001111\u00001111\u00001111 ya'));
      expect((await stage.told()).at(-1)?.text).to.match(/^kartu \[.*\] ya$/);
    });
  }

  it('are taken out of every field of the web: ids, names, campaign, page and what a rep says', async () => {
    const { url, bot } = world.app;
    const send = (path: string, body: unknown, token = ''): Promise<Response> =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, origin: url },
        body: JSON.stringify(body),
      });
    const begun = await send('/api/token', {
      start: true,
      campaign: 'a\u0000b',
      locale: 'id\u0000',
      page: '\u0000',
    });
    expect(begun.status).to.equal(200);
    const { token, conversationId } = (await begun.json()) as { token: string; conversationId: string };
    const activities = `/v3/directline/conversations/${conversationId}/activities`;
    const posted = [
      {
        type: 'message',
        text: 'halo',
        channelData: { clientActivityID: 'c\u0000d' },
        from: { id: 'x\u0000' },
      },
      {
        type: 'event',
        name: 'tangga/context',
        value: { page: 'Mesin\u0000', url: 'http://a/\u0000', sku: '\u0000' },
      },
      { type: 'message', text: '', value: { promptId: 'p\u0000', choice: '\u0000c' } },
      { type: 'mess\u0000age', text: 'dua' },
    ];
    for (const activity of posted) expect((await send(activities, activity, token)).status).to.equal(200);
    await world.quiet();
    expect(await bot.database.read(`SELECT campaign FROM contact WHERE campaign = 'ab'`)).to.have.length(1);
    expect(await bot.database.read(`SELECT 1 FROM inbox WHERE state IN ('failed', 'dead')`)).to.deep.equal(
      [],
    );
    const claimed = await world.rep.act(conversationId, 'claim');
    expect(claimed.status).to.equal(200);
    expect((await world.rep.act(conversationId, 'reply', { text: 'Ha\u0000lo\ud83d' })).status).to.equal(200);
    await world.quiet();
    const { lines } = await world.rep.see(conversationId);
    expect(lines.at(-1)?.text).to.equal('Halo');
    expect((await world.rep.get('conversations/%00')).status).to.equal(400);
  });
});
