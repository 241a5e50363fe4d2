import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { type App, startApp } from '../../bot/assembly/app';
import { azure } from '../../bot/channels/azure/channel';
import { readConfig } from '../../bot/settings/config';
import { startChromium } from './chromium';
import { type Playground, startPlayground } from './playground';

const PRICE = /IDR\s450,000/;

describe('Teams, in the Microsoft 365 Agents Playground', function () {
  this.timeout(90_000);
  let browser: Browser | undefined;
  let folder: string;
  let app: App;
  let playground: Playground;
  let page: Page;

  before(async function () {
    browser = await startChromium(this);
    folder = mkdtempSync(path.join(tmpdir(), 'tangga-teams-'));
    const DATABASE_URL = `sqlite:${path.join(folder, 'test.sqlite')}`;
    app = await startApp(readConfig({ PORT: '0', DATABASE_URL }), { channels: [azure] });
    playground = await startPlayground(`${app.url}/api/messages`);
  });

  after(async () => {
    await browser?.close();
    if (!browser) return;
    await playground.stop();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    const context = await (browser as Browser).newContext();
    // It asks the network for three pictures and does without.
    await context.route(
      (url) => !['127.0.0.1', 'localhost'].includes(url.hostname),
      (route) => route.abort(),
    );
    page = await context.newPage();
    await page.goto(playground.url);
  });

  afterEach(() => page.context().close());

  const sees = (what: string | RegExp): Promise<void> =>
    page.getByText(what).first().waitFor({ timeout: 15_000 });
  const composer = (): Locator => page.locator('div[contenteditable=true]').first();

  async function mention(words: string): Promise<void> {
    await composer().click();
    await composer().pressSequentially('@Test');
    await page.getByText('Test Bot', { exact: true }).last().click();
    await composer().pressSequentially(` ${words}`);
  }

  it('in a personal chat: greeted, a button pressed, a question answered, a person heard', async () => {
    await sees('automated assistant');
    const button = page.getByRole('button', { name: 'Coffee grinders' });
    await button.click();
    await sees('✓ Coffee grinders');
    expect(await button.count(), 'nothing is left to press').to.equal(0);
    await composer().click();
    await composer().pressSequentially('how much is the M1 grinder?');
    await page.keyboard.press('Enter');
    await sees(PRICE);
    await speakAsRep(app, 'We have it here, shall I reserve one?');
    await sees('Dewi: We have it here');
  });

  it('in a channel it answers who mentions it, in their thread, and invites orders to a private chat', async () => {
    await page.getByText('General', { exact: true }).click();
    await mention('how much is the M1 grinder?');
    await page.getByRole('button', { name: 'Post' }).last().click();
    await sees(PRICE);
    const opened = await conversationsOf(app);
    expect(opened.filter((id) => id.includes(';messageid='))).to.have.length(1);
    await page.getByText('Announcements', { exact: true }).click();
    await mention('I want to order two M1 grinders');
    await page.getByRole('button', { name: 'Post' }).last().click();
    await sees('private chat');
  });

  it('in a group chat nobody is listened to who does not mention it', async () => {
    await page.getByText('Group Chat', { exact: true }).last().click();
    const before = await conversationsOf(app);
    await composer().click();
    await composer().pressSequentially('how much is the M1 grinder?');
    await page.keyboard.press('Enter');
    await mention('is the M1 grinder in stock?');
    await page.keyboard.press('Enter');
    await sees(/M1 Hand Grinder/);
    const [fresh] = (await conversationsOf(app)).filter((id) => !before.includes(id));
    const heard = await app.bot.database.read<{ text: string }>(
      `SELECT text FROM message WHERE conversation_id = $1 AND author = 'customer'`,
      [fresh ?? ''],
    );
    expect(heard.map(({ text }) => text)).to.deep.equal(['is the M1 grinder in stock?']);
  });

  it('taken away and put back, it knows', async () => {
    // Each page begins with an installation.
    await sees('conversationUpdate 200');
    await mock('Uninstall application');
    await eventually(async () => (await unreachable(app)) === 1);
    await mock('Install application');
    await eventually(async () => (await unreachable(app)) === 0);
  });

  async function mock(what: string): Promise<void> {
    await page.getByText('Mock an Activity').click();
    await page.getByText(what, { exact: true }).click();
    await page.getByRole('button', { name: 'Send activity' }).click();
  }
});

/** From the desk into the personal chat, by the reference that was stored. */
async function speakAsRep(app: App, text: string): Promise<void> {
  const [conversationId] = await app.bot.database
    .read<{ id: string }>(`SELECT id FROM conversation WHERE channel_user_id NOT LIKE 'group:%'`)
    .then((rows) => rows.map(({ id }) => id));
  for (const [index, act] of ([{ act: 'claim' }, { act: 'reply', text }] as const).entries()) {
    await app.bot.intake.accept({
      conversationId: conversationId ?? '',
      channelKey: `desk:${index}`,
      input: { kind: 'rep', repId: 'dewi', repName: 'Dewi', act },
      receivedAt: new Date().toISOString(),
      echo: undefined,
    });
  }
}

async function conversationsOf(app: App): Promise<string[]> {
  const rows = await app.bot.database.read<{ id: string }>('SELECT id FROM conversation');
  return rows.map(({ id }) => id);
}

async function unreachable(app: App): Promise<number> {
  const rows = await app.bot.database.read<{ id: string }>(
    'SELECT id FROM channel_identity WHERE unreachable_since IS NOT NULL',
  );
  return rows.length;
}

async function eventually(check: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 8_000;
  while (!(await check())) {
    if (Date.now() > until) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
