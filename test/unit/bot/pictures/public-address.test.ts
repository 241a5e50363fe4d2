import { expect } from 'chai';
import { isPublicAddress } from '../../../../bot/pictures/public-address';

describe('isPublicAddress', () => {
  for (const address of [
    '8.8.8.8',
    '103.28.12.1',
    '172.32.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '2400:cb00::1',
  ]) {
    it(`takes ${address}`, () => expect(isPublicAddress(address)).to.equal(true));
  }

  const inside = [
    ['this machine', '127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::'],
    ['a home or an office', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
    ['a neighbour, or what tells a cloud machine its secrets', '169.254.169.254', 'fe80::1', 'fd00:ec2::254'],
    ['a provider inside', '100.64.0.1', '198.18.0.1'],
    ['many at once', '224.0.0.1', '255.255.255.255', 'ff02::1'],
    ['an example', '192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1'],
    ['IPv4 in the clothes of IPv6', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::'],
    ['no address', '', 'localhost', '8.8.8', '8.8.8.8.8'],
  ] as const;
  for (const [what, ...addresses] of inside) {
    it(`refuses what is of ${what}`, () => {
      expect(addresses.filter(isPublicAddress)).to.deep.equal([]);
    });
  }
});
