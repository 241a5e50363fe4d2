import { expect } from 'chai';
import { type Browser, type FrameLocator, type Page } from 'playwright-core';
import { say } from '../integration/directline/echo-intake';
import { type Running } from '../integration/directline/running-server';
import { openPage, startChromium, watch } from './chromium';
import { runShop } from './shop-server';

describe('the demo shop in a browser', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let server: Running;

  before(async function () {
    browser = await startChromium(this);
    server = await runShop();
  });
  after(async () => {
    await browser?.close();
    if (browser) await server.stop();
  });

  const fresh = (options = {}): ReturnType<typeof openPage> => openPage(browser as Browser, options);
  const chat = (page: Page): FrameLocator => page.frameLocator('#chat-panel iframe');
  const sees = (page: Page, text: string): Promise<void> =>
    chat(page).getByText(text, { exact: true }).first().waitFor({ timeout: 20_000 });
  const type = async (page: Page, text: string): Promise<void> => {
    await chat(page).locator('.webchat__send-box-text-box__input').fill(text);
    await page.keyboard.press('Enter');
  };

  for (const [language, greeting, price] of [
    ['id', 'Biji kopi', 'Rp 95.000'],
    ['en', 'Coffee beans', 'Rp 95.000'],
  ] as const) {
    it(`shows the catalogue in "${language}", with nothing from elsewhere and no complaint`, async () => {
      const { page, complaints, requested } = await fresh();
      await page.goto(`${server.url}/?lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).to.equal(language);
      expect(await page.locator('h2').first().textContent()).to.equal(greeting);
      expect(await page.locator('.card').count()).to.be.at.least(55);
      expect((await page.locator('#GAYO-250 .price').innerText()).replace(/\s+/g, ' ')).to.contain(price);
      expect(requested.filter((url) => !url.startsWith(server.url))).to.deep.equal([]);
      expect(requested.some((url) => url.includes('webchat'))).to.equal(false);
      expect(complaints).to.deep.equal([]);
      await page.context().close();
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits a phone of 360 px, ${colorScheme}`, async () => {
      const { page } = await fresh({ viewport: { width: 360, height: 740 }, colorScheme });
      await page.goto(server.url);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(wider).to.equal(0);
      await page.context().close();
    });
  }

  it('opens the chat, talks, and has the conversation after a reload and after closing', async () => {
    const { page, complaints, requested } = await fresh();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Buka obrolan dengan Kira' }).click();
    await sees(page, 'Selamat datang!');
    await type(page, 'ada penggiling?');
    await sees(page, 'echo ada penggiling?');
    await page.reload();
    await sees(page, 'echo ada penggiling?');
    await page.getByRole('button', { name: 'Tutup obrolan' }).click();
    await page.goto(`${server.url}/?lang=en`);
    await page.getByRole('button', { name: 'Open the chat with Kira' }).click();
    await sees(page, 'echo ada penggiling?');
    const bubbles = chat(page).locator('.webchat__bubble').filter({ hasText: 'Selamat datang!' });
    expect(await bubbles.count()).to.equal(1);
    expect(requested.filter((url) => !/^(http|blob:http):\/\/127\.0\.0\.1/.test(url))).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    await page.context().close();
  });

  it('presses a button of the bot and puts a question about a product into the send box', async () => {
    const { page } = await fresh();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Tanyakan Penggiling Manual M1' }).click();
    await sees(page, 'Selamat datang!');
    const box = chat(page).locator('.webchat__send-box-text-box__input');
    expect(await box.inputValue()).to.equal('Saya mau tanya soal Penggiling Manual M1');
    await chat(page).locator('.webchat__suggested-action').filter({ hasText: 'Lihat produk' }).click();
    await sees(page, 'button welcome/c0');
    await page.context().close();
  });

  it('is a stranger in a new tab until storing was agreed to, and again after that was withdrawn', async () => {
    const { page } = await fresh();
    await page.goto(server.url);
    await page.locator('#chat-launcher').click();
    await sees(page, 'Selamat datang!');
    const conversation = await currentConversation(server);
    const signal = async (name: string): Promise<void> => {
      const data = { channelData: { tangga: { author: 'bot', signal: name } } };
      const seq = await say(server.database, conversation, { type: 'message', text: name, ...data });
      server.hub.publish(conversation, await server.store.activitiesAfter(conversation, seq - 1));
      await sees(page, name);
    };
    const newTabSees = async (text: string): Promise<boolean> => {
      const { page: tab } = watch(await page.context().newPage());
      await tab.goto(server.url);
      await tab.locator('#chat-launcher').click();
      await sees(tab, 'Selamat datang!');
      const seen = (await chat(tab).getByText(text, { exact: true }).count()) > 0;
      await tab.close();
      return seen;
    };
    await type(page, 'rahasia kami');
    await sees(page, 'echo rahasia kami');
    expect(await newTabSees('echo rahasia kami')).to.equal(false);
    await signal('profile_storage_granted');
    expect(await newTabSees('echo rahasia kami')).to.equal(true);
    await signal('profile_storage_withdrawn');
    expect(await newTabSees('echo rahasia kami')).to.equal(false);
    await page.context().close();
  });
});

async function currentConversation({ database }: Running): Promise<string> {
  const [row] = await database.read<{ id: string }>(
    `SELECT id FROM conversation ORDER BY started_at DESC LIMIT 1`,
  );
  return row?.id ?? '';
}
