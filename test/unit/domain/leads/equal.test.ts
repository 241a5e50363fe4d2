import { expect } from 'chai';
import { isEqual } from '../../../../domain/leads/equal';

describe('two records are the same', () => {
  it('when every field is, in whatever order, deep down', () => {
    expect(isEqual({ a: 1, b: { c: ['x'] } }, { b: { c: ['x'] }, a: 1 })).to.equal(true);
    expect(isEqual({ a: 1, b: { c: ['x'] } }, { a: 1, b: { c: ['y'] } })).to.equal(false);
  });

  it('when a field is undefined here and missing there', () => {
    expect(isEqual({ a: 1, b: undefined }, { a: 1 })).to.equal(true);
    expect(isEqual({ a: 1, b: 0 }, { a: 1 })).to.equal(false);
  });

  it('but a list is no record, and nothing is not something', () => {
    expect(isEqual([], {})).to.equal(false);
    expect(isEqual(undefined, {})).to.equal(false);
    expect(isEqual(['a', 'b'], ['b', 'a'])).to.equal(false);
    expect(isEqual(['a'], ['a', 'b'])).to.equal(false);
  });
});
