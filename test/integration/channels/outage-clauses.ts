import { expect } from 'chai';
import { type Customer } from './harness';
import { REP } from './platform';
import { type Stage } from './stage';
import { soon } from './world';

/** Longer than the wait behind the first tries in vain. */
const A_WHILE_MS = 10_000;

/** A channel that is called can be away. */
export function outageClauses(stage: Stage): void {
  const { outage } = stage.harness;
  if (!outage) return;

  const fromRep = async (): Promise<string[]> =>
    (await stage.sari.hears()).filter(({ by }) => by === REP).map(({ text }) => text);

  const isTriedInVain = async (): Promise<boolean> => {
    const rows = await stage.world.app.bot.database.read(
      `SELECT 1 FROM delivery WHERE conversation_id = $1 AND state = 'waiting' AND reason IS NOT NULL`,
      [stage.sari.conversationId],
    );
    return rows.length > 0;
  };

  /** Time passes, so that what waits is due. */
  const isBack = (): void => {
    outage.end();
    stage.world.later(A_WHILE_MS);
  };

  const holding = async (): Promise<void> => {
    await stage.after(() => stage.rep('claim'));
    outage.begin();
  };

  afterEach(() => outage.end());

  it('is away: what is said waits, other channels go on, and then it comes in order and once', async () => {
    const budi: Customer = await stage.arrived(stage.neighbour((other) => other.outage !== undefined));
    await holding();
    for (const text of ['satu', 'dua', 'tiga']) await stage.rep('reply', { text });
    await soon('it was tried', isTriedInVain);
    const before = (await budi.hears()).length;
    await budi.says('apa itu?');
    await soon('the other channel answers', async () => (await budi.hears()).length > before);
    expect(await fromRep()).to.deep.equal([]);
    isBack();
    // By itself the outbox looks for what is due every few seconds.
    stage.world.app.bot.outbox.wake(stage.sari.conversationId);
    await stage.world.quiet();
    expect(await fromRep()).to.deep.equal(['satu', 'dua', 'tiga']);
  });

  it('is away over a restart: nothing is lost, nothing comes twice', async () => {
    await holding();
    await stage.rep('reply', { text: 'satu' });
    await soon('it was tried', isTriedInVain);
    expect(await fromRep()).to.deep.equal([]);
    await stage.world.restart(isBack);
    await stage.world.quiet();
    expect(await fromRep()).to.deep.equal(['satu']);
    await stage.rep('reply', { text: 'dua' });
    await stage.world.quiet();
    expect(await fromRep()).to.deep.equal(['satu', 'dua']);
  });
}
