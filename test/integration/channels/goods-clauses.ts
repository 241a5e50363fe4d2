import { expect } from 'chai';
import { CHANNEL_BOOK } from '../../../bot/channels';
import { type Heard } from './harness';
import { type Stage } from './stage';

type Button = Heard['buttons'][number];

/** How many of the cards shown last are pressed. */
const PRESSED = 3;

/** Goods that are shown can be ordered where they are shown. */
export function goodsClauses(stage: Stage): void {
  const { cards: hasCards = false } = CHANNEL_BOOK.capabilities(stage.harness.channel);

  it(`lists goods in words${hasCards ? ' or on cards' : ' alone, which can be named'}`, async () => {
    const shown = await grinders(stage);
    expect(JSON.stringify(shown)).to.match(/Penggiling Manual M1/);
    expect(ordering(shown).length > 1).to.equal(hasCards);
  });

  if (!hasCards) return;

  it('orders from each card once, however fast its button is pressed twice', async () => {
    const shown = ordering(await grinders(stage));
    const last = shown.slice(-PRESSED);
    for (const button of last) await stage.after(() => twice(button));
    const skus = (await orderedBy(stage)).map(({ sku }) => sku);
    expect(skus).to.have.length(last.length);
    expect(new Set(skus).size).to.equal(last.length);
    expect(
      (await orderedBy(stage)).every(({ quantity }) => quantity === undefined || quantity === 1),
    ).to.equal(true);
  });
}

/** The grinders, by a button of the greeting. */
async function grinders(stage: Stage): Promise<Heard[]> {
  const offer = (await stage.sari.hears()).at(-1);
  return stage.after(() => offer?.buttons[1]?.press() ?? Promise.resolve());
}

function twice(button: Button): Promise<unknown> {
  return Promise.all([button.press(), button.press()]);
}

function ordering(heard: readonly Heard[]): Button[] {
  return heard.flatMap(({ buttons }) => buttons).filter(({ title }) => title === 'Pesan');
}

/** What stands in the order that is open. */
async function orderedBy({ world, sari }: Stage): Promise<Array<{ sku: string; quantity?: number }>> {
  const loaded = await world.app.bot.store.load(sari.conversationId);
  const orders = loaded?.snapshot.conversation.stack.filter(({ id }) => id === 'order') ?? [];
  expect(orders).to.have.length(1);
  return (orders[0]?.state as { items: Array<{ sku: string; quantity?: number }> }).items;
}
