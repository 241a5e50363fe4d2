import { expect } from 'chai';
import { type Page } from 'playwright-core';
import { type Looks } from './desk-browser';
import { describeDesk } from './desk-stage';

/**
 * Counts the notes that really start to sound and the notifications that are really made; `heardAndSeen` is
 * what a rep would have heard and seen. A headless tab is never hidden: `hideTab` says it is.
 */
const SPIES = `
  window.heardAndSeen = { notes: 0, notifications: [] };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    if (this.context.state === 'running') window.heardAndSeen.notes += 1;
    return start.apply(this, at);
  };
  window.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      window.heardAndSeen.notifications.push({ title, tag: options.tag, body: options.body ?? '' });
      window.lastNotification = this;
    }
  };
  let hidden = false;
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  window.hideTab = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };
`;

interface HeardAndSeen {
  notes: number;
  notifications: Array<{ title: string; tag: string; body: string }>;
}

describeDesk('alerts of the desk in a browser', (desk) => {
  const item = (id: string): string => `[data-conversation="${id}"]`;
  const heard = (page: Page): Promise<HeardAndSeen> => page.evaluate<HeardAndSeen>('window.heardAndSeen');
  const forget = (page: Page): Promise<unknown> =>
    page.evaluate('window.heardAndSeen.notes = 0, (window.heardAndSeen.notifications = []), 0');
  const hide = (page: Page, hidden: boolean): Promise<unknown> => page.evaluate(`window.hideTab(${hidden})`);
  /** Asked from outside: the page's own policy lets nothing be evaluated in it. */
  const until = async (page: Page, holds: string): Promise<void> => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await page.evaluate<boolean>(holds)) return;
      await page.waitForTimeout(50);
    }
    throw new Error(`never: ${holds}; ${JSON.stringify(await heard(page))}`);
  };
  /** Chimes of one moment are one; the next must be a moment later. */
  const aMomentLater = (page: Page): Promise<void> => page.waitForTimeout(1100);

  async function withAlerts(looks: Looks = {}): Promise<Page> {
    const page = await desk.reps.signIn(desk.world.url, 'dewi', {
      ...looks,
      script: SPIES,
      notifications: true,
    });
    await page.click('#switch-alerts');
    await page.waitForSelector('#switch-alerts[aria-pressed=true]');
    await until(page, 'window.heardAndSeen.notes === 2');
    await aMomentLater(page);
    await forget(page);
    return page;
  }

  it('a customer who begins to wait is heard, and seen where the tab is hidden', async () => {
    const page = await withAlerts();
    const first = await desk.world.customer('mau bicara dengan orang');
    await page.waitForSelector(item(first));
    expect(await heard(page)).to.deep.equal({ notes: 2, notifications: [] });
    await forget(page);
    await aMomentLater(page);
    await hide(page, true);
    const second = await desk.world.customer('orang, tolong: rahasia');
    await page.waitForSelector(item(second));
    const { notes, notifications } = await heard(page);
    expect(notes).to.equal(2);
    expect(notifications.map(({ tag }) => tag)).to.deep.equal([second]);
    expect(notifications[0]?.title).to.match(/^Pengunjung \w{4} menunggu: minta petugas$/);
    expect(JSON.stringify(notifications)).to.not.contain('rahasia');
    expect(await page.title()).to.match(/^\(2\) /);
  });

  it('a notification opens the conversation it is about', async () => {
    const page = await withAlerts();
    await hide(page, true);
    const id = await desk.world.customer('orang, tolong');
    await until(page, 'window.heardAndSeen.notifications.length === 1');
    await page.evaluate(`window.lastNotification.dispatchEvent(new Event('click'))`);
    await page.waitForSelector('#act:has-text("Ambil")');
    expect(new URL(page.url()).hash).to.equal(`#${id}`);
  });

  it('what the rep looks at is silent; the same in a hidden tab is not, and calls from the title', async () => {
    const page = await withAlerts();
    const id = await desk.world.customer('orang, tolong');
    await page.click(item(id));
    await page.click('#act');
    await page.waitForSelector('#reply:visible');
    await aMomentLater(page);
    await forget(page);
    await desk.world.customer('sedang saya lihat', id);
    await page.waitForSelector('.words:has-text("sedang saya lihat")');
    await page.waitForTimeout(300);
    expect(await heard(page)).to.deep.equal({ notes: 0, notifications: [] });
    expect(await page.title()).to.not.match(/^\(/);
    await hide(page, true);
    await desk.world.customer('tidak saya lihat', id);
    await until(page, 'window.heardAndSeen.notifications.length === 1');
    expect((await heard(page)).notes).to.equal(2);
    expect(await page.title()).to.match(/^\(1\) /);
    await hide(page, false);
    await until(page, `!document.title.startsWith('(')`);
  });

  it('on a phone a conversation in another room is not looked at', async () => {
    const page = await withAlerts({ width: 390, height: 780 });
    const id = await desk.world.customer('orang, tolong');
    await page.click(item(id));
    await page.click('#act');
    await page.waitForSelector('#reply:visible');
    await page.click('#room-queue');
    await aMomentLater(page);
    await forget(page);
    await desk.world.customer('halo?', id);
    await until(page, 'window.heardAndSeen.notes === 2');
    expect(await page.title()).to.match(/^\(1\) /);
    await page.click('#room-conversation');
    await until(page, `!document.title.startsWith('(')`);
  });

  it('several who come at once are one chime', async () => {
    const page = await withAlerts();
    const ids = await Promise.all([1, 2, 3].map(() => desk.world.customer('orang, tolong')));
    for (const id of ids) await page.waitForSelector(item(id));
    expect((await heard(page)).notes).to.equal(2);
  });

  it('after a reload the first touch lets it sound again, and nothing old is made up for', async () => {
    const page = await withAlerts();
    await page.reload();
    await page.waitForSelector('.link-live');
    const early = await desk.world.customer('orang, sebelum disentuh');
    await page.waitForSelector(item(early));
    expect((await heard(page)).notes).to.equal(0);
    await page.click('#show-help');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    expect((await heard(page)).notes).to.equal(0);
    const late = await desk.world.customer('orang, sesudah disentuh');
    await page.waitForSelector(item(late));
    await until(page, 'window.heardAndSeen.notes === 2');
  });

  it('who has switched them off is left in peace, but for the number in the title', async () => {
    const page = await withAlerts();
    await page.click('#switch-alerts');
    await hide(page, true);
    const id = await desk.world.customer('orang, tolong');
    await page.waitForSelector(item(id));
    expect(await heard(page)).to.deep.equal({ notes: 0, notifications: [] });
    expect(await page.title()).to.match(/^\(1\) /);
  });

  it('says so when the browser blocks notifications', async () => {
    const script = `${SPIES} window.Notification.requestPermission = async () => 'denied';
      Object.defineProperty(window.Notification, 'permission', { get: () => 'denied' });`;
    const page = await desk.reps.signIn(desk.world.url, 'dewi', { script });
    await page.click('#switch-alerts');
    await page.waitForSelector('.notice:has-text("diblokir")');
  });
});
