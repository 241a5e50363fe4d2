import { type Browser, type BrowserContextOptions } from 'playwright-core';
import { type Running } from '../integration/channels/directline/running-server';
import { ChatPage } from './chat-page';
import { type WatchedPage, openPage, startChromium } from './chromium';
import { runShop } from './shop-server';

/** A visitor's page and the chat in it. */
export interface Visit extends WatchedPage {
  chat: ChatPage;
}

/** What a suite has: the demo shop, a browser, and visitors who leave when their test ends. */
export interface Stage {
  readonly browser: Browser;
  readonly server: Running;
  visit: (path?: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** A page of the browser in which nothing is open yet. */
  enter: (options?: BrowserContextOptions) => Promise<Visit>;
  /** Stops the server and starts it on the same port and database; `between` happens while it is away. */
  restartServer: (between: () => Promise<void>) => Promise<void>;
}

/** The demo shop and a browser, for all tests of a suite; both end with it. Without Chromium they are skipped. */
export function shopInBrowser(): Stage {
  let browser: Browser | undefined;
  let server: Running | undefined;
  const visits: Visit[] = [];

  before(async function () {
    browser = await startChromium(this);
    server = await runShop();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async () => {
    for (const { page } of visits.splice(0)) await page.context().close();
  });

  const stage: Stage = {
    get browser() {
      if (!browser) throw new Error('the suite has not begun');
      return browser;
    },
    get server() {
      if (!server) throw new Error('the suite has not begun');
      return server;
    },
    enter: async (options = {}) => {
      const watched = await openPage(stage.browser, options);
      const visit = { ...watched, chat: new ChatPage(watched.page) };
      visits.push(visit);
      return visit;
    },
    visit: async (path = '/', options = {}) => {
      const visit = await stage.enter(options);
      await visit.page.goto(`${stage.server.url}${path}`);
      return visit;
    },
    restartServer: async (between) => {
      const { folder, url } = stage.server;
      await stage.server.stop('keep');
      await between();
      server = await runShop({ folder, port: Number(new URL(url).port) });
    },
  };
  return stage;
}
