import { expect } from 'chai';
import { complaintDrafts } from '../../../bot/jobs/complaint-drafts';
import { complaintPromises } from '../../../bot/jobs/complaint-promises';
import { complaintSilence } from '../../../bot/jobs/complaint-silence';
import { type JobContext } from '../../../bot/jobs/job';
import { waitingHandoffs } from '../../../bot/jobs/waiting-handoffs';
import { loadSnapshot } from '../../../models/turns/load';
import { onEachDatabase, type Place } from '../../databases';
import { JobsWorld } from './jobs-world';

onEachDatabase('Jobs', (makePlace) => {
  let place: Place;
  let world: JobsWorld;

  before(async () => {
    place = await makePlace();
  });
  beforeEach(() => {
    world = new JobsWorld(place.url);
  });
  afterEach(() => world.close());
  after(() => place?.remove());

  it('two schedulers at once, again and again, make one ticket and say it once', async () => {
    const [first, second] = [await world.startProcess(), await world.startProcess()];
    const conversationId = await world.writes(first, 'paket belum sampai');
    world.later(14);
    expect(await world.runIn([first, second], complaintDrafts), 'too early').to.equal(0);
    world.later(1);
    const begun = await Promise.all([
      world.runIn([first, second, first, second], complaintDrafts),
      world.runIn([second, first], complaintDrafts),
    ]);
    expect(begun[0] + begun[1], 'one turn').to.equal(1);
    expect(await world.complaintIn(first, conversationId)).to.equal('acknowledged numbered');
    expect(await world.timesSaid(first, conversationId, 'complaint.kept-unfinished')).to.equal(1);
    expect(await world.runIn([second], complaintDrafts), 'nothing is left').to.equal(0);
  });

  it('what was due when a process died is done by the next one, once', async () => {
    const dying = await world.startProcess();
    const conversationId = await world.writes(dying, 'paket belum sampai');
    world.later(15);
    // It is on disk, and nobody is woken any more.
    const keep: JobContext['intake']['accept'] = (incoming) =>
      dying.store.accept({ ...incoming, messageId: `due-${conversationId}` });
    await complaintDrafts.run(world.contextOf(dying, keep));
    expect(await world.complaintIn(dying, conversationId)).to.equal('draft no number');
    await world.stopProcess(dying);

    const next = await world.startProcess();
    const [row] = await next.database.read<{ message_id: string }>(
      `SELECT message_id FROM inbox WHERE conversation_id = $1 AND state = 'pending'`,
      [conversationId],
    );
    world.later(1);
    await next.runner.start();
    await next.intake.settled(row?.message_id ?? '');
    expect(await world.runIn([next], complaintDrafts)).to.equal(0);
    expect(await world.complaintIn(next, conversationId)).to.equal('acknowledged numbered');
    expect(await world.timesSaid(next, conversationId, 'complaint.kept-unfinished')).to.equal(1);
  });

  it('a moment that comes is nobody speaking: the conversation is as old as it was', async () => {
    const bot = await world.startProcess();
    const conversationId = await world.writes(bot, 'paket belum sampai');
    const writtenAt = world.now;
    world.later(15);
    expect(await world.runIn([bot], complaintDrafts)).to.equal(1);
    const [row] = await bot.database.read<{ last_message_at: string }>(
      `SELECT last_message_at FROM conversation WHERE id = $1`,
      [conversationId],
    );
    expect(row?.last_message_at).to.equal(writtenAt);
  });

  it('a broken promise is confessed once, and the new one is watched in its turn', async () => {
    const [first, second] = [await world.startProcess(), await world.startProcess()];
    const conversationId = await world.writes(first, 'paket belum sampai');
    world.later(15);
    await world.runIn([first], complaintDrafts);
    world.later(24 * 60);
    await world.runIn([first, second], complaintPromises);
    await world.runIn([second], complaintPromises);
    expect(await world.timesSaid(first, conversationId, 'complaint.promise-broken')).to.equal(1);
    world.later(24 * 60);
    await world.runIn([first, second], complaintPromises);
    expect(await world.timesSaid(first, conversationId, 'complaint.promise-broken')).to.equal(2);
  });

  it('what is owed to the customer waits for the morning (R-1)', async () => {
    const bot = await world.startProcess();
    const conversationId = await world.writes(bot, 'paket belum sampai');
    world.later(15);
    await world.runIn([bot], complaintDrafts);
    // Nobody looked until the next evening, 20:00 in Jakarta.
    world.now = '2026-11-24T13:00:00.000Z';
    await world.runIn([bot], complaintPromises);
    expect(await world.timesSaid(bot, conversationId, 'complaint.promise-broken')).to.equal(0);
    world.now = '2026-11-25T01:00:00.000Z';
    await world.runIn([bot], complaintPromises);
    expect(await world.timesSaid(bot, conversationId, 'complaint.promise-broken')).to.equal(1);
  });

  it('who does not answer us is reminded twice, then it is settled, and closed without a word', async () => {
    const [first, second] = [await world.startProcess(), await world.startProcess()];
    const conversationId = await world.writes(first, 'paket belum sampai');
    world.later(15);
    await world.runIn([first], complaintDrafts);
    await world.moves(first, conversationId, 'in_progress');
    await world.moves(first, conversationId, 'waiting_customer');
    const day = 24 * 60;
    const told: string[] = [];
    for (const days of [1, 1, 1, 1, 1, 1, 1]) {
      world.later(days * day);
      await world.runIn([first, second], complaintSilence);
      told.push((await world.complaintIn(first, conversationId)) ?? '');
    }
    for (const key of ['waiting-for-you', 'waiting-last', 'settled-in-silence'])
      expect(await world.timesSaid(first, conversationId, `complaint.${key}`), key).to.equal(1);
    expect(told.at(-2)).to.equal('waiting_customer numbered');
    expect(told.at(-1)).to.equal('resolved numbered');
    const said = (await first.store.activitiesAfter(conversationId, 0)).length;
    world.later(3 * day);
    await world.runIn([first, second], complaintSilence);
    expect(await world.complaintIn(first, conversationId)).to.equal('closed numbered');
    expect((await first.store.activitiesAfter(conversationId, 0)).length, 'not a word').to.equal(said);
  });

  it('whoever waits for a person hears each sign of life once', async () => {
    const [first, second] = [await world.startProcess(), await world.startProcess()];
    const conversationId = await world.writes(first, 'mau bicara dengan orang');
    for (const minutes of [1, 0, 2, 0, 2, 0]) {
      world.later(minutes);
      await world.runIn([first, second], waitingHandoffs);
    }
    for (const key of ['human.still-calling', 'human.wait-or-later', 'human.nobody-free'])
      expect(await world.timesSaid(first, conversationId, key), key).to.equal(1);
    const loaded = await loadSnapshot(first.database, conversationId);
    expect(loaded?.snapshot.handoff?.state.status).to.equal('scheduled');
  });

  it('who waited while we were down for two days is told once, and not at night', async () => {
    const away = await world.startProcess();
    const called = await world.writes(away, 'mau bicara dengan orang');
    const complained = await world.writes(away, 'paket belum sampai');
    await world.stopProcess(away);
    // Wednesday, 02:00 in Jakarta.
    world.now = '2026-11-24T19:00:00.000Z';
    const [first, second] = [await world.startProcess(), await world.startProcess()];
    const all = async (): Promise<void> => {
      for (const job of [waitingHandoffs, complaintDrafts, complaintPromises, complaintSilence])
        await world.runIn([first, second], job);
    };
    const said = async (id: string): Promise<number> => (await first.store.activitiesAfter(id, 0)).length;
    const before = [await said(called), await said(complained)];
    await all();
    expect([await said(called), await said(complained)], 'at night').to.deep.equal(before);
    world.now = '2026-11-25T02:00:00.000Z';
    for (let rounds = 0; rounds < 3; rounds += 1) await all();
    expect(await world.timesSaid(first, called, 'human.nobody-free')).to.equal(1);
    expect(await world.timesSaid(first, complained, 'complaint.kept-unfinished')).to.equal(1);
    expect(await world.timesSaid(first, complained, 'complaint.promise-broken')).to.equal(0);
    expect(await said(called), 'nothing else').to.equal((before[0] ?? 0) + 1);
  });
});
