import { expect } from 'chai';
import jwt from 'jsonwebtoken';
import { hostPerson } from '../../../../../bot/channels/directline/host-identity';

const NOW = '2026-11-22T03:00:00.000Z';
const IAT = Math.floor(Date.parse(NOW) / 1000);
const SECRET = 'a secret that the shop and the bot share';

function deps(): Parameters<typeof hostPerson>[1] {
  const taken = new Map<string, number>();
  return {
    secret: SECRET,
    clock: () => NOW,
    shares: (key, amount) => {
      taken.set(key, (taken.get(key) ?? 0) + amount);
      return Promise.resolve({ taken: taken.get(key) ?? 0, secondsLeft: 1 });
    },
  };
}

function token(of: object = {}, secret = SECRET, algorithm: jwt.Algorithm = 'HS256'): string {
  const claims = { sub: 'u-1', jti: 'token-0001', iat: IAT, exp: IAT + 300, email: 'Dimas@Contoh.id' };
  return jwt.sign({ ...claims, ...of }, secret, { algorithm });
}

describe('Who a page says is signed in', () => {
  it('is believed when its server has signed it', async () => {
    expect(await hostPerson(token({ phone: '+6281234567890' }), deps())).to.deep.equal({
      userId: 'u-1',
      addresses: [
        { kind: 'email', value: 'dimas@contoh.id' },
        { kind: 'phone', value: '+6281234567890' },
      ],
    });
  });

  it('is believed once', async () => {
    const one = deps();
    expect(await hostPerson(token(), one)).to.not.equal(undefined);
    expect(await hostPerson(token(), one)).to.equal(undefined);
  });

  for (const [name, forged] of [
    ['signed with another secret', token({}, 'another secret that nobody shares with us')],
    ['over', token({ iat: IAT - 400, exp: IAT - 100 })],
    ['good for longer than ten minutes', token({ exp: IAT + 3600 })],
    ['without a name of its own', token({ jti: undefined })],
    ['signed by another method', token({}, SECRET, 'HS512')],
    ['not signed at all', `${token().split('.').slice(0, 2).join('.')}.`],
    ['no token', 'dimas@contoh.id'],
  ] as const) {
    it(`is not believed when it is ${name}`, async () => {
      expect(await hostPerson(forged, deps())).to.equal(undefined);
    });
  }
});
