import { type Activity } from './activity';
import { type Backoff, Pause, waitBefore } from './backoff';
import { type Memory } from './memory';
import { Refusal } from './wire';

/**
 * `sending`: on its way. `waiting`: it did not get through and is tried again. `sent`: the server has it, its
 * echo has not come yet. `refused`: trying again would not help. `lost`: its files went with the page.
 */
export type Delivery = 'sending' | 'waiting' | 'sent' | 'refused' | 'lost';

/** Something the visitor has said. Of files only the names outlive a page change: a browser forgets the rest. */
export interface Outgoing<File = unknown> {
  /** Its `clientActivityID`: the server takes it once, however often it is sent. */
  id: string;
  activity: Activity;
  files?: readonly File[];
  fileNames?: readonly string[];
  delivery: Delivery;
  /** The conversation it was first tried in. */
  conversationId?: string;
}

/** Sends one message; throws a Refusal when the server does not want it, anything else when it was not reached. */
export type Post<File> = (outgoing: Outgoing<File>) => Promise<void>;

export const SEND_BACKOFF: Backoff = { first: 1000, most: 15_000 };

/** Neither loses nor repeats: what is not known to have arrived is sent again, in order, under the same id. */
export class SendQueue<File = unknown> {
  private items: Outgoing<File>[];
  private readonly pause = new Pause();
  private running = false;

  constructor(
    private readonly memory: Memory,
    private readonly post: Post<File>,
    private readonly changed: () => void,
    private readonly backoff = SEND_BACKOFF,
  ) {
    const storedItems = memory.read<Outgoing<File>[]>('queue') ?? [];
    this.items = storedItems.map((item) => ({ ...item, delivery: afterReload(item) }));
  }

  get all(): readonly Outgoing<File>[] {
    return this.items;
  }

  add(outgoing: Omit<Outgoing<File>, 'delivery'>): void {
    this.items.push({ ...outgoing, delivery: 'sending' });
    this.save();
    void this.run();
  }

  /** The server shows it to everybody: it has arrived. */
  arrived(ids: ReadonlySet<string>): void {
    const left = this.items.filter((item) => !ids.has(item.id));
    if (left.length === this.items.length) return;
    this.items = left;
    this.save();
  }

  /**
   * Tries at once what waits: the network is back, or the visitor asks for it.
   * @param id what was refused and is to be tried once more, in whatever conversation there is now
   */
  retry(id?: string): void {
    for (const item of this.items) {
      if (item.id !== id || item.delivery !== 'refused') continue;
      item.delivery = 'sending';
      item.conversationId = undefined;
    }
    this.save();
    this.pause.cut();
    void this.run();
  }

  /** The log has been read: files of an earlier page that are not in it never arrived. */
  lose(): void {
    const left = this.items.filter((item) => item.fileNames && !item.files && item.delivery !== 'lost');
    for (const item of left) item.delivery = 'lost';
    if (left.length > 0) this.save();
  }

  drop(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
    this.save();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let failures = 0;
    for (let item = this.next(); item; item = this.next()) {
      const reached = await this.attempt(item);
      failures = reached ? 0 : failures + 1;
      this.save();
      if (!reached) await this.pause.wait(waitBefore(failures - 1, this.backoff, Math.random()));
    }
    this.running = false;
  }

  /** The oldest that is not there yet: a later one never overtakes it. */
  private next(): Outgoing<File> | undefined {
    return this.items.find(({ delivery }) => delivery === 'sending' || delivery === 'waiting');
  }

  /** @returns whether the next one may be tried at once */
  private async attempt(item: Outgoing<File>): Promise<boolean> {
    try {
      await this.post(item);
      item.delivery = 'sent';
      return true;
    } catch (error) {
      const final = error instanceof Refusal && [400, 404, 413, 415].includes(error.status);
      item.delivery = final ? 'refused' : 'waiting';
      return final;
    }
  }

  private save(): void {
    const storedItems = this.items.map((item) => ({ ...item, files: undefined }));
    this.memory.write('queue', storedItems.length > 0 ? storedItems : undefined);
    this.changed();
  }
}

/** What may have arrived is sent again under its id; files cannot be, so their echo is waited for. */
function afterReload({ delivery, fileNames }: Outgoing): Delivery {
  if (fileNames) return delivery === 'lost' ? 'lost' : 'sent';
  return delivery === 'sent' ? 'sending' : delivery;
}
