import { type Browser } from 'playwright-core';
import { type Running } from '../integration/channels/directline/running-server';
import { startChromium } from './chromium';
import { runShop } from './shop-server';

/** The demo shop and a browser, for all tests of a suite; both end with it. Without Chromium they are skipped. */
export function shopInBrowser(): { readonly browser: Browser; readonly server: Running } {
  let browser: Browser | undefined;
  let server: Running | undefined;

  before(async function () {
    browser = await startChromium(this);
    server = await runShop();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  return {
    get browser() {
      if (!browser) throw new Error('the suite has not begun');
      return browser;
    },
    get server() {
      if (!server) throw new Error('the suite has not begun');
      return server;
    },
  };
}
