import { expect } from 'chai';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { purgeExpired } from '../../../../models/identity/keep-times';
import { onEachStore } from '../each-store';
import { everything } from '../store-world';
import { told } from './told-person';

const GROUND = { keep: DEFAULT_RULES.retention, privacy: DEFAULT_RULES.privacy };
const [YEAR, TWO_YEARS, FIVE, TEN] = [
  '2027-11-25T02:00:00.000Z',
  '2028-11-25T02:00:00.000Z',
  '2031-11-25T02:00:00.000Z',
  '2036-11-25T02:00:00.000Z',
];
const AT = '2026-11-22T02:00:00.000Z';

onEachStore('What is kept for its time (V-4)', (database) => {
  const purge = (now: string, isDry = false): Promise<Record<string, number>> =>
    purgeExpired(database(), { now, ...GROUND }, isDry);

  it('a dry run counts and deletes nothing; each class goes at its own time', async () => {
    await told(database(), 'completed', { status: 'closed', by: 'customer', at: AT });
    const before = await everything(database());
    const counted = await purge(YEAR, true);
    expect(await everything(database())).to.deep.equal(before);
    expect([counted.messages, counted.leads, counted.facts, counted.complaints]).to.deep.equal([1, 1, 0, 0]);
    expect(await purge(YEAR)).to.deep.equal(counted);
    expect((await purge(TWO_YEARS)).facts).to.equal(3);
    const names = await database().read(`SELECT id FROM contact WHERE display_name IS NOT NULL`);
    expect(names).to.deep.equal([]);
    const five = await purge(FIVE);
    expect([five.complaints, five.orders]).to.deep.equal([1, 0]);
    expect((await purge(TEN)).orders).to.equal(1);
  });

  it('nothing goes while something of theirs is under way', async () => {
    await told(database(), 'paid', { status: 'in_progress', at: AT });
    const counted = await purge(TEN, true);
    expect(Object.entries(counted).filter(([, count]) => count > 0)).to.deep.equal([]);
  });
});
