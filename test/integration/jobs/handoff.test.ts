import { expect } from 'chai';
import { type Bot } from '../../../bot/assembly/bot';
import { handoffRouting } from '../../../bot/jobs/handoff-routing';
import { handoffTimers } from '../../../bot/jobs/handoff-timers';
import { repsGone } from '../../../bot/jobs/reps-gone';
import { waitingHandoffs } from '../../../bot/jobs/waiting-handoffs';
import { repCame, repLeft, setRepStatus } from '../../../models/desk/rep-presence';
import { keepLinkCode, linkByCode } from '../../../models/turns/rep-links';
import { onEachDatabase, type Place } from '../../databases';
import { JobsWorld } from './jobs-world';

onEachDatabase('Handoffs and their jobs', (makePlace) => {
  let place: Place;
  let world: JobsWorld;
  let bot: Bot;
  let id: string;

  beforeEach(async () => {
    place = await makePlace();
    world = new JobsWorld(place.url);
    bot = await world.startProcess();
  });

  afterEach(async () => {
    await world.close();
    await place.remove();
  });

  async function isLinked(...repIds: string[]): Promise<void> {
    const expiresAt = '2027-01-01T00:00:00.000Z';
    for (const repId of repIds) {
      await keepLinkCode(bot.database, { digest: repId, repId, now: world.now, expiresAt });
      await linkByCode(bot.database, {
        digest: repId,
        way: 'telegram',
        place: `chat-${repId}`,
        now: world.now,
      });
    }
  }

  const state = async (): Promise<string> => {
    const now = (await world.handoff(bot, id))?.state;
    if (now?.status === 'offered') return `offered ${now.offer.repId}`;
    return now?.status === 'queued'
      ? `queued ${now.asked ?? now.because ?? ''}`.trim()
      : (now?.status ?? 'none');
  };

  const route = (): Promise<number> => world.runIn([bot], handoffRouting);
  const time = (): Promise<number> => world.runIn([bot], handoffTimers);
  const notices = async (): Promise<string[]> => {
    const rows = await bot.database.read<{ kind: string; reps: string }>(
      `SELECT kind, reps FROM rep_notice WHERE conversation_id = $1 ORDER BY seq`,
      [id],
    );
    return rows.map(({ kind, reps }) => `${kind} ${(JSON.parse(reps) as string[]).join(',')}`);
  };

  it('one rep after the other for a minute each, then the team, then whoever decides (§2.6)', async () => {
    await isLinked('dewi', 'bayu', 'rizal');
    id = await world.writes(bot, 'mau bicara dengan orang');
    await route();
    const asked = new Set([await state()]);
    for (let turn = 0; turn < 2; turn += 1) {
      world.later(1);
      await time();
      expect(await state()).to.equal('queued timed_out');
      await route();
      asked.add(await state());
    }
    expect([...asked].sort()).to.deep.equal(['offered bayu', 'offered dewi', 'offered rizal']);
    world.later(1);
    await time();
    await route();
    expect(await state()).to.equal('queued team');
    world.later(2);
    await time();
    expect(await state()).to.equal('queued supervisor');
    await world.runIn([bot], waitingHandoffs);
    expect(await state(), 'five minutes are over').to.equal('scheduled');
    expect((await notices()).slice(-2)).to.deep.equal(['call dewi,bayu,rizal', 'call fajar,wati']);
  });

  it('two processes make one offer of it, and who declines is not asked again', async () => {
    const other = await world.startProcess();
    await isLinked('dewi', 'bayu');
    id = await world.writes(bot, 'mau bicara dengan orang');
    expect(await world.runIn([bot, other], handoffRouting)).to.equal(1);
    const [, first = ''] = (await state()).split(' ');
    await world.acts(bot, id, first, { act: 'decline', reason: 'rapat' });
    expect(await state()).to.equal('queued declined');
    await route();
    expect(await state()).to.equal(first === 'dewi' ? 'offered bayu' : 'offered dewi');
    expect((await world.handoff(bot, id))?.offers?.[0]).to.include({ result: 'declined', reason: 'rapat' });
  });

  it('the same rep as last time is asked first (R2); who is busy, off, full or absent is not asked (R1)', async () => {
    await isLinked('dewi', 'bayu', 'rizal');
    id = await world.writes(bot, 'mau bicara dengan orang');
    await world.acts(bot, id, 'rizal', { act: 'claim' });
    await world.acts(bot, id, 'rizal', { act: 'return', note: undefined });
    world.later(60);
    await world.says(bot, id, 'tolong orang lagi');
    await route();
    expect(await state()).to.equal('offered rizal');
    await world.acts(bot, id, 'rizal', { act: 'decline' });
    await setRepStatus(bot.database, 'dewi', 'busy');
    await route();
    expect(await state()).to.equal('offered bayu');
    await world.acts(bot, id, 'bayu', { act: 'decline' });
    await route();
    expect(await state(), 'nobody is left').to.equal('queued team');
  });

  it('a silent rep is reminded at 3, reported at 6 and relieved at 10 minutes, with an apology', async () => {
    await isLinked('dewi', 'bayu');
    id = await world.writes(bot, 'mau bicara dengan orang');
    await world.acts(bot, id, 'dewi', { act: 'claim' });
    await world.acts(bot, id, 'dewi', { act: 'reply', text: 'Halo kak' });
    world.later(5);
    expect(await time(), 'the customer has the word').to.equal(0);
    await world.says(bot, id, 'jadi berapa?');
    world.later(1);
    await world.says(bot, id, 'halo?');
    world.later(2);
    await time();
    world.later(3);
    await time();
    expect(await time(), 'each once').to.equal(0);
    world.later(4);
    await time();
    expect(await state()).to.equal('queued silent');
    expect(await world.timesSaid(bot, id, 'human.sorry-other')).to.equal(1);
    await route();
    expect(await state(), 'not the one who was silent').to.equal('offered bayu');
    expect(await notices()).to.deep.equal([
      'line dewi',
      'line dewi',
      'nudge dewi',
      'overdue fajar,wati',
      'taken_back dewi',
      'call bayu',
    ]);
  });

  it('a word of the rep stops the clock; a silent customer is let rest, and a day later it is over', async () => {
    id = await world.writes(bot, 'mau bicara dengan orang');
    await world.acts(bot, id, 'dewi', { act: 'claim' });
    world.later(2);
    await world.acts(bot, id, 'dewi', { act: 'reply', text: 'Halo kak' });
    world.later(9);
    expect(await time()).to.equal(0);
    world.later(21);
    await time();
    expect(await state()).to.equal('paused');
    await world.says(bot, id, 'maaf baru balas');
    expect(await state()).to.equal('active');
    await world.acts(bot, id, 'dewi', { act: 'reply', text: 'siap' });
    world.later(30);
    await time();
    world.later(24 * 60);
    await time();
    expect(await state()).to.equal('ended');
  });

  it('who signs out gives back at once, who loses the connection after three minutes', async () => {
    id = await world.writes(bot, 'mau bicara dengan orang');
    await repCame(bot.database, 'dewi', world.now);
    await world.acts(bot, id, 'dewi', { act: 'claim' });
    await world.says(bot, id, 'halo?');
    world.later(1);
    expect(await world.runIn([bot], repsGone), 'the page may come back').to.equal(0);
    world.later(2);
    expect(await world.runIn([bot], repsGone)).to.equal(1);
    expect(await state()).to.equal('queued disconnected');

    await world.acts(bot, id, 'bayu', { act: 'claim' });
    await isLinked('bayu');
    await repLeft(bot.database, 'bayu', world.now);
    expect(await world.runIn([bot], repsGone), 'their own way still reaches them').to.equal(0);
    await bot.database.write((sql) => sql.run(`DELETE FROM rep_link`));
    expect(await world.runIn([bot], repsGone)).to.equal(1);
    expect(await state()).to.equal('queued signed_out');
  });
});
