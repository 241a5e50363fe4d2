import { expect } from 'chai';
import { PASSWORD } from '../integration/desk/desk-world';
import { seedComplaint } from '../integration/desk/seed-cases';
import { describeDesk } from './desk-stage';

describeDesk('passwords and steps at the desk in a browser', (desk) => {
  const item = (id: string): string => `[data-conversation="${id}"]`;

  it('a rep makes a password of their own and comes in by it alone', async () => {
    const own = 'tiga cangkir sebelum fajar';
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await dewi.click('#set-password:has(.dot)');
    await dewi.fill('#password-new', own);
    await dewi.fill('#password-again', 'sesuatu yang lain');
    await dewi.click('#form-send');
    await dewi.waitForSelector('.problem:has-text("tidak sama")');
    await dewi.fill('#password-again', own);
    await dewi.click('#form-send');
    await dewi.waitForSelector('.notice:has-text("tersimpan")');
    expect(await dewi.locator('#set-password .dot').count()).to.equal(0);
    await dewi.click('#sign-out');
    await dewi.fill('#rep', 'dewi');
    await dewi.fill('#password', PASSWORD);
    await dewi.click('button[type=submit]');
    await dewi.waitForSelector('.problem:has-text("tidak cocok")');
    await dewi.fill('#password', own);
    await dewi.click('button[type=submit]');
    await dewi.waitForSelector('.link-live');
    const wati = await desk.reps.signIn(desk.world.url, 'wati');
    await wati.click('#set-password');
    expect(await wati.inputValue('#password-who')).to.equal('wati');
  });

  it('a complaint is merged into another ticket from its card', async () => {
    await desk.customer.say('halo');
    await desk.customer.sees(({ text }) => (text ?? '') !== 'halo');
    await seedComplaint(desk.world.database, desk.customer.id, { priority: 'P2' });
    await seedComplaint(desk.world.database, desk.customer.id);
    const maya = await desk.reps.signIn(desk.world.url, 'maya');
    await maya.click(item(desk.customer.id));
    const second = maya.locator('#customer .complaint').nth(1);
    await second.locator('.steps summary').click();
    await second.locator('button:has-text("Duplikat")').click();
    const ticket = await maya.inputValue('#work-text');
    await maya.click('#form-send');
    await desk.customer.sees(({ text }) => text?.includes(`kami gabungkan dengan ${ticket}`) ?? false);
    await maya.waitForSelector(`.complaint-duplicate:has-text("Duplikat dari")`);
  });
});
