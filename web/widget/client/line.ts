import { type Activity, type ActivitySet } from './activity';
import { type ActivityLog } from './activity-log';
import { type Backoff, Pause, waitBefore } from './backoff';
import { type Session, type Stream } from './session';
import { type Socket, type SocketTiming, SOCKET_TIMING, follow } from './socket';

/** `waiting`: there was no connection at the last try. */
export type LineStatus = 'connecting' | 'online' | 'waiting';

export interface LineListener {
  status: (status: LineStatus) => void;
  /** The conversation is another one than before. */
  another: () => void;
  news: (activities: Activity[]) => void;
  /** What is not kept: the other side is typing. */
  typing: (activity: Activity) => void;
}

export interface LineTiming extends SocketTiming {
  backoff: Backoff;
  /** Milliseconds between two polls where no socket can be opened, and for how long before one is tried again. */
  poll: number;
  pollFor: number;
}

export const LINE_TIMING: LineTiming = {
  ...SOCKET_TIMING,
  backoff: { first: 800, most: 20_000 },
  poll: 2000,
  pollFor: 60_000,
};

/** Sockets that never opened before polling is tried: some networks let only plain requests through. */
const SOCKETS_TRIED = 2;

/** Follows a conversation for as long as the page lives: by socket, else by polling, else it tries again. */
export class Line {
  private stopped = false;
  private readonly pause = new Pause();
  private cut: () => void = () => undefined;
  private unopened = 0;

  constructor(
    private readonly session: Session,
    private readonly log: ActivityLog,
    private readonly openSocket: (url: string) => Socket,
    private readonly poll: () => Promise<ActivitySet>,
    private readonly listener: LineListener,
    private readonly timing: LineTiming = LINE_TIMING,
  ) {}

  /** @param first a stream that was asked for before this code was there */
  async run(first?: Promise<Stream>): Promise<void> {
    let failures = 0;
    let asked = first;
    while (!this.stopped) {
      try {
        if (failures === 0) this.listener.status('connecting');
        const stream = await (asked ?? this.session.stream((id) => this.log.watermarkOf(id)));
        asked = undefined;
        if (this.log.begin(stream.conversationId)) this.listener.another();
        if (await this.followed(stream.url)) failures = 0;
      } catch {
        asked = undefined;
      }
      if (this.stopped) return;
      this.listener.status('waiting');
      await this.pause.wait(waitBefore(failures, this.timing.backoff, Math.random()));
      failures += 1;
    }
  }

  /** The device woke up or has a network again: what looks open may be dead, and waiting is over. */
  wake(): void {
    this.cut();
    this.pause.cut();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** @returns whether it worked for a while */
  private async followed(url: string): Promise<boolean> {
    if (this.unopened >= SOCKETS_TRIED) {
      // One socket is tried between two rounds of polling.
      this.unopened = SOCKETS_TRIED - 1;
      return this.polled();
    }
    const following = follow(this.openSocket(url), this.timing, {
      opened: () => this.listener.status('online'),
      set: (set) => this.take(set),
    });
    this.cut = following.cut;
    const opened = await following.ended;
    this.unopened = opened ? 0 : this.unopened + 1;
    return opened;
  }

  private async polled(): Promise<boolean> {
    const end = Date.now() + this.timing.pollFor;
    let worked = false;
    while (!this.stopped && Date.now() < end) {
      this.take(await this.poll());
      worked = true;
      this.listener.status('online');
      await this.pause.wait(this.timing.poll);
    }
    return worked;
  }

  private take(set: ActivitySet): void {
    for (const activity of set.activities) {
      if (activity.type === 'typing') this.listener.typing(activity);
    }
    const news = this.log.take(set);
    if (news.length > 0) this.listener.news(news);
  }
}
