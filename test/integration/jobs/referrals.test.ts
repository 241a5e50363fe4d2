import { expect } from 'chai';
import { type Bot } from '../../../bot/assembly/bot';
import { referrals } from '../../../bot/jobs/referrals';
import { loadSnapshot } from '../../../models/turns/load';
import { type Contact } from '../../../domain/contact/contact';
import { onEachDatabase, type Place } from '../../databases';
import { JobsWorld } from './jobs-world';

const DAY_MINUTES = 24 * 60;

onEachDatabase('Referrals (R-16)', (makePlace) => {
  let place: Place;
  let world: JobsWorld;
  let bots: readonly [Bot, Bot];

  before(async () => {
    place = await makePlace();
  });
  beforeEach(async () => {
    world = new JobsWorld(place.url);
    bots = [await world.startProcess(), await world.startProcess()];
  });
  afterEach(() => world.close());
  after(() => place?.remove());

  const contactIn = async (conversationId: string): Promise<Contact> => {
    const loaded = await loadSnapshot(bots[0].database, conversationId);
    if (!loaded) throw new Error('no such conversation');
    return loaded.snapshot.contact;
  };

  /** Evidence of recommendations, in order. */
  const told = async (conversationId: string): Promise<string> => {
    const { evidence } = await contactIn(conversationId);
    return evidence.flatMap(({ type }) => (type.startsWith('referral_') ? type : [])).join(' ');
  };

  it('a friend who comes, buys and keeps it is evidence of whoever sent them, and one reward at the desk', async () => {
    const [first] = bots;
    const sender = await world.writes(first, 'kode');
    expect((await contactIn(sender)).referralCode, 'nobody has one before buying').to.equal(undefined);
    await world.sells(first, sender, 'M1');
    await world.says(first, sender, 'kode');
    const code = (await contactIn(sender)).referralCode ?? '';
    expect(code).to.match(/^[A-Z]{4}-/u);

    const friend = await world.writes(first, `kode ${code}`);
    expect(await told(friend)).to.equal('referral_code_used');
    await world.runIn(bots, referrals);
    await world.runIn(bots, referrals);
    expect(await told(sender)).to.equal('referral_made');

    await world.sells(first, friend, 'M1');
    world.later(13 * DAY_MINUTES);
    await world.runIn(bots, referrals);
    expect(await told(sender), 'may still be returned').to.equal('referral_made');
    world.later(DAY_MINUTES);
    await world.runIn(bots, referrals);
    await world.runIn(bots, referrals);
    expect(await told(sender)).to.equal('referral_made referral_converted');
    const rewards = await first.database.read<{ conversation_id: string }>(
      `SELECT conversation_id FROM desk_request WHERE kind = 'referral_reward' AND conversation_id = $1`,
      [sender],
    );
    expect(rewards).to.have.length(1);
    expect(await told(friend), 'the friend\u2019s own evidence is the code alone').to.equal(
      'referral_code_used',
    );
  });

  it('one\u2019s own code, a made-up one and a second one count for nobody', async () => {
    const [first] = bots;
    const sender = await world.writes(first, 'halo');
    await world.sells(first, sender, 'M1');
    await world.says(first, sender, 'kode');
    const code = (await contactIn(sender)).referralCode ?? '';
    await world.says(first, sender, `kode ${code}`);
    expect(await told(sender)).to.equal('');
    const stranger = await world.writes(first, 'kode ABCD-Z9Z');
    expect(await told(stranger)).to.equal('');
    await world.says(first, stranger, `kode ${code}`);
    await world.says(first, stranger, `kode ${code}`);
    expect(await told(stranger)).to.equal('referral_code_used');
  });
});
