import { expect } from 'chai';
import { isConnectionLost, isOutage } from '../../../../models/database/outage';

function coded(code: string): Error {
  return Object.assign(new Error('x'), { code });
}

describe('an error of the database', () => {
  for (const code of ['57P01', '08006', 'ECONNRESET']) {
    it(`${code} says that the connection is gone`, () => {
      expect([isOutage(coded(code)), isConnectionLost(coded(code))]).to.deep.equal([true, true]);
    });
  }

  for (const code of [
    '53100',
    '53300',
    '55P03',
    '57014',
    '40P01',
    'SQLITE_FULL',
    'SQLITE_BUSY',
    'ECONNREFUSED',
  ]) {
    it(`${code} says that it is away or busy`, () => {
      expect([isOutage(coded(code)), isConnectionLost(coded(code))]).to.deep.equal([true, false]);
    });
  }

  it('without a code is known by the words of the driver', () => {
    expect(isConnectionLost(new Error('Connection terminated unexpectedly'))).to.equal(true);
    expect(isOutage(new Error('timeout exceeded when trying to connect'))).to.equal(true);
  });

  for (const error of [
    coded('23505'),
    coded('22021'),
    coded('SQLITE_CONSTRAINT'),
    new Error('x'),
    'x',
    null,
  ]) {
    it(`is the fault of what was asked when it is ${JSON.stringify(error)}`, () => {
      expect(isOutage(error)).to.equal(false);
    });
  }
});
