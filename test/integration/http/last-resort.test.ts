import path from 'node:path';
import { expect } from 'chai';
import { until } from '../channels/directline/requests';
import { RealProcess } from '../pipeline/real-process';
import { sendRaw } from './raw-socket';

const PROGRAM = path.resolve(__dirname, 'careless-server.js');

describe('an error that nobody catches', () => {
  let running: RealProcess;
  let url: string;
  before(async () => {
    running = RealProcess.run([PROGRAM], { LOG_LEVEL: 'error' });
    url = await until('its address', () => /Shop (\S+)\/\n/.exec(running.said)?.[1], 15_000);
  });
  after(() => running.end('SIGKILL'));

  /** What was logged since, when it is one line and the process goes on. */
  const once = async (before: number): Promise<string | undefined> => {
    await until('a line of the log', () => running.log.length > before);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    expect(running.log.length - before, 'lines of the log').to.equal(1);
    return running.log.at(-1)?.id;
  };

  for (const way of ['at-once', 'no-error', 'later', 'stream', 'rejected', 'called-error']) {
    it(`is answered with 500 and the reference of its one line in the log: ${way}`, async () => {
      const before = running.log.length;
      const answer = await fetch(`${url}/${way}`);
      expect(answer.status).to.equal(500);
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      expect(error.code).to.equal('ServiceError');
      expect(error.message).to.contain(await once(before));
    });
  }

  it('cuts off an answer of which half is said', async () => {
    const before = running.log.length;
    const half = await fetch(`${url}/half-said`)
      .then((answer) => answer.text())
      .catch((error: unknown) => error);
    expect(half).to.be.an('error');
    await once(before);
  });

  it('does not end the process from within a socket', async () => {
    const before = running.log.length;
    const upgrade = 'GET /stream HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nbytes';
    expect(await sendRaw(url, upgrade, { patienceMs: 50, then: 'half-close' })).to.match(/^HTTP\/1\.1 101/);
    expect(await once(before)).to.be.a('string');
  });
});
