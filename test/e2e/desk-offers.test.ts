import { expect } from 'chai';
import { offerTo } from '../integration/desk/offers';
import { axeFindings } from './desk-browser';
import { describeDesk } from './desk-stage';

describeDesk('offers at the desk in a browser', (desk) => {
  const item = (id: string): string => `[data-conversation="${id}"]`;

  it('what is offered stands on top and counts down; taken, it is mine, and a colleague sees whose it is', async () => {
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    const bayu = await desk.reps.signIn(desk.world.url, 'bayu');
    const id = await desk.world.customer('mau bicara dengan orang');
    await offerTo(desk.world, id, 'dewi', 'bayu');
    await dewi.waitForSelector(`.item-offered${item(id)}`);
    expect(await bayu.textContent(`.item-waiting${item(id)}`)).to.contain('ditawarkan ke Dewi');
    await bayu.click(item(id));
    await bayu.waitForSelector('.standing:has-text("ditawarkan ke Dewi")');
    await dewi.click(item(id));
    const left = async (): Promise<number> =>
      Number.parseInt((await dewi.textContent('.offer-left')) ?? '', 10);
    await dewi.waitForSelector('.offer-left');
    const first = await left();
    await dewi.waitForTimeout(2200);
    expect(await left(), 'it counts').to.be.within(first - 4, first - 1);
    expect(await axeFindings(dewi)).to.deep.equal([]);
    await dewi.click('text=Terima');
    await dewi.waitForSelector('.standing-human');
    await bayu.waitForSelector('.notice:has-text("Dewi")');
    expect(await bayu.locator(item(id)).count(), 'a colleague’s is not listed').to.equal(0);
  });

  it('Tolak passes it on; who is busy shows it to colleagues', async () => {
    const dewi = await desk.reps.signIn(desk.world.url, 'dewi');
    const bayu = await desk.reps.signIn(desk.world.url, 'bayu');
    const id = await desk.world.customer('mau bicara dengan orang');
    await offerTo(desk.world, id, 'dewi', 'bayu');
    await dewi.click(`.item-offered${item(id)}`);
    await dewi.click('#decline');
    await dewi.waitForSelector(`.item-waiting${item(id)}`);
    await offerTo(desk.world, id, 'dewi', 'bayu');
    await bayu.waitForSelector(`.item-offered${item(id)}`);
    await dewi.selectOption('#status', 'busy');
    await bayu.waitForSelector('.online:has-text("Dewi (Sibuk)")');
    await dewi.reload();
    await dewi.waitForSelector('#status.status-busy');
  });
});
