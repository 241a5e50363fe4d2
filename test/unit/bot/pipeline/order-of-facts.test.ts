import { expect } from 'chai';
import fc from 'fast-check';
import { DialogHost } from '../../../../bot/pipeline/dialog-host';
import { viewsOf } from '../../../../bot/knowledge/views';
import { DIALOGS } from '../../../../dialogs';
import { shippedContent } from '../../../shipped-content';
import { Chat, type Part } from './generated-messages';

const told = (slot: Extract<Part, { kind: 'inform' }>['slot']): Part => ({
  kind: 'inform',
  slot,
  whose: 'self',
  sure: 0.95,
});

/** What people tell of themselves, one of a kind. */
const FACTS: readonly Part[] = [
  told({ name: 'name', value: 'Rina' }),
  told({ name: 'city', value: 'Bogor' }),
  told({ name: 'phone', value: '+6281233445566' }),
  told({ name: 'company', value: 'PT Sinar Abadi' }),
  told({ name: 'quantity', value: { amount: 35, unit: 'person', approximate: false } }),
];

/** All orders of some of them. */
const orders = fc
  .subarray([...FACTS], { minLength: 2 })
  .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

describe('what is told of oneself', () => {
  const content = shippedContent();
  const views = viewsOf(content, content.products);
  const host = new DialogHost(DIALOGS);

  const kept = async (messages: ReadonlyArray<readonly Part[]>): Promise<unknown> => {
    const chat = new Chat(host, views);
    for (const parts of messages) await chat.hear(parts);
    const { facts, lead } = chat.snapshot.contact;
    const values = facts.map(({ key, value }) => `${key} ${String(value)}`).sort();
    return { values, slots: lead?.slots };
  };

  it('is kept the same in whatever order the facts or bubbles of a message stand', async () => {
    let messages = 0;
    await fc.assert(
      fc.asyncProperty(orders, async ([first, second]) => {
        messages += 2;
        const stored = await kept([first]);
        expect(await kept([second])).to.deep.equal(stored);
        expect(JSON.stringify(stored)).to.not.equal('{"values":[]}');
      }),
      { numRuns: 1_000 },
    );
    expect(messages).to.be.at.least(2_000);
  }).timeout(120_000);

  it('is kept the same in whatever order the messages come', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async ([first, second]) => {
        const one = (parts: readonly Part[]) => parts.map((part) => [part]);
        const { values } = (await kept(one(first))) as { values: string[] };
        const again = (await kept(one(second))) as { values: string[] };
        expect(again.values).to.deep.equal(values);
      }),
      { numRuns: 300 },
    );
  }).timeout(120_000);
});
