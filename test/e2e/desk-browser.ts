import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PASSWORD } from '../integration/desk/desk-world';

export interface Looks {
  width?: number;
  height?: number;
  locale?: 'id-ID' | 'en-GB';
  colorScheme?: 'light' | 'dark';
  /** Runs in the page before the page's own scripts. */
  script?: string;
  /** The browser has said yes to notifications. */
  notifications?: boolean;
}

/** Reps in browsers of their own; whatever a browser complains of is in `problems`. */
export class Reps {
  readonly problems: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  constructor(private readonly browser: Browser) {}

  async open(looks: Looks = {}): Promise<Page> {
    const { width = 1360, height = 820, locale = 'id-ID', colorScheme = 'light' } = looks;
    const viewport = { width, height };
    const context = await this.browser.newContext({ viewport, locale, colorScheme, bypassCSP: false });
    this.contexts.push(context);
    if (looks.notifications) await context.grantPermissions(['notifications']);
    if (looks.script) await context.addInitScript({ content: looks.script });
    const page = await context.newPage();
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML/.test(message.text())) this.problems.push(message.text());
    });
    page.on('dialog', (dialog) => this.problems.push(`a dialog opened: ${dialog.message()}`));
    return page;
  }

  async signIn(url: string, repId: string, looks: Looks = {}): Promise<Page> {
    const page = await this.open(looks);
    await page.goto(`${url}/desk`);
    await page.fill('#rep', repId);
    await page.fill('#password', PASSWORD);
    await page.click('button[type=submit]');
    await page.waitForSelector('.link-live');
    return page;
  }

  async close(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }
}

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in a page, in a line each. Playwright's evaluate is not bound by the page's policy. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations, passes }) => passes.length === 0 ? ['nothing was looked at'] : violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')))`,
  );
}
