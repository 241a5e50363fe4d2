import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium. Where there is none the tests of this file are skipped with one line; on CI that is a
 * failure, so that they are never skipped unnoticed.
 */
export async function startChromium(test: Mocha.Context): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) {
    if (process.env.CI === 'true') throw new Error(`no Chromium at ${EXECUTABLE}; set CHROMIUM to its path`);
    console.log(`      (skipped: no Chromium at ${EXECUTABLE}; set CHROMIUM to its path)`);
    test.skip();
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

/** A page that notes what must not happen on any page of ours. */
export interface WatchedPage {
  page: Page;
  /** Errors of scripts and of the content policy. */
  complaints: string[];
  /** Addresses that were asked for. */
  requested: string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'id-ID', ...options });
  return watch(await context.newPage());
}

export function watch(page: Page): WatchedPage {
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => requested.push(request.url()));
  return { page, complaints, requested };
}
