import { expect } from 'chai';
import { type Page } from 'playwright-core';
import { seedHotLead } from '../integration/desk/seed-cases';
import { axeFindings } from './desk-browser';
import { describeDesk } from './desk-stage';

describeDesk('outcomes at the desk in a browser', (desk) => {
  async function inHand(): Promise<{ dewi: Page; id: string }> {
    const id = await desk.world.customer('halo');
    await seedHotLead(desk.world.database, id);
    await desk.world.customer('mau bicara dengan orang', id);
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    await dewi.click(`[data-conversation="${id}"]`);
    await dewi.click('#act');
    await dewi.waitForSelector('.standing-human');
    return { dewi, id };
  }

  it('giving back asks what came of it; lost says why', async () => {
    const { dewi, id } = await inHand();
    await dewi.click('#act');
    await dewi.selectOption('#outcome-kind', 'deferred');
    await dewi.click('#give-back');
    await dewi.waitForSelector('.problem:has-text("Isi dulu")');
    await dewi.selectOption('#outcome-kind', 'lost');
    await dewi.selectOption('#outcome-reason', 'competitor');
    await dewi.fill('#outcome-detail', 'Kopi Lain');
    expect(await axeFindings(dewi)).to.deep.equal([]);
    await dewi.click('#give-back');
    await dewi.waitForSelector('.standing:has-text("Kalah: Memilih pesaing: Kopi Lain")');
    expect(await dewi.locator(`.item-recent[data-conversation="${id}"]`).count()).to.equal(1);
  });

  it('said later, it stays on the list until it is said', async () => {
    const { dewi, id } = await inHand();
    await dewi.click('#act');
    await dewi.click('#give-back');
    await dewi.waitForSelector(`.item-outcomes[data-conversation="${id}"]`);
    await dewi.click('#act');
    await dewi.selectOption('#outcome-kind', 'sold');
    await dewi.check('#outcome-paid');
    await dewi.click('#form-send');
    await dewi.waitForSelector(`.item-recent[data-conversation="${id}"]`);
    await dewi.waitForSelector('.lead .chip:has-text("menang")');
  });
});
