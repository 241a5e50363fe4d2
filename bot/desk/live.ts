import { type IncomingMessage } from 'node:http';
import { type Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type DeskContext, type SignedIn, signedInOf } from './desk-context';
import { errorFields } from '../settings/logger';
import { isFromDesk } from './origin';
import { Presence, type PresentRep } from './presence';
import { type LiveHint } from './live-views';

const LIVE_PATH = '/desk/live';

const HEARTBEAT_MS = 25_000;
/** A turn changes things several times; the page need hear of them once. */
const GATHER_MS = 60;
/** Pages read this code as "sign in again" and do not reconnect. */
export const SIGNED_OUT = 4401;

interface Seat {
  socket: WebSocket;
  who: SignedIn;
  alive: boolean;
}

/** The open pages of reps in this process. They get hints, never data: who missed one reads again. */
export class LiveDesk {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 4096, clientTracking: false });
  private readonly seats = new Set<Seat>();
  /** What was told a moment ago, and whether it has changed again since. */
  private readonly told = new Map<string, boolean>();
  private readonly heartbeat: NodeJS.Timeout;
  private readonly unsubscribe: () => void;
  private readonly presence: Presence;

  constructor(private readonly desk: DeskContext) {
    this.unsubscribe = desk.changes.subscribe((conversationId) => this.noticed(conversationId));
    this.presence = new Presence(desk, (present) => this.tellOnline(present));
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /** @returns whether the request was for the desk; another path's socket is not touched */
  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean> {
    const [path] = (request.url ?? '').split('?');
    if (path !== LIVE_PATH) return false;
    if (isFromDesk(request, this.desk.config, 'refused')) await this.admit(request, socket, head);
    else turnAway(socket, '403 Forbidden');
    return true;
  }

  private async admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Whoever goes away while their session is read breaks nothing.
    const ignore = (): void => undefined;
    socket.on('error', ignore);
    const who = await signedInOf(this.desk, request).catch(() => undefined);
    socket.off('error', ignore);
    if (!who) return turnAway(socket, '401 Unauthorized');
    this.server.handleUpgrade(request, socket, head, (opened) => this.seat(opened, who));
  }

  /** Closes the pages of sessions that have ended, here or in another process. */
  async closeEnded(): Promise<void> {
    const alive = await this.desk.sessions.alive([...this.seats].map(({ who }) => who.session.id));
    for (const { socket, who } of this.seats) {
      if (!alive.has(who.session.id)) socket.close(SIGNED_OUT, 'signed out');
    }
  }

  /** Sessions have ended, by what was done here. */
  async sessionsEnded(): Promise<void> {
    this.desk.tellFellows?.('sessions');
    await this.closeEnded();
  }

  /** Somebody takes calls again, or takes none for now: every desk shows it. */
  statusChanged(): void {
    this.presence.statusChanged();
  }

  /** In another process something of the team has changed. */
  heard(kind: 'seats' | 'sessions'): void {
    if (kind === 'seats') return this.presence.look();
    this.closeEnded().catch((error: unknown) => {
      this.desk.log.error(errorFields(error), 'sessions could not be read');
    });
  }

  /** The customer of a conversation writes. */
  typing(conversationId: string): void {
    for (const seat of this.seats) send(seat, { type: 'typing', id: conversationId });
  }

  async close(): Promise<void> {
    this.unsubscribe();
    clearInterval(this.heartbeat);
    await this.presence.close();
    for (const seat of this.seats) seat.socket.close(1001, 'going away');
  }

  private seat(socket: WebSocket, who: SignedIn): void {
    const seat: Seat = { socket, who, alive: true };
    this.seats.add(seat);
    const leave = this.presence.arrive(who.rep.id);
    socket.on('pong', () => (seat.alive = true));
    socket.on('close', () => {
      this.seats.delete(seat);
      leave();
    });
    // A broken connection is closed by `ws` itself; without a listener it would end the process.
    socket.on('error', () => undefined);
    // Whatever happened while the page was away: it reads again.
    send(seat, { type: 'queue' });
  }

  /** Who of the team has the desk open, each once, however many tabs and processes. */
  private tellOnline(present: readonly PresentRep[]): void {
    const online = present.flatMap(({ repId: id, status }) => {
      const name = this.desk.repById.get(id)?.name;
      return name === undefined ? [] : [{ id, name, status }];
    });
    for (const seat of this.seats) send(seat, { type: 'online', reps: online });
  }

  private noticed(conversationId: string): void {
    this.soon('queue', { type: 'queue' });
    this.soon(conversationId, { type: 'conversation', id: conversationId });
  }

  /** The first change is told at once; those of the next moment are told together at its end, each conversation by itself. */
  private soon(key: string, hint: LiveHint): void {
    if (this.told.has(key)) {
      this.told.set(key, true);
      return;
    }
    for (const seat of this.seats) send(seat, hint);
    this.told.set(key, false);
    const rest = setTimeout(() => {
      const changedAgain = this.told.get(key) === true;
      this.told.delete(key);
      if (changedAgain) this.soon(key, hint);
    }, GATHER_MS);
    rest.unref();
  }

  private beat(): void {
    for (const seat of this.seats) {
      if (!seat.alive) seat.socket.terminate();
      else {
        seat.alive = false;
        seat.socket.ping();
      }
    }
    // While the database does not answer, no session is ended.
    this.closeEnded().catch((error: unknown) => {
      this.desk.log.error(
        errorFields(error),
        'sessions could not be read; live connections stay until they can',
      );
    });
  }
}

function send({ socket }: Seat, hint: LiveHint): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(hint));
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
