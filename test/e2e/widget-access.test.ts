import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type AxeResults } from 'axe-core';
import { type Page } from 'playwright-core';
import { ChatPage } from './chat-page';
import { openPage } from './chromium';
import { letBotSay } from './conversation';
import { shopInBrowser } from './shop-in-browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe has against a page: rule and place. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'] })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
  );
}

describe('our pages for everybody', function () {
  this.timeout(90_000);
  const stage = shopInBrowser();

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [language, width] of [
      ['id', 1280],
      ['en', 360],
    ] as const) {
      it(`axe finds nothing in shop and widget: ${language}, ${colorScheme}, ${width} px`, async () => {
        const viewport = { width, height: 740 };
        const { page } = await openPage(stage.browser, { colorScheme, viewport, bypassCSP: true });
        await page.goto(`${stage.server.url}/?lang=${language}`);
        const chat = new ChatPage(page);
        await chat.launcher.waitFor();
        expect(await findings(page)).to.deep.equal([]);
        await chat.open();
        await letBotSay(stage.server, 'Dewi sudah bergabung.', { author: 'system' });
        await letBotSay(stage.server, 'Halo https://nusaseduh.example', { author: 'rep', name: 'Dewi' });
        await page.route('**/activities', (route) => route.fulfill({ status: 400, json: {} }));
        await chat.say('ditolak');
        await chat.panel.locator('[data-delivery=refused]').waitFor();
        await page.waitForTimeout(300);
        expect(await findings(page)).to.deep.equal([]);
        await page.context().close();
      });
    }
  }

  it('axe finds nothing in the Web Chat page, and nothing inside Web Chat 4.18.1 is excluded', async () => {
    const { page } = await openPage(stage.browser, { bypassCSP: true });
    await page.goto(`${stage.server.url}/webchat.html`);
    await page.getByText('Selamat datang!', { exact: true }).first().waitFor();
    expect(await findings(page)).to.deep.equal([]);
    await page.context().close();
  });

  it('the widget works from the keyboard alone', async () => {
    const { page } = await openPage(stage.browser);
    await page.goto(stage.server.url);
    const chat = new ChatPage(page);
    await chat.launcher.focus();
    await page.keyboard.press('Enter');
    await chat.sees('Selamat datang!');
    expect(await chat.inside<string>('root.activeElement.tagName')).to.equal('TEXTAREA');
    await page.keyboard.type('baris satu');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('baris dua');
    await page.keyboard.press('Enter');
    await chat.sees('echo baris satu\nbaris dua');
    await letBotSay(stage.server, 'Mau?', {}, undefined, {
      suggestedActions: { actions: [{ type: 'imBack', title: 'Mau', value: 'mau' }] },
    });
    await chat.reply('Mau').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await chat.inside<string>('root.activeElement.textContent')).to.equal('Mau');
    await page.keyboard.press('Enter');
    await chat.sees('echo mau');
    await page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    await page.waitForTimeout(100);
    expect(await chat.inside<string>('root.activeElement?.className')).to.equal('launcher');
    await page.context().close();
  });
});
