import { type AddressInfo } from 'node:net';
import { type Server, createServer } from 'node:http';
import { expect } from 'chai';
import { type Browser } from 'playwright-core';
import { type Running } from '../integration/channels/directline/running-server';
import { ChatPage } from './chat-page';
import { openPage, startChromium } from './chromium';
import { runShop } from './shop-server';

/** Style that would ruin any widget it could reach. */
const HOSTILE_CSS = `
  html { font-size: 40px }
  * { color: red !important; font-size: 60px !important; letter-spacing: 9px; display: none !important }
  html, body { display: block !important }
  div, section, button, textarea { position: static !important; background: lime !important }
`;

/** A company's own site: another origin, the strictest policy that lets the widget in. */
interface Site {
  url: string;
  server: Server;
  /** @param attributes of the script tag */
  embed: (botUrl: string, attributes?: string) => void;
}

function openSite(): Promise<Site> {
  let botUrl = '';
  let tag = '';
  const server = createServer((_request, response) => {
    const sources = `connect-src ${botUrl} ${botUrl.replace('http', 'ws')}; img-src ${botUrl}`;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${botUrl}; ${sources}`);
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><body><h1>A shop</h1>${tag}</body>`);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const embed = (url: string, attributes = ''): void => {
        botUrl = url;
        tag = `<script async src="${url}/widget.js" ${attributes}></script>`;
      };
      resolve({ url: `http://127.0.0.1:${port}`, server, embed });
    });
  });
}

describe("the widget on another company's page", function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let bot: Running;
  const sites: Server[] = [];

  before(async function () {
    browser = await startChromium(this);
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const server of sites.splice(0)) server.close();
    if (bot) await bot.stop();
  });

  it('is one script tag: it works there under a strict policy, and their styles stay outside', async () => {
    const site = await openSite();
    sites.push(site.server);
    bot = await runShop({ widgetOrigins: [site.url] });
    site.embed(bot.url, 'data-campaign="fb-01" data-position="left"');
    const { page, complaints } = await openPage(browser as Browser);
    await page.goto(site.url);
    const chat = new ChatPage(page);
    await chat.open();
    await page.evaluate(`
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(HOSTILE_CSS)});
      document.adoptedStyleSheets = [sheet];
    `);
    await chat.say('hello');
    await chat.sees('echo hello');
    const style = await chat.inside<string[]>(
      `(({ fontSize, letterSpacing, color }) => [fontSize, letterSpacing, color])(getComputedStyle(root.querySelector('.from-bot .bubble')))`,
    );
    expect(style).to.deep.equal(['16px', 'normal', 'rgb(34, 26, 21)']);
    expect((await chat.panel.boundingBox())?.x).to.equal(20);
    const [row] = await bot.database.read<{ source: string; campaign: string }>(
      `SELECT source, campaign FROM contact LIMIT 1`,
    );
    expect(row).to.deep.equal({ source: 'advertising', campaign: 'fb-01' });
    await page.reload();
    await chat.sees('echo hello');
    expect(complaints).to.deep.equal([]);
    await page.context().close();
  });

  it('stays silent on a page that may not have it, and says so to the visitor', async () => {
    bot = await runShop();
    const site = await openSite();
    sites.push(site.server);
    site.embed(bot.url);
    const { page } = await openPage(browser as Browser);
    await page.goto(site.url);
    const chat = new ChatPage(page);
    await chat.launcher.click();
    await chat.panel.getByText('Not connected.').waitFor();
    expect(await chat.texts()).to.deep.equal([]);
    const [row] = await bot.database.read<{ count: number }>(`SELECT count(*) AS count FROM conversation`);
    expect(row?.count).to.equal(0);
    await page.context().close();
  });
});
