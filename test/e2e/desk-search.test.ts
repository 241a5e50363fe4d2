import { expect } from 'chai';
import { type Page } from 'playwright-core';
import { type Looks } from './desk-browser';
import { describeDesk } from './desk-stage';

describeDesk('the search of the desk in a browser', (desk) => {
  const signIn = (repId: string, looks?: Looks): Promise<Page> =>
    desk.reps.signIn(desk.world.url, repId, looks);

  it('is reached, walked and left by the keyboard', async () => {
    const id = await desk.world.customer('apakah ada kopi salak?');
    await desk.world.customer('halo saja');
    const page = await signIn('dewi');
    await page.waitForSelector(`[data-conversation="${id}"]`);
    const listed = await page.locator('.rows .item').count();
    await page.keyboard.press('/');
    await page.keyboard.type('salak');
    await page.waitForSelector('.found:has-text("kopi salak")');
    expect(await page.locator('.rows .item').count()).to.equal(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.log .words:has-text("kopi salak")');
    await page.focus('#search');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.section-recent');
    expect(await page.locator('.rows .item').count())
      .to.equal(listed)
      .and.to.be.at.least(2);
    expect(await page.inputValue('#search')).to.equal('');
  });

  it('says that nothing was found, and forgets a search that was changed meanwhile', async () => {
    const id = await desk.world.customer('kopi salak');
    const page = await signIn('dewi', { width: 360, height: 740 });
    await page.waitForSelector(`[data-conversation="${id}"]`);
    await page.fill('#search', 'durian');
    await page.waitForSelector('[role=status]:has-text("durian")');
    await page.fill('#search', 'salak');
    await page.waitForSelector('.found:has-text("kopi salak")');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).to.be.at.most(360);
  });

  it('shows the shortcuts at a question mark, but not where somebody writes one', async () => {
    const page = await signIn('dewi');
    await page.waitForSelector('#search');
    await page.focus('#search');
    await page.keyboard.type('ada?/');
    expect(await page.inputValue('#search')).to.equal('ada?/');
    expect(await page.isVisible('#help')).to.equal(false);
    await page.keyboard.press('Escape');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Shift+Slash');
    await page.waitForSelector('#help kbd:has-text("?")');
  });
});
