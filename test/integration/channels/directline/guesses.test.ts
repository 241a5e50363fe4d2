import { expect } from 'chai';
import { DEFAULT_UPLOAD_LIMITS } from '../../../../bot/files/upload-limits';
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
});
