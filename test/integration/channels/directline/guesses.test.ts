import { expect } from 'chai';
import { DEFAULT_UPLOAD_LIMITS } from '../../../../bot/files/upload-limits';
import { sharesIn } from '../../../../bot/channels/directline/shares';
import { begin, post } from './requests';
import { type Running, runServer } from './running-server';
import { uploadRequests } from './upload-requests';

describe('What one address may do to a Direct Line server', () => {
  let server: Running;
  before(async () => {
    server = await runServer({
      deps: ({ uploads }) => ({
        secret: 'the-right-secret',
        reach: { publicUrl: undefined, trustProxy: true },
        uploads: uploads && { ...uploads, limits: { ...DEFAULT_UPLOAD_LIMITS, addressBytes: 16 * 1024 } },
      }),
    });
  });
  after(() => server.stop());

  const start = async (
    secret: string,
    address: string,
  ): Promise<{ status: number; after: string | null }> => {
    const headers = { 'x-forwarded-for': address };
    const answer = await post(`${server.directLine}/conversations`, {}, { token: secret, headers });
    return { status: answer.status, after: answer.headers.get('retry-after') };
  };

  it('guessing at the secret becomes slow, for its address alone, and not for visitors', async () => {
    for (let guess = 0; guess < 20; guess += 1) {
      expect((await start(`wrong-${guess}`, '198.51.100.7')).status).to.equal(403);
    }
    const slowed = await start('the-right-secret', '198.51.100.7');
    expect(slowed.status, 'even if it is guessed now').to.equal(429);
    expect(Number(slowed.after)).to.be.within(1, 60);
    expect((await start('the-right-secret', '198.51.100.8')).status).to.equal(201);
    const visitor = await begin(server);
    expect((await start(visitor.token, '198.51.100.7')).status, 'a visitor of that address').to.equal(200);
  });

  it('sending files ends at what an address may send', async () => {
    const visitor = await begin(server);
    const { send } = uploadRequests(server.directLine);
    const large = { name: 'a.txt', type: 'text/plain', content: 'x'.repeat(9 * 1024) };
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await send(visitor, [large], { type: 'message' })).status);
    }
    expect(statuses).to.deep.equal([200, 429, 429]);
  });

  it('and counts in every process on one database together', async () => {
    const clock = (): string => '2026-11-30T03:00:00.000Z';
    const later = (): string => '2026-11-30T03:10:00.000Z';
    const [one, other] = [1, 2].map(() => sharesIn(server.database, 'key', clock));
    expect(await one?.('address 198.51.100.9', 700, 600)).to.deep.equal({ taken: 700, secondsLeft: 600 });
    expect(await other?.('address 198.51.100.9', 400, 600)).to.deep.include({ taken: 1100 });
    expect(await other?.('address 198.51.100.10', 1, 600)).to.deep.include({ taken: 1 });
    const anew = sharesIn(server.database, 'key', later);
    expect(await anew('address 198.51.100.9', 5, 600)).to.deep.include({ taken: 5 });
    const kept = await server.database.read('SELECT * FROM taken_share');
    expect(JSON.stringify(kept), 'nobody reads an address from it').to.not.include('198.51');
  });
});
