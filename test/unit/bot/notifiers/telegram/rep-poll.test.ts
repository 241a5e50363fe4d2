import { expect } from 'chai';
import { type Api } from 'grammy';
import { pollForReps } from '../../../../../bot/notifiers/telegram/rep-poll';

interface Update {
  update_id: number;
}

/** Telegram's side of the question: whatever was not acknowledged is given again. */
function telegramWith(updates: Update[]): { api: Api; asked: () => number } {
  let asked = 0;
  const getUpdates = ({ offset }: { offset: number }): Promise<Update[]> => {
    asked += 1;
    return Promise.resolve(updates.filter(({ update_id: id }) => id >= offset));
  };
  return { api: { getUpdates } as unknown as Api, asked: () => asked };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !isTrue(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isTrue(), 'in two seconds').to.equal(true);
}

const idOf = (update: unknown): number => (update as Update).update_id;

describe('asking Telegram for what reps write', () => {
  it('leaves out an update that fails again and again, tells its sender and takes those behind it once', async () => {
    const { api } = telegramWith([{ update_id: 1 }, { update_id: 2 }, { update_id: 3 }]);
    const tried: number[] = [];
    const leftOut: number[] = [];
    const stop = pollForReps(
      api,
      {
        take: (update) => {
          tried.push(idOf(update));
          return idOf(update) === 2 ? Promise.reject(new Error('it cannot be kept')) : Promise.resolve(true);
        },
        leaveOut: (update) => {
          leftOut.push(idOf(update));
          return Promise.resolve();
        },
      },
      { retryMs: 1 },
    );
    await until(() => tried.includes(3));
    await stop();

    expect(tried).to.deep.equal([1, 2, 2, 2, 3]);
    expect(leftOut).to.deep.equal([2]);
  });

  it('waits with everything while the database is away, however long that is', async () => {
    const { api } = telegramWith([{ update_id: 1 }, { update_id: 2 }]);
    const kept: number[] = [];
    const leftOut: unknown[] = [];
    let refusals = 0;
    const stop = pollForReps(
      api,
      {
        take: (update) => {
          if (refusals < 12) {
            refusals += 1;
            return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
          }
          kept.push(idOf(update));
          return Promise.resolve(true);
        },
        leaveOut: (update) => Promise.resolve(void leftOut.push(update)),
      },
      { retryMs: 1 },
    );
    await until(() => kept.length === 2);
    await stop();

    expect(kept).to.deep.equal([1, 2]);
    expect(leftOut).to.deep.equal([]);
  });
});
