import type { LiveHint } from '../../bot/desk/live-views';

export type Link = 'connecting' | 'live' | 'lost';

export interface LiveListener {
  hint: (hint: LiveHint) => void;
  /** `live` also means: something may have been missed, read again. */
  link: (link: Link) => void;
  signedOut: () => void;
}

const SHORTEST_MS = 500;
const LONGEST_MS = 15_000;
const SIGNED_OUT = 4401;

/** Keeps one WebSocket open, with longer and longer pauses between tries; at once when the net comes back. */
export function stayLive(listener: LiveListener): void {
  let pause = SHORTEST_MS;
  let timer: number | undefined;
  let socket: WebSocket | undefined;

  const connect = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/desk/live`);
    socket = opened;
    opened.addEventListener('open', () => {
      pause = SHORTEST_MS;
      listener.link('live');
    });
    opened.addEventListener('message', (event) => listener.hint(JSON.parse(String(event.data)) as LiveHint));
    opened.addEventListener('close', (event) => {
      if (event.code === SIGNED_OUT) return listener.signedOut();
      listener.link('lost');
      // Spread out, so that a restarted server is not met by the whole team in the same instant.
      timer = window.setTimeout(connect, pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, LONGEST_MS);
    });
  };

  const hurry = (): void => {
    if (timer !== undefined && socket?.readyState === WebSocket.CLOSED) connect();
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry());
  listener.link('connecting');
  connect();
}
