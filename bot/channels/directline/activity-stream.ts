import { type WebSocket } from 'ws';
import { type StoredActivity } from '../../../models/turns/outbox';
import { type Hub } from '../../pipeline/hub';
import { directLineLog, errorFields } from '../../settings/logger';
import { type ActivitySet, type Links, activitySet } from './deliver';

/** Where a stream reads and by what it is woken. */
export interface StreamSource {
  hub: Hub;
  activitiesAfter: (conversationId: string, seq: number) => Promise<StoredActivity[]>;
}

/**
 * Bytes a client may leave unread. One that reads slower is cut off; it comes back with its watermark and
 * has missed nothing.
 */
const MAX_BACKLOG = 1024 * 1024;

/**
 * One socket that follows one conversation. It reads the log up to its end, then takes what the hub
 * announces; whatever does not follow on directly is read from the log.
 */
export class ActivityStream {
  private reading = false;
  private readAgain = false;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly conversationId: string,
    /** The place of the last activity the client has. */
    private seq: number,
    private readonly source: StreamSource,
    private readonly links: Links,
  ) {}

  /** Subscribes before it reads: what is committed in between is seen by one or the other. */
  start(): void {
    this.unsubscribe = this.source.hub.subscribe(this.conversationId, (batch) => this.announced(batch));
    void this.readOn();
  }

  stop(): void {
    this.unsubscribe();
  }

  /** Sends what has no place in the log; the client's watermark stays. */
  sendTransient(set: ActivitySet): void {
    this.send(set);
  }

  private announced(batch: readonly StoredActivity[]): void {
    if (batch.length === 0) return void this.readOn();
    const news = batch.filter((stored) => stored.seq > this.seq);
    if (news.length === 0) return;
    const follows = news.every((stored, place) => stored.seq === this.seq + place + 1);
    if (this.reading || !follows) void this.readOn();
    else this.push(news);
  }

  private async readOn(): Promise<void> {
    this.readAgain = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.readAgain) {
        this.readAgain = false;
        const page = await this.source.activitiesAfter(this.conversationId, this.seq);
        if (page.length === 0) continue;
        this.push(page);
        this.readAgain = true;
      }
    } catch (error) {
      directLineLog.error(
        { ...errorFields(error), conversationId: this.conversationId },
        'a stream failed and was closed; the client connects again',
      );
      // "Try again later": the client reconnects with its watermark.
      this.socket.close(1013);
    } finally {
      this.reading = false;
    }
  }

  private push(news: readonly StoredActivity[]): void {
    this.seq = news.at(-1)?.seq ?? this.seq;
    this.send(activitySet(news, this.seq, this.links));
  }

  private send(set: ActivitySet): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_BACKLOG) return this.socket.terminate();
    this.socket.send(JSON.stringify(set));
  }
}
