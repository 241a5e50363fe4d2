import { expect } from 'chai';
import { Lockout } from '../../../bot/desk/lockout';
import { onEachStore } from '../models/each-store';
import { AT } from '../models/store-world';

onEachStore('Failed sign-in tries', (database) => {
  const lockout = (): Lockout => new Lockout(database(), () => AT, 'key');

  it('are checked one at a time, and no more of them than are allowed', async () => {
    const limits = lockout();
    let proved = 0;
    let atOnce = 0;
    let most = 0;
    const wrong = async (): Promise<undefined> => {
      proved += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce -= 1;
      return undefined;
    };
    const tries = Array.from({ length: 40 }, () =>
      limits.attempt({ repId: 'dewi', address: '192.0.2.1' }, wrong),
    );
    const shut = (await Promise.all(tries)).filter(({ secondsLeft }) => secondsLeft > 0);
    expect({ proved, most, shut: shut.length }).to.deep.equal({ proved: 5, most: 1, shut: 35 });
  });

  it('wait in a line that ends', async () => {
    const limits = lockout();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const right = async (): Promise<'right'> => {
      await held;
      return 'right';
    };
    const tries = Array.from({ length: 60 }, (_one, place) =>
      limits.attempt({ repId: `rep ${place}`, address: '192.0.2.2' }, right),
    );
    await Promise.race(tries).then(release);
    const answers = await Promise.all(tries);
    expect(answers.filter(({ proof }) => proof === 'right')).to.have.length(50);
    expect(answers.filter(({ secondsLeft }) => secondsLeft === 10)).to.have.length(10);
  });
});
