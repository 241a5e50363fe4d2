import { expect } from 'chai';
import { type TroubleSigns, isTrouble } from '../../../../domain/complaints/evidence';

const READ: TroubleSigns = {
  isAboutGoods: true,
  sure: 0.9,
  happened: false,
  worries: false,
  boughtNothing: false,
  seeksAnother: false,
  isOfOthers: false,
  missedCall: false,
  isAngry: false,
  shopsToo: false,
  moment: 'free',
};

describe('what is a complaint', () => {
  it('is one while nothing else is asked, unless it has not happened', () => {
    expect(isTrouble(READ)).to.equal(true);
    expect(isTrouble({ ...READ, sure: 0.3 })).to.equal(false);
    expect(isTrouble({ ...READ, worries: true })).to.equal(false);
    expect(isTrouble({ ...READ, worries: true, happened: true })).to.equal(true);
  });

  it('nothing of ours is broken for who has bought nothing, but people can be rude to anybody', () => {
    expect(isTrouble({ ...READ, boughtNothing: true, happened: true })).to.equal(false);
    expect(isTrouble({ ...READ, boughtNothing: true, isAboutGoods: false })).to.equal(true);
  });

  it('an old thing that gave up is no complaint where another one is asked for', () => {
    expect(isTrouble({ ...READ, seeksAnother: true, happened: true })).to.equal(false);
    expect(isTrouble({ ...READ, isOfOthers: true, happened: true })).to.equal(false);
  });

  it('a call that nobody took is a wish for an answer, unless they are angry', () => {
    const missedCall = { ...READ, missedCall: true, isAboutGoods: false };
    expect(isTrouble(missedCall)).to.equal(false);
    expect(isTrouble({ ...missedCall, isAngry: true })).to.equal(true);
  });

  it('over a question of ours it must have happened, be sure or be angry', () => {
    const asked = { ...READ, moment: 'question' as const };
    expect(isTrouble(asked)).to.equal(false);
    expect(isTrouble({ ...asked, happened: true })).to.equal(true);
    expect(isTrouble({ ...asked, sure: 0.97 })).to.equal(true);
    expect(isTrouble({ ...asked, isAngry: true })).to.equal(true);
  });

  it('who waits for a person speaks of the wait', () => {
    const waiting = { ...READ, moment: 'waiting' as const, isAngry: true, sure: 0.99 };
    expect(isTrouble(waiting)).to.equal(false);
    expect(isTrouble({ ...waiting, happened: true })).to.equal(true);
  });

  it('beside a surer wish for goods it must be very sure, or have happened', () => {
    const beside = { ...READ, shopsToo: true };
    expect(isTrouble({ ...beside, sure: 0.75 })).to.equal(false);
    expect(isTrouble({ ...beside, sure: 0.97 })).to.equal(true);
    expect(isTrouble({ ...beside, sure: 0.75, happened: true })).to.equal(true);
  });
});
