import { expect } from 'chai';
import { type Page } from 'playwright-core';
import { until } from '../integration/channels/directline/requests';
import { ChatPage } from './chat-page';
import { currentConversation, letBotSay } from './conversation';
import { shopInBrowser } from './shop-in-browser';

describe('the widget in a browser', function () {
  this.timeout(60_000);
  const stage = shopInBrowser();
  const { visit } = stage;

  it('leaves the focus to the page on which nobody has asked for it', async () => {
    const { chat, page } = await visit();
    await chat.open();
    await page.reload();
    await chat.sees('Selamat datang!');
    expect(await page.evaluate<string>('document.activeElement.tagName')).to.equal('BODY');
  });

  it('talks, presses a quick reply once, and shows that messages arrived', async () => {
    const { chat } = await visit();
    await chat.open();
    expect(await chat.reply('Lihat produk').count()).to.equal(1);
    await chat.reply('Lihat produk').dblclick();
    await chat.sees('button welcome/c0');
    expect(await chat.bubble('Lihat produk').count()).to.equal(1);
    expect(await chat.panel.locator('.replies button').count()).to.equal(0);
    await chat.say('ada penggiling?');
    await chat.sees('echo ada penggiling?');
    expect(await chat.delivery()).to.equal('there');
    expect(await chat.texts()).to.deep.equal([
      'Selamat datang!',
      'Lihat produk',
      'button welcome/c0',
      'ada penggiling?',
      'echo ada penggiling?',
    ]);
  });

  it('goes on after a page change and a reload, open as it was left, with what was half written', async () => {
    const { chat, page } = await visit();
    await chat.open();
    await chat.say('satu');
    await chat.sees('echo satu');
    await chat.box.fill('setengah');
    await page.goto(`${stage.server.url}/?lang=en`);
    await chat.sees('echo satu');
    expect(await chat.box.inputValue()).to.equal('setengah');
    await page.reload();
    await chat.sees('echo satu');
    await chat.box.fill('');
    await chat.say('dua');
    await chat.sees('echo dua');
    expect(await chat.texts()).to.deep.equal(['Selamat datang!', 'satu', 'echo satu', 'dua', 'echo dua']);
  });

  it('counts what comes while it is closed, over page changes, until it is opened', async () => {
    const { chat, page } = await visit();
    await chat.open();
    await page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    await letBotSay(stage.server, 'masih ada?');
    await letBotSay(stage.server, 'kami tunggu');
    const label = 'Buka obrolan dengan Kira, 2 pesan baru';
    await page.getByRole('button', { name: label }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: label }).click();
    await chat.sees('kami tunggu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Buka obrolan dengan Kira', exact: true }).waitFor();
  });

  it('is a stranger in a new tab until storing was agreed to, and again after that was withdrawn', async () => {
    const { chat, page } = await visit();
    await chat.open();
    const conversation = await currentConversation(stage.server);
    const signal = async (name: string): Promise<void> => {
      await letBotSay(stage.server, name, { signal: name }, conversation);
      await chat.sees(name);
    };
    const newTabSees = async (text: string): Promise<boolean> => {
      const tab = new ChatPage(await page.context().newPage());
      await tab.page.goto(stage.server.url);
      await tab.open();
      await tab.page.waitForTimeout(300);
      const seen = (await tab.bubble(text).count()) > 0;
      await tab.page.close();
      return seen;
    };
    await chat.say('rahasia kami');
    await chat.sees('echo rahasia kami');
    expect(await newTabSees('echo rahasia kami')).to.equal(false);
    await signal('profile_storage_granted');
    expect(await newTabSees('echo rahasia kami')).to.equal(true);
    await signal('profile_storage_withdrawn');
    expect(await newTabSees('echo rahasia kami')).to.equal(false);
  });

  it('shows two tabs of one visitor the same conversation, each message once', async () => {
    const { chat, page } = await visit();
    await chat.open();
    await letBotSay(stage.server, 'disimpan', { signal: 'profile_storage_granted' });
    await chat.sees('disimpan');
    const other = new ChatPage(await page.context().newPage());
    await other.page.goto(stage.server.url);
    await other.open();
    await chat.say('dari tab satu');
    await other.sees('echo dari tab satu');
    await other.say('dari tab dua');
    await chat.sees('echo dari tab dua');
    expect(await chat.texts()).to.deep.equal(await other.texts());
  });

  it('names people and notices apart from the bot', async () => {
    const { chat } = await visit();
    await chat.open();
    await letBotSay(stage.server, 'Dewi sudah bergabung.', { author: 'system' });
    await letBotSay(stage.server, 'Halo, saya Dewi', { author: 'rep', name: 'Dewi' });
    await chat.sees('Halo, saya Dewi');
    expect(await chat.panel.locator('.from-rep .speaker').innerText()).to.equal('Dewi · tim kami');
    expect(await chat.panel.locator('.system .bubble').innerText()).to.equal('Dewi sudah bergabung.');
  });

  it('shows that somebody is typing, until they have spoken', async () => {
    const { chat } = await visit();
    await chat.open();
    stage.server.channel.sendTyping(await currentConversation(stage.server));
    await chat.panel.getByRole('img', { name: 'Kira sedang mengetik' }).waitFor();
    await chat.say('sudah?');
    await chat.sees('echo sudah?');
    expect(await chat.panel.locator('.dots').isVisible()).to.equal(false);
  });

  it('tells that the visitor writes, at most every three seconds, and not what', async () => {
    const { chat, page } = await visit();
    const told: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/activities')) told.push(request.postData() ?? '');
    });
    await chat.open();
    for (const end = Date.now() + 3500; Date.now() < end;) {
      await chat.box.pressSequentially('rahasia ', { delay: 20 });
    }
    const typing = told.filter((body) => body.includes('typing'));
    expect(typing).to.deep.equal(['{"type":"typing"}', '{"type":"typing"}']);
    await chat.box.fill('');
    expect(told).to.have.length(2);
  });

  it('obeys the host page: opens with a question, tells what happens, takes a context', async () => {
    const { page } = await visit();
    const chat = new ChatPage(page);
    await page.evaluate(`
      window.seen = [];
      for (const name of ['open', 'close', 'message', 'unread']) Tangga.on(name, (detail) => seen.push([name, detail]));
      Tangga.sendContext({ product: 'GAYO-250' });
      Tangga.open({ question: 'Berapa harga Gayo?' });
    `);
    await chat.sees('Selamat datang!');
    expect(await chat.box.inputValue()).to.equal('Berapa harga Gayo?');
    const told = `SELECT input FROM inbox WHERE channel_key LIKE '%:page:%'`;
    const [context] = await until('the context', async () => {
      const rows = await stage.server.database.read<{ input: string }>(told);
      return rows.length > 0 ? rows : undefined;
    });
    expect(JSON.parse(context?.input ?? '')).to.deep.equal({ kind: 'page', page: { product: 'GAYO-250' } });
    await page.evaluate(`Tangga.close()`);
    await chat.panel.waitFor({ state: 'hidden' });
    const seen = await page.evaluate<unknown[]>(`seen`);
    for (const what of [
      ['open', undefined],
      ['message', { author: 'bot' }],
      ['close', undefined],
    ]) {
      expect(seen).to.deep.include(what);
    }
  });

  const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;

  it('shows markup as the characters it is, in every field, and links to nothing that runs', async () => {
    const { chat, page, complaints } = await visit();
    await chat.open();
    await chat.say(HOSTILE);
    await chat.sees(`echo ${HOSTILE}`);
    await letBotSay(stage.server, 'javascript:alert(1) https://a.example/x?y=1. (http://b.example)', {
      author: 'rep',
      name: HOSTILE,
      signal: HOSTILE,
    });
    await page.waitForTimeout(200);
    const links = await chat.inside<string[]>(
      `[...root.querySelectorAll('.bubble a')].map((link) => link.href)`,
    );
    expect(links).to.deep.equal(['https://a.example/x?y=1', 'http://b.example/']);
    expect(await chat.panel.locator('.bubble img, .bubble script, .speaker img').count()).to.equal(0);
    expect(await page.evaluate<boolean>(`'hacked' in window`)).to.equal(false);
    expect(complaints).to.deep.equal([]);
  });

  const wider = (page: Page): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  it('fills a phone of 360 px and gives the page back when it is closed', async () => {
    const { chat, page } = await visit('/', { viewport: { width: 360, height: 640 }, hasTouch: true });
    await chat.launcher.tap();
    await chat.sees('Selamat datang!');
    expect(await chat.panel.boundingBox()).to.deep.include({ x: 0, y: 0, width: 360, height: 640 });
    await chat.say('panjangsekalitanpaspasi'.padEnd(300, 'x'));
    await page.waitForTimeout(200);
    const inner = await chat.inside<number>(
      `root.querySelector('.log').scrollWidth - root.querySelector('.log').clientWidth`,
    );
    expect([await wider(page), inner]).to.deep.equal([0, 0]);
    await chat.panel.getByRole('button', { name: 'Tutup obrolan' }).tap();
    expect(await page.evaluate<string>('document.documentElement.style.overflow')).to.equal('');
  });
});
