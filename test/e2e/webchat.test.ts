import { expect } from 'chai';
import { type Page } from 'playwright-core';
import { openPage } from './chromium';
import { shopInBrowser } from './shop-in-browser';

describe('Bot Framework Web Chat in a browser', function () {
  this.timeout(60_000);
  const stage = shopInBrowser();

  const sees = (page: Page, text: string): Promise<void> =>
    page.getByText(text, { exact: true }).first().waitFor({ timeout: 20_000 });

  it('talks, presses a suggested action, and has the conversation after a reload', async () => {
    const { page, complaints, requested } = await openPage(stage.browser);
    await page.goto(`${stage.server.url}/webchat.html`);
    await sees(page, 'Selamat datang!');
    await page.locator('.webchat__suggested-action').filter({ hasText: 'Lihat produk' }).click();
    await sees(page, 'button welcome/c0');
    await page.locator('.webchat__send-box-text-box__input').fill('ada penggiling?');
    await page.keyboard.press('Enter');
    await sees(page, 'echo ada penggiling?');
    await page.reload();
    await sees(page, 'echo ada penggiling?');
    const bubbles = page.locator('.webchat__bubble').filter({ hasText: 'Selamat datang!' });
    expect(await bubbles.count()).to.equal(1);
    expect(requested.filter((url) => !/^(http|blob:http):\/\/127\.0\.0\.1/.test(url))).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    await page.context().close();
  });
});
