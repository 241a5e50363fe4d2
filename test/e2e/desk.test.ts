import { expect } from 'chai';
import { type Page, type WebSocketRoute } from 'playwright-core';
import { type Looks } from './desk-browser';
import { describeDesk } from './desk-stage';

/** How wide the page and its rooms would like to be. */
const WIDTHS = `[document.documentElement, ...document.querySelectorAll('.room')].map((place) => place.scrollWidth)`;

const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{7*7}}`;

describeDesk('the desk in a browser', (desk) => {
  const signIn = (repId: string, looks?: Looks): Promise<Page> =>
    desk.reps.signIn(desk.world.url, repId, looks);

  const item = (id: string): string => `[data-conversation="${id}"]`;
  const words = (page: Page): Promise<string[]> => page.locator('.log .words').allInnerTexts();

  it('shows who comes without reloading, and two reps do not both get them', async () => {
    const [dewi, maya] = [await signIn('dewi'), await signIn('maya')];
    const id = await desk.world.customer('mau bicara dengan orang');
    for (const page of [dewi, maya]) {
      await page.click(item(id));
      await page.waitForSelector('#act:has-text("Ambil")');
      expect(await page.title()).to.match(/^\(1\) /);
    }
    await Promise.all([dewi.click('#act'), maya.click('#act')]);
    await Promise.all([dewi, maya].map((page) => page.waitForSelector('#reply:visible, .notice:visible')));
    const states = await Promise.all([dewi, maya].map((page) => page.isVisible('#reply')));
    expect(states.filter(Boolean)).to.have.length(1);
    const loser = states[0] ? maya : dewi;
    expect(await loser.locator('.notice, .why-not').allInnerTexts()).to.match(/Dewi|Maya/);
  });

  it('replies and gives back from the keyboard', async () => {
    const page = await signIn('dewi');
    const id = await desk.world.customer('orang, tolong');
    await page.waitForSelector(item(id));
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForSelector('#act');
    await page.keyboard.press('Alt+KeyA');
    await page.waitForSelector('#reply:visible');
    await page.keyboard.press('Alt+KeyR');
    await page.keyboard.type('Selamat pagi');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('saya Dewi');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.line-mine:not(.outgoing)');
    expect(await words(page)).to.include('Selamat pagi\nsaya Dewi');
    await desk.world.customer('pagi juga', id);
    await page.waitForSelector('.words:has-text("pagi juga")');
    await page.keyboard.press('Alt+KeyK');
    await page.keyboard.type('dikirim jam 11');
    await page.click('#give-back');
    await page.waitForSelector('.why-not:visible');
    expect((await words(page)).at(-1)).to.contain('dikirim jam 11');
  });

  it('shows markup as the characters it is', async () => {
    const page = await signIn('dewi');
    const id = await desk.world.customer(`orang ${HOSTILE}`);
    await page.click(item(id));
    await page.click('#act');
    await page.waitForSelector('#reply:visible');
    await page.fill('#reply', HOSTILE);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.line-mine:not(.outgoing)');
    expect(await words(page))
      .to.include(`orang ${HOSTILE}`)
      .and.to.include(HOSTILE);
    expect(await page.locator('main img, main script, main iframe').count()).to.equal(0);
    expect(await page.evaluate<boolean>(`'hacked' in window`)).to.equal(false);
  });

  it('finds out what it missed after the line was cut', async () => {
    const page = await signIn('dewi');
    const routes: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/desk\/live$/, (route) => {
      route.connectToServer();
      routes.push(route);
    });
    await page.reload();
    await page.waitForSelector('.link-live');
    await routes[0]?.close({ code: 1012 });
    await page.waitForSelector('.link-lost');
    const id = await desk.world.customer('orang, saat tidak tersambung');
    await page.waitForSelector('.link-live');
    await page.waitForSelector(item(id));
    expect(routes.length).to.be.greaterThan(1);
  });

  it('fits a phone, one room at a time', async () => {
    const page = await signIn('dewi', { width: 360, height: 740 });
    const id = await desk.world.customer('orang, panjangsekalitanpaspasi'.padEnd(200, 'x'));
    await page.click(item(id));
    await page.click('#act');
    await page.waitForSelector('#reply:visible');
    for (const room of ['queue', 'conversation', 'customer']) {
      await page.click(`#room-${room}`);
      expect(await page.locator('main > :visible').count(), room).to.equal(1);
      const widths = await page.evaluate<number[]>(WIDTHS);
      expect(Math.max(...widths), room).to.be.at.most(360);
    }
  });

  it('opens by the one-time link, which leaves the address bar', async () => {
    await desk.reopen({ config: { secrets: { deskPassword: undefined } } });
    const page = await desk.reps.open({ locale: 'en-GB' });
    await page.goto(`${desk.world.url}/desk/sign-in`);
    await page.waitForSelector('text=one-time link');
    await page.goto(await desk.world.desk.createEntryLink());
    await page.fill('#rep', 'maya');
    expect(page.url()).to.equal(`${desk.world.url}/desk/enter`);
    await page.click('button[type=submit]');
    await page.waitForSelector('.rep-name:has-text("Maya")');
  });
});
