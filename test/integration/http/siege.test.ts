import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { sqlitePlace } from '../../databases';
import { RealProcess } from '../pipeline/real-process';
import { HOSTILE_CASES } from './hostile-cases';
import { sendRaw } from './raw-socket';
import { type Fortress, besiege } from './siege';

const SEED = 20_261_130;
const SECRET = 'a-secret-for-server-side-clients';

const ACTIVITY = {
  type: 'message',
  text: 'halo',
  locale: 'id-ID',
  from: { id: 'dl_x', name: 'Sari' },
  value: { promptId: 'p', choice: 'c' },
  attachments: [{ contentType: 'image/png', contentUrl: 'data:,' }],
  channelData: { clientActivityID: 'c', postBack: true, messageBack: { displayText: 'x' } },
};

const DIRECT_LINE = {
  pages: ['/healthz', '/readyz', '/attachments/x/y', '/v3/directline/conversations/x/activities?watermark=1'],
  doors: [
    { path: '/v3/directline/conversations/:id/activities', body: ACTIVITY },
    {
      path: '/v3/directline/conversations',
      body: { user: { id: 'dl_x' }, locale: 'id', trustedOrigins: [] },
    },
    { path: '/v3/directline/tokens/generate', body: { User: { Id: 'dl_x' }, TrustedOrigins: ['http://a'] } },
    { path: '/v3/directline/tokens/refresh', body: {} },
    {
      path: '/api/token',
      body: { visitor: 'x.y', campaign: 'c', locale: 'id', page: 'http://a/?utm_campaign=b' },
    },
  ],
  streams: ['/v3/directline/conversations/x/stream?watermark=1&t=abc.def.ghi'],
};

const SERVER = {
  pages: [
    ...DIRECT_LINE.pages,
    ...['/', '/webchat.html', '/widget.js', '/theme.css', '/assets/x.js', '/desk', '/desk/sign-in'],
    ...[
      '/desk/api/queue',
      '/desk/api/conversations/x/lines?before=1',
      '/desk/assets/desk.js',
      '/desk/api/me',
    ],
  ],
  doors: [
    ...DIRECT_LINE.doors,
    { path: '/desk/api/enter', body: { key: 'x', repId: 'y' } },
    { path: '/desk/api/conversations/:id/reply', body: { text: 'x', key: 'y' } },
  ],
  streams: [...DIRECT_LINE.streams, '/desk/live', '/'],
};

/** Both: everything is thrown at it, and at the end it stands and has nothing to complain about. */
function stands(open: () => Promise<Fortress & { process: RealProcess }>): void {
  let fortress: Fortress & { process: RealProcess };
  before(async function () {
    this.timeout(60_000);
    fortress = await open();
  });
  after(() => fortress.process.end('SIGKILL'));

  const stillStands = async (): Promise<void> => {
    expect(fortress.process.isRunning, fortress.process.said).to.equal(true);
    expect((await fetch(`${fortress.url}/healthz`)).status).to.equal(200);
    expect(fortress.process.log.filter(({ level }) => level >= 50).slice(0, 3)).to.deep.equal([]);
  };

  for (const [name, bytes] of Object.entries(HOSTILE_CASES)) {
    it(`stands when sent ${name}`, async () => {
      const answer = await sendRaw(fortress.url, bytes, { patienceMs: 100, then: 'half-close' });
      expect(answer).to.match(/^$|^HTTP\/1\.1 [1-4]/);
      await stillStands();
    });
  }

  it('stands when twenty thousand hostile inputs are thrown at it', async function () {
    this.timeout(120_000);
    const began = Date.now();
    const { sent, failures, answers } = await besiege(fortress, SEED);
    if (process.env.SIEGE) console.log(`${sent} in ${Date.now() - began} ms`, answers);
    expect(sent).to.be.at.least(20_000);
    expect(failures.slice(0, 3), `${failures.length} answers of 5xx`).to.deep.equal([]);
    await stillStands();
  });
}

describe('the server under hostile bytes', () => {
  let remove: () => Promise<void>;
  after(() => remove());
  stands(async () => {
    const place = await sqlitePlace();
    remove = place.remove;
    const started = await RealProcess.server({ DATABASE_URL: place.url, DIRECT_LINE_SECRET: SECRET });
    return { ...SERVER, url: started.url, secret: SECRET, process: started };
  });
});

describe('npm run directline under hostile bytes', () => {
  const bot = createServer((request, response) => {
    request.resume();
    response.end('{}');
  });
  before((done) => void bot.listen(0, '127.0.0.1', done));
  after(() => void bot.close());
  stands(async () => {
    const { port } = bot.address() as AddressInfo;
    const started = await RealProcess.directLine(['--bot', `http://127.0.0.1:${port}`, '--secret', SECRET]);
    return { ...DIRECT_LINE, url: started.url, secret: SECRET, process: started };
  });
});
