import { expect } from 'chai';
import { type Running, runServer } from '../channels/directline/running-server';
import { sendRaw } from './raw-socket';

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

function request(line: string, ...headers: string[]): string {
  return [line, ...headers, 'Connection: close', '', ''].join('\r\n');
}

describe('a request that names no address', () => {
  let server: Running;
  before(async () => {
    server = await runServer({
      mount: ({ upgrades }) => {
        upgrades.on(/^\/broken$/, () => {
          throw new Error('a mistake of ours');
        });
      },
    });
  });
  after(() => server.stop());
  afterEach(async () => {
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  for (const host of ['a:99999', 'a b', '[', 'a:b', '%', 'a:-1', 'http://a', '\u0001', '<>', 'a^b', '::1']) {
    it(`is answered with 400 when its host is ${JSON.stringify(host)}`, async () => {
      const answer = await sendRaw(server.url, request('GET / HTTP/1.1', `Host: ${host}`));
      expect(answer).to.match(/^HTTP\/1\.1 400 /);
    });
  }

  it('is answered with 400 and words when its target is a broken address', async () => {
    const answer = await sendRaw(server.url, request('GET http://a:99999/ HTTP/1.1', 'Host: a'));
    expect(answer).to.match(/^HTTP\/1\.1 400 /);
    expect(answer)
      .to.contain('"code":"BadArgument"')
      .and.to.match(/Content-Security-Policy/i);
  });

  for (const target of ['//', '//a', '///', '/\\', '*', 'http://[', 'a:99999', '//a:99999/desk/live']) {
    it(`is refused with 400 or 404 when it is an upgrade to ${target}`, async () => {
      const bytes = [`GET ${target} HTTP/1.1`, 'Host: a', ...UPGRADE, KEY, '', ''].join('\r\n');
      expect(await sendRaw(server.url, bytes)).to.match(/^HTTP\/1\.1 40[04] /);
    });
  }

  it('is refused with 500 and a reference when the upgrade is our mistake', async () => {
    const bytes = ['GET /broken HTTP/1.1', 'Host: a', ...UPGRADE, KEY, '', ''].join('\r\n');
    expect(await sendRaw(server.url, bytes)).to.match(/^HTTP\/1\.1 500 [^]*Reference: [0-9a-f-]{36}/);
  });
});
