import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { type Browser, type Page } from 'playwright-core';
import { type App, startApp } from '../../bot/assembly/app';
import { readConfig } from '../../bot/settings/config';
import { PASSWORD } from '../integration/desk/desk-world';
import { giveLeadersPasswords } from '../integration/desk/leaders';
import { ChatPage } from './chat-page';
import { startChromium } from './chromium';
import { Reps } from './desk-browser';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The product as it is started, with nothing put in its place. */
describe('a customer in the widget and two reps at the desk', function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: App;
  let reps: Reps;
  let folder: string;

  before(async function () {
    browser = await startChromium(this);
    folder = mkdtempSync(path.join(tmpdir(), 'tangga-whole-'));
    const environment = { PORT: '0', LOG_LEVEL: 'silent', DESK_PASSWORD: PASSWORD };
    app = await startApp(readConfig({ ...environment, DATABASE_URL: `sqlite:${folder}/tangga.sqlite` }));
    await giveLeadersPasswords(app.bot.database, PASSWORD, app.bot.clock());
    reps = new Reps(browser);
  });
  after(async () => {
    await reps?.close();
    await browser?.close();
    await app?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  async function customer(): Promise<ChatPage> {
    const page = await reps.open({ locale: 'id-ID', width: 1100 });
    await page.goto(app.url);
    const chat = new ChatPage(page);
    await chat.launcher.click();
    await chat.panel.locator('.bubble').first().waitFor();
    return chat;
  }

  const files = (where: Page | ChatPage['panel']): ReturnType<Page['locator']> =>
    where.locator('input[type=file]');

  it('write, show each other pictures and hand over, without a reload', async () => {
    const [dewi, wati] = [await reps.signIn(app.url, 'dewi'), await reps.signIn(app.url, 'wati')];
    const chat = await customer();
    await files(chat.panel).setInputFiles([{ name: 'struk.png', mimeType: 'image/png', buffer: PNG }]);
    await chat.panel.getByRole('button', { name: 'Batalkan berkas struk.png' }).waitFor();
    await chat.say('mau ngomong sama orangnya langsung dong');
    const waiting = '#queue [data-conversation], [data-conversation]';
    for (const rep of [dewi, wati]) {
      await rep.locator(waiting).first().click();
      await rep.waitForSelector('.file-shut:has-text("struk.png"), .file img');
    }
    await dewi.keyboard.press('Alt+KeyA');
    await dewi.waitForSelector('#reply:visible');
    await dewi.waitForSelector('.file img');
    expect(await dewi.evaluate<number>(`document.querySelector('.file img').naturalWidth`)).to.equal(1);
    await chat.panel.locator('.bubble', { hasText: 'Dewi' }).first().waitFor();
    await chat.panel.locator('h2', { hasText: 'Dewi' }).waitFor();

    await dewi.locator('#attach-files').setInputFiles([
      { name: 'daftar-harga.txt', mimeType: 'text/plain', buffer: Buffer.from('M1 1.850.000') },
      { name: 'mesin.png', mimeType: 'image/png', buffer: PNG },
      { name: 'jahat.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
    ]);
    await dewi.waitForSelector('.attached .failed:has-text("jahat.html")');
    await dewi.waitForSelector('.attached li:has-text("daftar-harga.txt"):not(:has-text("Mengirim"))');
    await dewi.fill('#reply', 'Ini daftarnya ya kak');
    await chat.panel.locator('.dots').waitFor();
    await dewi.keyboard.press('Enter');
    await chat.panel.locator('.bubble', { hasText: 'Ini daftarnya ya kak' }).waitFor();
    await chat.panel.locator('a.file', { hasText: 'daftar-harga.txt' }).waitFor();
    await chat.panel.locator('.from-them .picture img, .line:not(.from-me) .picture img').waitFor();
    const saved = await chat.page.request.get(
      (await chat.panel.locator('a.file', { hasText: 'daftar-harga.txt' }).getAttribute('href')) ?? '',
    );
    expect(await saved.text()).to.equal('M1 1.850.000');
    expect(saved.headers()['content-disposition']).to.match(/^attachment/);

    await wati.click('#act:has-text("Ambil alih")');
    await wati.waitForSelector('#reply:visible');
    await chat.say('oke makasih');
    await wati.waitForSelector('.words:has-text("oke makasih")');
    await wati.click('#act');
    await wati.click('#give-back');
    await chat.panel.locator('.bubble', { hasText: 'Wati' }).last().waitFor();
    await chat.panel.locator('h2', { hasText: 'Kira' }).waitFor();
    expect(reps.problems).to.deep.equal([]);
  });
});
