import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, type Page, chromium } from 'playwright-core';
import { type App, startApp } from '../bot/assembly/app';
import { readConfig } from '../bot/settings/config';
import { setLogLevel } from '../bot/settings/logger';

/**
 * What a visitor waits for: bytes and time until the greeting is on the screen, for our widget, for Web Chat and
 * for its minimal bundle, on the networks of cheap phones. `node dist/bench/widget.js [rounds]`.
 *
 * Slow 4G and 4G are those of Lighthouse and Chrome's DevTools; the processor is slowed down four times. The
 * clock starts when the page begins to load (Web Chat, and ours told to open at once) or when the button is
 * pressed (ours as it is meant to be used), on a browser that has never been here.
 */
const NETWORKS = {
  'slow 4G (1.6/0.75 Mbit/s, 150 ms)': { down: 1.6, up: 0.75, latency: 150 },
  '4G (9/9 Mbit/s, 60 ms)': { down: 9, up: 9, latency: 60 },
} as const;

type Network = (typeof NETWORKS)[keyof typeof NETWORKS];

const CPU_SLOWDOWN = 4;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

interface Run {
  /** Milliseconds until the greeting stands on the screen. */
  ms: number;
  /** Bytes on the wire until then, headers and all; of the page and of everything it loads. */
  bytes: number;
}

interface Client {
  name: string;
  path: string;
  /** Text that only the greeting has. */
  greeted: string;
  /** Pressed before the clock starts; what was loaded until then is not counted. */
  press?: string;
}

const GREETING = 'asisten otomatis';

const CLIENTS: readonly Client[] = [
  {
    name: 'ours, button pressed',
    path: '/ours',
    greeted: 'tangga-chat .bubble',
    press: 'tangga-chat .launcher',
  },
  { name: 'ours, page with the chat open', path: '/ours-open', greeted: 'tangga-chat .bubble' },
  { name: 'Web Chat', path: '/webchat.js', greeted: '.webchat__bubble' },
  { name: 'Web Chat minimal', path: '/webchat-minimal.js', greeted: '.webchat__bubble' },
];

/** A bare page for each client, on a site of its own. */
function openSite(): Promise<{ url: string; server: Server; bot: { url: string } }> {
  const bot = { url: '' };
  const bundles = path.join(packageAbove(__dirname), 'node_modules/botframework-webchat');
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (name.startsWith('bundle/')) {
      const file = path.join(bundles, 'dist', name.slice('bundle/'.length));
      const body = packed.get(name) ?? gzipSync(readFileSync(file), { level: 9 });
      packed.set(name, body);
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'gzip' });
      response.end(body);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="id"><title>bench</title><body>${bodyOf(name, bot.url)}</body></html>`,
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, bot });
    });
  });
}

function packageAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : packageAbove(path.dirname(folder));
}

function bodyOf(name: string, bot: string): string {
  if (name === 'ours') return `<script src="${bot}/widget.js" data-locale="id"></script>`;
  if (name === 'ours-open') return `<script src="${bot}/widget.js" data-locale="id" data-open></script>`;
  return `<div id="chat" style="height:100vh"></div><script src="/bundle/${name}"></script><script>
    (async () => {
      const headers = { 'content-type': 'application/json' };
      const asked = await fetch('${bot}/api/token', { method: 'POST', headers, body: '{"locale":"id"}' });
      const { token } = await asked.json();
      const directLine = WebChat.createDirectLine({ domain: '${bot}/v3/directline', token });
      WebChat.renderWebChat({ directLine, locale: 'id-ID' }, document.getElementById('chat'));
    })();
  </script>`;
}

async function slowDown(page: Page, { down, up, latency }: Network): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: (down * 1e6) / 8,
    uploadThroughput: (up * 1e6) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return session;
}

async function measure(browser: Browser, site: string, client: Client, network: Network): Promise<Run> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
  const page = await context.newPage();
  const session = await slowDown(page, network);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  session.on('Network.webSocketFrameReceived', ({ response }) => (bytes += response.payloadData.length));
  let started = performance.now();
  const loading = page.goto(`${site}${client.path}`, { waitUntil: 'commit', timeout: 120_000 });
  await loading;
  if (client.press) {
    await page.locator(client.press).waitFor();
    bytes = 0;
    started = performance.now();
    await page.locator(client.press).dispatchEvent('click');
  }
  await page.locator(client.greeted).filter({ hasText: GREETING }).first().waitFor({ timeout: 120_000 });
  const ms = performance.now() - started;
  await context.close();
  return { ms, bytes };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

async function startBot(folder: string, site: string): Promise<App> {
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${path.join(folder, 'bench.sqlite')}`,
    WIDGET_ORIGINS: site,
    LOG_LEVEL: 'silent',
  });
  setLogLevel(config.logLevel);
  return startApp(config);
}

async function main(rounds: number): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`no Chromium at ${executablePath}; set CHROMIUM to its path`);
  const folder = mkdtempSync(path.join(tmpdir(), 'tangga-bench-'));
  const site = await openSite();
  const bot = await startBot(folder, site.url);
  site.bot.url = bot.url;
  const loader = Buffer.from(await (await fetch(`${bot.url}/widget.js`)).arrayBuffer());
  console.log(
    `loader /widget.js: ${gzipSync(loader, { level: 9 }).length} bytes gzip, ${loader.length} unpacked`,
  );
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  console.log(
    `processor ${CPU_SLOWDOWN} times slower, median of ${rounds}, empty cache, another origin than the bot's`,
  );
  console.log(
    `${cpus().length} cores, of which ${(loadavg()[0] ?? 0).toFixed(1)} were busy before: more than 1 spoils the times`,
  );
  for (const [title, network] of Object.entries(NETWORKS)) {
    console.log(`\n${title}`);
    for (const client of CLIENTS) {
      const runs: Run[] = [];
      for (let round = 0; round < rounds; round += 1)
        runs.push(await measure(browser, site.url, client, network));
      const seconds = (median(runs.map(({ ms }) => ms)) / 1000).toFixed(2).padStart(6);
      const kilobytes = (median(runs.map(({ bytes }) => bytes)) / 1024).toFixed(1).padStart(8);
      console.log(`  ${client.name.padEnd(32)} greeting after ${seconds} s   ${kilobytes} KB`);
    }
  }
  await browser.close();
  site.server.close();
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
}

main(Number(process.argv[2] ?? 3)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
