import { expect } from 'chai';
import { type Browser } from 'playwright-core';
import { buildPage } from '../integration/desk/build-page';
import { CustomerLine } from '../integration/desk/customer-line';
import { type DeskWorld, openDesk } from '../integration/desk/desk-world';
import { startChromium } from './chromium';
import { Reps } from './desk-browser';

/** What a test at the desk uses: a desk of its own, reps in browsers, a customer who is connected. */
export interface Stage {
  world: DeskWorld;
  reps: Reps;
  customer: CustomerLine;
  /** Another desk in the place of the first. */
  reopen: (change: Parameters<typeof openDesk>[0]) => Promise<void>;
}

/** Tests in one browser, each at a new desk; skipped with a message where there is no browser. */
export function describeDesk(title: string, tests: (desk: Stage) => void): void {
  describe(title, function () {
    this.timeout(60_000);
    let browser: Browser;
    let built: Awaited<ReturnType<typeof buildPage>>;
    const desk = {} as Stage;

    before(async function () {
      browser = await startChromium(this);
      built = await buildPage();
    });
    after(async () => {
      await browser?.close();
      built?.remove();
    });
    beforeEach(async () => {
      desk.world = await openDesk({ webFolder: built.folder });
      desk.reps = new Reps(browser);
      desk.customer = await CustomerLine.open(desk.world.url);
      desk.reopen = async (change) => {
        await desk.world.close();
        desk.world = await openDesk({ webFolder: built.folder, ...change });
      };
    });
    afterEach(async () => {
      desk.customer.close();
      await desk.reps.close();
      await desk.world.close();
      expect(desk.reps.problems).to.deep.equal([]);
    });

    tests(desk);
  });
}
