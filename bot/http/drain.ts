import { type Server } from 'node:http';
import { Server as Listener, type Socket } from 'node:net';

/** Milliseconds for requests under way and for sockets to say goodbye; after that they are cut off. */
const GRACE = 5_000;
/** How long a connection may stay idle once no new ones are accepted. */
const LOOK = 100;

/** The end of a server, without hanging up on anybody in the middle of a word. */
export interface Drain {
  isDraining: () => boolean;
  /**
   * Answers with `Connection: close` from now on, and takes no new connection after a while. Resolves when none is
   * left, at the latest after the grace time.
   * @param noticeMs for clients with kept-alive connections: requests within it are still answered, with a note to
   * close, so that no request meets a closed port; a connection silent for that long counts as idle
   */
  close: (noticeMs?: number) => Promise<void>;
}

export function drainOf(server: Server): Drain {
  // Also those that have become WebSockets, which Node's own list forgets.
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  let draining = false;
  return {
    isDraining: () => draining,
    close: async (noticeMs = 0) => {
      draining = true;
      if (noticeMs > 0) await new Promise((resolve) => setTimeout(resolve, noticeMs));
      // The listener of the TCP server: that of HTTP would close connections that have not sent a request yet.
      const closed = new Promise<void>(
        (resolve) => void Listener.prototype.close.call(server, () => resolve()),
      );
      const idle = setInterval(() => server.closeIdleConnections(), LOOK);
      const late = setTimeout(() => open.forEach((socket) => socket.destroy()), GRACE);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
