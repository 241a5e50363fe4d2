import { expect } from 'chai';
import { isSame } from '../../../../dialogs/contract/same';

describe('two records are the same', () => {
  it('when every field is, in whatever order, deep down', () => {
    expect(isSame({ a: 1, b: { c: ['x'] } }, { b: { c: ['x'] }, a: 1 })).to.equal(true);
    expect(isSame({ a: 1, b: { c: ['x'] } }, { a: 1, b: { c: ['y'] } })).to.equal(false);
  });

  it('when a field is undefined here and missing there', () => {
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).to.equal(true);
    expect(isSame({ a: 1, b: 0 }, { a: 1 })).to.equal(false);
  });

  it('but a list is no record, and nothing is not something', () => {
    expect(isSame([], {})).to.equal(false);
    expect(isSame(undefined, {})).to.equal(false);
    expect(isSame(['a', 'b'], ['b', 'a'])).to.equal(false);
    expect(isSame(['a'], ['a', 'b'])).to.equal(false);
  });
});
