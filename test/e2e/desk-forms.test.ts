import { expect } from 'chai';
import { type Browser } from 'playwright-core';
import { buildPage } from '../integration/desk/build-page';
import { CustomerLine } from '../integration/desk/customer-line';
import { type DeskWorld, PASSWORD, openDesk } from '../integration/desk/desk-world';
import { seedComplaint } from '../integration/desk/seed-cases';
import { Reps, launch } from './desk-browser';

describe('passwords and steps at the desk in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let world: DeskWorld;
  let reps: Reps;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let customer: CustomerLine;

  before(async function () {
    const launched = await launch();
    if (!launched) return this.skip();
    browser = launched;
    built = await buildPage();
  });
  after(async () => {
    await browser?.close();
    built?.remove();
  });
  beforeEach(async () => {
    world = await openDesk({ webFolder: built.folder });
    reps = new Reps(browser);
    customer = await CustomerLine.open(world.url);
  });
  afterEach(async () => {
    customer.close();
    await reps.close();
    await world.close();
    expect(reps.problems).to.deep.equal([]);
  });

  const item = (id: string): string => `[data-conversation="${id}"]`;

  it('a rep makes a password of their own and comes in by it alone', async () => {
    const own = 'tiga cangkir sebelum fajar';
    const dewi = await reps.signIn(world.url, 'dewi');
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
    await dewi.selectOption('#rep', 'dewi');
    await dewi.fill('#password', PASSWORD);
    await dewi.click('button[type=submit]');
    await dewi.waitForSelector('.problem:has-text("tidak cocok")');
    await dewi.fill('#password', own);
    await dewi.click('button[type=submit]');
    await dewi.waitForSelector('.link-live');
    const wati = await reps.signIn(world.url, 'wati');
    await wati.click('#set-password');
    expect(await wati.inputValue('#password-who')).to.equal('wati');
  });

  it('a complaint is merged into another ticket from its card', async () => {
    await customer.say('halo');
    await customer.sees(({ text }) => (text ?? '') !== 'halo');
    await seedComplaint(world.database, customer.id, { priority: 'P2' });
    await seedComplaint(world.database, customer.id);
    const maya = await reps.signIn(world.url, 'maya');
    await maya.click(item(customer.id));
    const second = maya.locator('#customer .complaint').nth(1);
    await second.locator('.steps summary').click();
    await second.locator('button:has-text("Duplikat")').click();
    const ticket = await maya.inputValue('#work-text');
    await maya.click('#form-send');
    await customer.sees(({ text }) => text?.includes(`kami gabungkan dengan ${ticket}`) ?? false);
    await maya.waitForSelector(`.complaint-duplicate:has-text("Duplikat dari")`);
  });
});
