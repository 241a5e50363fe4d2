import { expect } from 'chai';
import { ChatPage } from './chat-page';
import { openPage } from './chromium';
import { shopInBrowser } from './shop-in-browser';

describe('the demo shop in a browser', function () {
  this.timeout(60_000);
  const stage = shopInBrowser();

  const fresh = (options = {}): ReturnType<typeof openPage> => openPage(stage.browser, options);

  for (const [language, greeting, price] of [
    ['id', 'Biji kopi', 'Rp95.000'],
    ['en', 'Coffee beans', 'IDR 95,000'],
  ] as const) {
    it(`shows the catalogue in "${language}", with nothing from elsewhere and no complaint`, async () => {
      const { page, complaints, requested } = await fresh();
      await page.goto(`${stage.server.url}/?lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).to.equal(language);
      expect(await page.locator('h2').first().textContent()).to.equal(greeting);
      expect(await page.locator('.card').count()).to.be.at.least(55);
      expect((await page.locator('#GAYO-250 .price').innerText()).replace(/\s+/g, ' ')).to.contain(price);
      expect(requested.filter((url) => !url.startsWith(stage.server.url))).to.deep.equal([]);
      expect(complaints).to.deep.equal([]);
      await page.context().close();
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits a phone of 360 px, ${colorScheme}`, async () => {
      const { page } = await fresh({ viewport: { width: 360, height: 740 }, colorScheme });
      await page.goto(stage.server.url);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(wider).to.equal(0);
      await page.context().close();
    });
  }

  it("puts a product's question into the send box and returns the focus to its button", async () => {
    const { page } = await fresh();
    await page.goto(stage.server.url);
    const chat = new ChatPage(page);
    const ask = page.getByRole('button', { name: 'Tanya soal Penggiling Manual M1' });
    await ask.click();
    await chat.sees('Selamat datang!');
    expect(await chat.box.inputValue()).to.equal('Saya mau tanya soal Penggiling Manual M1');
    await chat.box.press('Enter');
    await chat.sees('echo Saya mau tanya soal Penggiling Manual M1');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
    const focused = await page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
    expect(focused).to.equal('Tanya soal Penggiling Manual M1');
    await page.context().close();
  });

  it('shows a picture of each product and its details with their names', async () => {
    const { page, complaints } = await fresh();
    await page.goto(stage.server.url);
    const card = page.locator('#M1');
    await card.scrollIntoViewIfNeeded();
    await card.locator('img').evaluate('(image) => image.decode()');
    expect(await card.locator('.specs div').first().innerText()).to.match(/^Kapasitas\s+1–2 cangkir$/);
    const pictures = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".card img")].map(({ src }) => src)',
    );
    expect(new Set(pictures).size).to.equal(await page.locator('.card').count());
    expect(complaints).to.deep.equal([]);
    await page.context().close();
  });

  it('offers to order what there is, and of what is sold out says so and asks when it is back', async () => {
    const { page } = await fresh();
    await page.goto(`${stage.server.url}/?lang=en`);
    const gone = page.locator('#E1');
    expect(await gone.locator('.badge').innerText()).to.equal('Sold out');
    expect(await gone.getByRole('button').allInnerTexts()).to.deep.equal(['When is it back?', 'Ask']);
    expect(await page.locator('#M1').getByRole('button').allInnerTexts()).to.deep.equal(['Order', 'Ask']);
    await page
      .locator('#M1')
      .getByRole('button', { name: /^Order/ })
      .click();
    const chat = new ChatPage(page);
    await chat.box.waitFor();
    expect(await chat.box.inputValue()).to.equal('I would like to order M1 Hand Grinder');
    await page.context().close();
  });

  it('opens the chat from the big button at the top', async () => {
    const { page } = await fresh();
    await page.goto(`${stage.server.url}/?lang=en`);
    await page.getByRole('button', { name: 'Ask Kira', exact: true }).click();
    await page.getByRole('dialog', { name: 'Chat with Kira' }).waitFor();
    await page.context().close();
  });
});
