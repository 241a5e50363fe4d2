import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { begin, post } from './requests';
import { type Running, runServer } from './running-server';

/** Processes that share a database; each is a server with limits of its own in memory. */
const SERVERS = 3;
const RATE = { requests: 24, perS: 60 };
/** What one process may hold and not use: a twelfth. */
const HELD = 2;

describe('Limits over several processes on one database', () => {
  let folder: string;
  const servers: Running[] = [];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'tangga-limits-'));
    for (let count = 0; count < SERVERS; count += 1) {
      const deps = (): object => ({
        secret: 'the-right-secret',
        reach: { publicUrl: undefined, trustProxy: true },
        limits: { posts: RATE, starts: RATE, otherTokens: RATE },
      });
      servers.push(await runServer({ folder, deps }));
    }
  });
  after(async () => {
    for (const server of servers) await server.stop('keep');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Statuses of requests of which each goes to another process. */
  async function sent(
    times: number,
    send: (server: Running) => Promise<{ status: number }>,
  ): Promise<number[]> {
    const statuses: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const server = servers[time % SERVERS];
      if (server) statuses.push((await send(server)).status);
    }
    return statuses;
  }

  const many = (statuses: readonly number[], status: number): number =>
    statuses.filter((one) => one === status).length;

  for (const [what, ask] of Object.entries({
    'posts of a conversation': async () => {
      const visitor = await begin(servers[0] as Running);
      const where = `/v3/directline/conversations/${visitor.conversationId}/activities`;
      const { token } = visitor;
      return (server: Running) => post(`${server.url}${where}`, { type: 'message', text: 'x' }, { token });
    },
    'conversations of an address': () => {
      const headers = { 'x-forwarded-for': '198.51.100.20' };
      return (server: Running) =>
        post(`${server.directLine}/conversations`, {}, { token: 'the-right-secret', headers });
    },
    'tokens of an address': () => {
      const headers = { 'x-forwarded-for': '198.51.100.21' };
      return (server: Running) => post(`${server.url}/api/token`, {}, { headers });
    },
  })) {
    it(`hold for ${what}: a client gains nothing by changing the process`, async () => {
      const statuses = await sent(40 * SERVERS, await ask());
      const taken = statuses.filter((status) => status < 300).length;
      expect(taken).to.be.within(RATE.requests - (SERVERS - 1) * HELD, RATE.requests);
      expect(many(statuses, 429)).to.equal(statuses.length - taken);
    });
  }

  it('hold for guesses at the secret: each further process forgives one more, not twenty', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.22' };
    const guess = (secret: string) => (server: Running) =>
      post(`${server.directLine}/conversations`, {}, { token: secret, headers });
    const wrong = await sent(60, guess('a-wrong-secret'));
    expect(many(wrong, 403)).to.be.within(20, 20 + SERVERS - 1);
    expect(many(wrong, 429)).to.equal(60 - many(wrong, 403));
    expect(await sent(SERVERS, guess('the-right-secret')), 'even if it is guessed now').to.deep.equal(
      Array.from({ length: SERVERS }, () => 429),
    );
  });
});
