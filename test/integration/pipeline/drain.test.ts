import { Agent, request } from 'node:http';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { sqlitePlace } from '../../databases';
import { PersistentClient, pause } from './persistent-client';
import { RealProcess } from './real-process';

const SECRET = 'a-secret-for-server-side-clients';
const GRACE_MS = 10_000;

interface Seen {
  statuses: number[];
  closes: number;
  /** Requests without an answer. */
  broken: number;
}

/** Asks over a connection that is kept open, one request after the other, until it is told to go elsewhere. */
async function keepAsking(url: string, agent: Agent, seen: Seen): Promise<void> {
  for (;;) {
    const answer = await new Promise<{ status: number; closes: boolean } | undefined>((resolve) => {
      const asked = request(`${url}/healthz`, { agent }, (response) => {
        const closes = response.headers.connection === 'close';
        response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, closes }));
      });
      asked.on('error', () => {
        seen.broken += 1;
        resolve(undefined);
      });
      asked.end();
    });
    if (answer === undefined) return;
    seen.statuses.push(answer.status);
    if (answer.closes) return void (seen.closes += 1);
  }
}

describe('SIGTERM', () => {
  it('under traffic that keeps its connections: drained, nothing broken off, exit 0 in time', async function () {
    this.timeout(60_000);
    const place = await sqlitePlace();
    const server = await RealProcess.server({ DATABASE_URL: place.url, DIRECT_LINE_SECRET: SECRET });
    const customer = new PersistentClient(() => server.url, SECRET);
    await customer.begin();
    // Somebody whose socket never says goodbye.
    const silent = new WebSocket(await customer.streamUrl(), { autoPong: false });
    silent.on('error', () => undefined);
    await new Promise((resolve) => silent.once('open', resolve));
    silent.pause();
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const seen: Seen = { statuses: [], closes: 0, broken: 0 };
    const asking = Array.from({ length: 8 }, () => keepAsking(server.url, agent, seen));
    await pause(500);
    await customer.say('jam buka?');
    const began = Date.now();
    expect(await server.end('SIGTERM')).to.equal(0);
    expect(Date.now() - began).to.be.below(GRACE_MS);
    await Promise.all(asking);
    expect(seen.closes).to.equal(8);
    expect(seen.broken).to.equal(0);
    expect(seen.statuses.filter((status) => status !== 200)).to.deep.equal([]);
    expect(server.log.filter(({ level }) => level >= 50)).to.deep.equal([]);
    silent.terminate();
    await place.remove();
  });
});
