import { type ActivitySet } from './activity';

/** The part of a WebSocket that is used; a test gives another one. */
export interface Socket {
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send: (text: string) => void;
  close: () => void;
}

/** Milliseconds. */
export interface SocketTiming {
  /** Until a socket must be open. */
  open: number;
  /** Between two signs of life. */
  beat: number;
  /** Without any frame after which the connection is dead; more than `beat`. */
  silence: number;
}

export const SOCKET_TIMING: SocketTiming = { open: 10_000, beat: 20_000, silence: 45_000 };

export interface SocketListener {
  opened: () => void;
  set: (set: ActivitySet) => void;
}

/**
 * Listens to a stream until it ends. Both sides send empty frames now and then: a phone that changes its
 * network is not told that its connection is gone.
 * @returns `ended` resolves with whether it had ever been open; `cut` ends it
 */
export function follow(
  socket: Socket,
  timing: SocketTiming,
  listener: SocketListener,
): { ended: Promise<boolean>; cut: () => void } {
  let opened = false;
  let end: () => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => {
    let deadline = setTimeout(() => end(), timing.open);
    const beat = setInterval(() => opened && socket.send(''), timing.beat);
    const heard = (): void => {
      clearTimeout(deadline);
      deadline = setTimeout(() => end(), timing.silence);
    };
    end = () => {
      clearTimeout(deadline);
      clearInterval(beat);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
      resolve(opened);
    };
    socket.onopen = () => {
      opened = true;
      heard();
      listener.opened();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      heard();
      const set = setIn(data);
      if (set) listener.set(set);
    };
    socket.onclose = () => end();
    socket.onerror = () => end();
  });
  return { ended, cut: () => end() };
}

function setIn(data: unknown): ActivitySet | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    const set = JSON.parse(data) as Partial<ActivitySet>;
    return Array.isArray(set.activities) ? (set as ActivitySet) : undefined;
  } catch {
    // An unreadable frame is ignored; the next one may be readable.
    return undefined;
  }
}
