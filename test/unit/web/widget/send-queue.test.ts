import { expect } from 'chai';
import { type Outgoing, SendQueue } from '../../../../web/widget/client/send-queue';
import { Refusal } from '../../../../web/widget/client/wire';
import { until } from '../../../integration/channels/directline/requests';
import { memoryWith } from './memory-fake';

const FAST = { first: 1, most: 2 };
const message = (id: string): Omit<Outgoing, 'delivery'> => ({ id, activity: { type: 'message', text: id } });

describe('SendQueue', () => {
  it('sends in order and again until it is there, under the same id', async () => {
    const tried: string[] = [];
    const queue = new SendQueue(
      memoryWith().memory,
      ({ id }) => {
        tried.push(id);
        return tried.length < 3 ? Promise.reject(new Error('no network')) : Promise.resolve();
      },
      () => undefined,
      FAST,
    );
    queue.add(message('a'));
    queue.add(message('b'));
    await until('both', () => queue.all.every(({ delivery }) => delivery === 'sent'));
    expect(tried).to.deep.equal(['a', 'a', 'a', 'b']);
    queue.arrived(new Set(['a', 'b', 'c']));
    expect(queue.all).to.deep.equal([]);
  });

  it('goes on after a reload with what is not known to have arrived', async () => {
    const { memory, kept } = memoryWith();
    const first = new SendQueue(
      memory,
      () => new Promise(() => undefined),
      () => undefined,
      FAST,
    );
    first.add(message('a'));
    const sent: string[] = [];
    const second = new SendQueue(
      memoryWith(kept).memory,
      ({ id }) => Promise.resolve(void sent.push(id)),
      () => undefined,
      FAST,
    );
    second.retry();
    await until('it', () => second.all[0]?.delivery === 'sent');
    const third = new SendQueue(
      memoryWith(kept).memory,
      () => Promise.resolve(),
      () => undefined,
      FAST,
    );
    expect([sent, third.all[0]?.delivery]).to.deep.equal([['a'], 'sending']);
  });

  it('tells of files that a reload has taken away, unless they turn out to have arrived', () => {
    const { memory, kept } = memoryWith();
    const never = (): Promise<void> => new Promise(() => undefined);
    const first = new SendQueue(memory, never, () => undefined, FAST);
    for (const id of ['there', 'gone']) {
      first.add({ ...message(id), files: [{ bytes: 1 }], fileNames: [`${id}.png`] });
    }
    expect([...kept.values()].join()).not.to.include('bytes');
    const tried: string[] = [];
    const second = new SendQueue(
      memoryWith(kept).memory,
      ({ id }) => Promise.resolve(void tried.push(id)),
      () => undefined,
      FAST,
    );
    second.retry();
    expect(second.all.map(({ delivery }) => delivery)).to.deep.equal(['sent', 'sent']);
    second.arrived(new Set(['there']));
    second.lose();
    expect(second.all.map(({ id, delivery, fileNames }) => [id, delivery, fileNames])).to.deep.equal([
      ['gone', 'lost', ['gone.png']],
    ]);
    expect(tried).to.deep.equal([]);
    const third = new SendQueue(memoryWith(kept).memory, never, () => undefined, FAST);
    expect(third.all.map(({ delivery }) => delivery)).to.deep.equal(['lost']);
    third.drop('gone');
    expect(third.all).to.deep.equal([]);
  });

  it('gives up what the server refuses, goes on with the rest, and tries it again when asked', async () => {
    let refuse = true;
    const queue = new SendQueue(
      memoryWith().memory,
      ({ id }) => (id === 'bad' && refuse ? Promise.reject(new Refusal(400, undefined)) : Promise.resolve()),
      () => undefined,
      FAST,
    );
    queue.add(message('bad'));
    queue.add(message('good'));
    const deliveries = (): string => queue.all.map(({ delivery }) => delivery).join();
    await until('the good one', () => deliveries() === 'refused,sent');
    queue.retry();
    expect(deliveries()).to.equal('refused,sent');
    refuse = false;
    queue.retry('bad');
    await until('the bad one', () => deliveries() === 'sent,sent');
  });

  it('waits on 429, 500 and 503, which pass', async () => {
    for (const status of [429, 500, 503]) {
      let failures = 2;
      const queue = new SendQueue(
        memoryWith().memory,
        () => (failures-- > 0 ? Promise.reject(new Refusal(status, 1)) : Promise.resolve()),
        () => undefined,
        FAST,
      );
      queue.add(message('a'));
      await until(String(status), () => queue.all[0]?.delivery === 'sent');
    }
  });
});
