import { type OneAtATime } from '../../../bot/pipeline/one-at-a-time';
import { type Delivery, type Parcel } from '../../../bot/channels/channel';
import { Dispatcher } from '../../../bot/delivery/dispatcher';
import { commitTurn } from '../../../models/turns/commit';
import { type Database } from '../../../models/database/database';
import { leaseDelivery, nextDelivery } from '../../../models/turns/deliveries';
import { enterConversation } from '../../../models/turns/enter';
import { AT, entryOf, load, turnOn } from '../models/store-world';

/** A channel that does as it is told and remembers what it got. */
export class FakeChannel {
  readonly got: string[] = [];
  /** What it answers next, first to last; `sent` when nothing is left. */
  answers: Array<Delivery | 'throw' | 'hang'> = [];
  readonly addresses: Array<object | undefined> = [];

  readonly send = async (parcel: Parcel): Promise<Delivery> => {
    await new Promise((resolve) => setImmediate(resolve));
    const answer = this.answers.shift() ?? { status: 'sent', messageId: `m${parcel.seq}` };
    if (answer === 'hang') return new Promise(() => undefined);
    if (answer === 'throw') throw new Error('the line is cut');
    if (answer.status === 'sent') this.got.push(parcel.activity.text ?? '');
    this.addresses.push(parcel.address);
    return answer;
  };
}

/** Dispatchers on one database, one channel, and a clock that stands until it is moved. */
export class DeliveryWorld {
  readonly channel = new FakeChannel();
  readonly unreachable: string[] = [];
  now = AT;
  private readonly dispatchers: Dispatcher[] = [];

  constructor(private readonly database: () => Database) {}

  dispatcher(
    send: (parcel: Parcel) => Promise<Delivery> = this.channel.send,
    other: Partial<ConstructorParameters<typeof Dispatcher>[0]> = {},
  ): Dispatcher {
    const made = new Dispatcher({
      database: this.database(),
      senderOf: () => send,
      markUnreachable: (_channel, user) => Promise.resolve(void this.unreachable.push(user)),
      clock: () => this.now,
      chance: () => 0,
      ...other,
    });
    this.dispatchers.push(made);
    return made;
  }

  async close(): Promise<void> {
    for (const dispatcher of this.dispatchers) await dispatcher.stop();
  }
}

/** Wakes again and again, as sweeps do, and waits until nothing is under way. */
export async function wakeAll(
  outboxes: readonly Dispatcher[],
  ids: readonly string[],
  forMs: number,
): Promise<void> {
  for (const end = Date.now() + forMs; Date.now() < end; await pause(20)) {
    for (const outbox of outboxes) for (const id of ids) outbox.wake(id);
  }
  for (const outbox of outboxes) await outbox.stop();
}

/** As by a process that has died since. */
export async function leased(database: Database, id: string, until: string): Promise<void> {
  const next = await nextDelivery(database, id, AT);
  if (next.status !== 'ready') throw new Error(next.status);
  await leaseDelivery(database, next.delivery, until);
}

export function later(): Delivery {
  return { status: 'later', reason: '502' };
}

/** A conversation on a channel that must be called, in which this was said. @returns its id */
export async function saidTo(database: Database, texts: readonly string[]): Promise<string> {
  const entry = { ...entryOf(), address: { chat: 7 } };
  await enterConversation(database, entry);
  const before = await load(database, entry.conversationId);
  const activities = texts.map((text) => ({ type: 'message', text, timestamp: AT }));
  const result = await commitTurn(database, turnOn(before, [], { activities, pushed: true }));
  if (result.status !== 'committed') throw new Error(result.status);
  return entry.conversationId;
}

/** Wakes and waits until nothing can be sent now. */
export async function sent(outbox: Dispatcher, id: string): Promise<void> {
  outbox.wake(id);
  await until(() => !(outbox as unknown as { work: OneAtATime }).work.isRunning(id));
}

export async function until(isSo: () => boolean): Promise<void> {
  for (let rounds = 0; rounds < 500; rounds += 1) {
    if (isSo()) return;
    await pause();
  }
  throw new Error('it never happened');
}

export const pause = (ms = 10): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
