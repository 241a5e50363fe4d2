import { connect } from 'node:net';

export interface Manners {
  /** Milliseconds to wait for the other side to close. */
  patienceMs: number;
  /** What then: hang up, or say that nothing more will come and wait as long again. */
  then: 'hang-up' | 'half-close';
}

/** Sends bytes as they are and returns all that comes back until the line is closed. */
export function sendRaw(
  url: string,
  bytes: string | Buffer,
  { patienceMs, then }: Manners = { patienceMs: 2000, then: 'hang-up' },
): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    let timer = setTimeout(() => {
      if (then === 'hang-up') return end();
      socket.end();
      timer = setTimeout(end, 20 * patienceMs);
    }, patienceMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', end);
    socket.on('close', end);
  });
}
