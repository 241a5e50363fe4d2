import http from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { IMAGE_BYTES } from '../../../../bot/content/product-image';
import { type Fetched, type Internet, fetchPicture } from '../../../../bot/pictures/fetch-picture';
import { isPublicAddress } from '../../../../bot/pictures/public-address';
import { aPicture } from './a-picture';

/** Where each name leads; the addresses are public ones, and lead to a server of this test. */
const NAMES: Readonly<Record<string, string[]>> = {
  'cdn.example': ['93.184.215.14'],
  'other.example': ['93.184.215.15'],
  'inside.example': ['10.0.0.5'],
  'both.example': ['93.184.215.14', '127.0.0.1'],
  'nowhere.example': [],
};

function status(code: number, response: http.ServerResponse): http.ServerResponse {
  response.statusCode = code;
  return response;
}

const moved =
  (to: string) =>
  (response: http.ServerResponse): void => {
    status(302, response).setHeader('location', to).end();
  };

const ANSWERS: Readonly<Record<string, (response: http.ServerResponse) => void>> = {
  '/m1.png': (response) => response.end(aPicture()),
  '/page': (response) => response.setHeader('content-type', 'image/png').end('<html>not a picture'),
  '/huge': (response) => response.end(aPicture(IMAGE_BYTES + 1)),
  '/most': (response) => response.end(aPicture(IMAGE_BYTES)),
  '/moved': moved('https://other.example/m1.png'),
  '/moved-here': moved('/m1.png'),
  '/moved-inside': moved('https://inside.example/m1.png'),
  '/moved-to-number': moved('https://169.254.169.254/m1.png'),
  '/moved-to-http': moved('http://cdn.example/m1.png'),
  '/moved-nowhere': moved('https://'),
  '/round': moved('/round'),
  '/broken': (response) => {
    response.setHeader('content-length', '500').write(aPicture());
    response.destroy();
  },
};

describe('fetchPicture', () => {
  let server: http.Server;
  let asked: string[];
  let internet: Internet;

  before((done) => {
    server = http.createServer((request, response) => {
      asked.push(`${request.headers.host} ${request.url}`);
      const answer = ANSWERS[request.url ?? ''];
      if (answer) answer(response);
      else status(404, response).end(aPicture());
    });
    server.listen(0, '127.0.0.1', done);
  });
  after(() => server.close());

  beforeEach(() => {
    asked = [];
    const { port } = server.address() as AddressInfo;
    internet = {
      addressesOf: (host) =>
        NAMES[host]
          ? Promise.resolve(NAMES[host].map((address) => ({ address, family: 4 })))
          : Promise.reject(new Error('ENOTFOUND')),
      get: (url, options, answer) => {
        const there = { ...options, host: '127.0.0.1', port, path: url.pathname };
        return http.get(
          { ...there, lookup: undefined, headers: { ...options.headers, host: url.host } },
          answer,
        );
      },
      isPublic: isPublicAddress,
    };
  });

  const fetch = (address: string): Promise<Fetched> => fetchPicture(address, internet);

  it('fetches a picture by its bytes', async () => {
    expect(await fetch('https://cdn.example/m1.png')).to.deep.equal({ ok: true, body: aPicture() });
    expect(await fetch('https://cdn.example/most')).to.have.property('ok', true);
  });

  it('follows to another public place, three times at most', async () => {
    expect(await fetch('https://cdn.example/moved')).to.have.property('ok', true);
    expect(await fetch('https://cdn.example/moved-here')).to.have.property('ok', true);
    expect(asked.at(-1)).to.equal('cdn.example /m1.png');
    asked = [];
    expect(await fetch('https://cdn.example/round')).to.deep.equal({ ok: false, fault: 'too_many_hops' });
    expect(asked).to.have.length(4);
  });

  const unasked: Array<[string, string]> = [
    ['http://cdn.example/m1.png', 'not_https'],
    ['ftp://cdn.example/m1.png', 'not_https'],
    ['https://cdn.example:8443/m1.png', 'not_https'],
    ['https://user:word@cdn.example/m1.png', 'not_https'],
    ['nothing', 'not_https'],
    ['https://inside.example/m1.png', 'inside_network'],
    ['https://both.example/m1.png', 'inside_network'],
    ['https://127.0.0.1/m1.png', 'inside_network'],
    ['https://2130706433/m1.png', 'inside_network'],
    ['https://0x7f.1/m1.png', 'inside_network'],
    ['https://[::1]/m1.png', 'inside_network'],
    ['https://[::ffff:10.0.0.5]/m1.png', 'inside_network'],
    ['https://169.254.169.254/latest/meta-data', 'inside_network'],
    ['https://nowhere.example/m1.png', 'unreachable'],
    ['https://unknown.example/m1.png', 'unreachable'],
  ];
  for (const [address, fault] of unasked) {
    it(`asks nobody for ${address}`, async () => {
      expect(await fetch(address)).to.deep.equal({ ok: false, fault });
      expect(asked).to.deep.equal([]);
    });
  }

  for (const [path, fault] of [
    ['/moved-inside', 'inside_network'],
    ['/moved-to-number', 'inside_network'],
    ['/moved-to-http', 'not_https'],
    ['/moved-nowhere', 'unreachable'],
    ['/missing', 'not_found'],
    ['/page', 'wrong_kind'],
    ['/huge', 'too_large'],
    ['/broken', 'unreachable'],
  ] as const) {
    it(`takes nothing from ${path}: ${fault}`, async () => {
      expect(await fetch(`https://cdn.example${path}`)).to.deep.equal({ ok: false, fault });
      expect(asked).to.deep.equal([`cdn.example ${path}`]);
    });
  }

  it('connects to the addresses that were checked, whatever the name means a moment later', async () => {
    let checked: unknown;
    const { get } = internet;
    internet.get = (url, options, answer) => {
      options.lookup?.(url.hostname, { all: true }, (_error, addresses) => (checked = addresses));
      return get(url, options, answer);
    };
    await fetch('https://cdn.example/m1.png');
    expect(checked).to.deep.equal([{ address: '93.184.215.14', family: 4 }]);
  });
});
