import { WebSocketServer, type WebSocket } from 'ws';
import { type Upgrade } from '../../http/upgrades';
import { ActivityStream, type StreamSource } from './activity-stream';
import { type ActivitySet, type Links } from './deliver';

/** Milliseconds between two pings; a socket that has not answered the last one is dead. Phones' networks forget a silent connection after about a minute. */
const HEARTBEAT = 25_000;

/** Bytes a client may send at once: it has nothing to say here but its empty pings. */
const MAX_FRAME = 1024;

/** Tabs and devices of one conversation; more is somebody playing. */
const MAX_SOCKETS = 20;

/** The open sockets of this process. */
export class Streams {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  private readonly open = new Map<string, Set<ActivityStream>>();
  private readonly alive = new WeakSet<WebSocket>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly source: StreamSource) {
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT).unref();
  }

  isFull(conversationId: string): boolean {
    return (this.open.get(conversationId)?.size ?? 0) >= MAX_SOCKETS;
  }

  /** @param seq what the client has already seen */
  accept({ request, socket, head }: Upgrade, conversationId: string, seq: number, links: Links): void {
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      const stream = new ActivityStream(client, conversationId, seq, this.source, links);
      this.follow(client, stream, conversationId);
    });
  }

  /** To every client connected to a conversation now; it is not in the log for later ones. */
  sendTransient(conversationId: string, set: ActivitySet): void {
    for (const stream of this.open.get(conversationId) ?? []) stream.sendTransient(set);
  }

  /** Clients are told to come back later, which is what they do with a server that restarts. */
  close(): void {
    clearInterval(this.heartbeat);
    for (const client of this.sockets.clients) client.close(1012);
    this.sockets.close();
  }

  private follow(client: WebSocket, stream: ActivityStream, conversationId: string): void {
    const group = this.open.get(conversationId) ?? new Set();
    this.open.set(conversationId, group.add(stream));
    this.alive.add(client);
    client.on('pong', () => this.alive.add(client));
    // An empty frame asks whether we are still there; an empty one says so. Clients ignore it or count on it.
    client.on('message', (data) => {
      const isEmpty = Buffer.isBuffer(data) && data.length === 0;
      if (isEmpty && client.readyState === client.OPEN) client.send('');
    });
    // An oversized or broken frame closes the socket by itself; 'close' follows.
    client.on('error', () => client.terminate());
    client.on('close', () => {
      stream.stop();
      group.delete(stream);
      if (group.size === 0) this.open.delete(conversationId);
    });
    stream.start();
  }

  private beat(): void {
    for (const client of this.sockets.clients) {
      if (!this.alive.delete(client)) client.terminate();
      else client.ping();
    }
  }
}
