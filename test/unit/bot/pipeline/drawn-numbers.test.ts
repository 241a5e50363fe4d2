import { expect } from 'chai';
import { NumberBook, type NumberSource } from '../../../../bot/pipeline/drawn-numbers';

function counting(): NumberSource & { taken: () => number } {
  let last = 0;
  const next = (): number => (last += 1);
  return {
    newId: (kind) => `${kind}-${next()}`,
    newSerial: next,
    newCode: () => `code-${next()}`,
    taken: () => last,
  };
}

describe('the numbers of a turn', () => {
  it('are the same each time the turn is run, until it is committed', () => {
    const book = new NumberBook();
    const source = counting();
    const draw = (): unknown[] => {
      const numbers = book.of('message-1', source);
      return [numbers.newSerial('order'), numbers.newId('fact'), numbers.newSerial('order')];
    };
    const first = draw();
    expect(draw()).to.deep.equal(first);
    expect(draw()).to.deep.equal(first);
    expect(source.taken()).to.equal(3);
    book.forget('message-1');
    expect(draw()).to.not.deep.equal(first);
  });

  it('of two turns are never the same', () => {
    const book = new NumberBook();
    const source = counting();
    const one = book.of('message-1', source).newSerial('ticket');
    const other = book.of('message-2', source).newSerial('ticket');
    expect(one).to.not.equal(other);
  });

  it('that were drawn for nothing are given to whoever draws next', () => {
    const source = counting();
    const numbers = new NumberBook().of('message-1', source);
    numbers.newId('fact');
    const mark = numbers.mark();
    const lost = numbers.newSerial('ticket');
    numbers.backTo(mark);
    expect(numbers.newSerial('ticket')).to.equal(lost);
    expect(numbers.newId('fact')).to.equal('fact-3');
  });

  it('are not kept without end', () => {
    const book = new NumberBook();
    const source = counting();
    const first = book.of('message-0', source).newSerial('order');
    for (let turn = 1; turn < 2_000; turn += 1) book.of(`message-${turn}`, source);
    expect(book.of('message-0', source).newSerial('order')).to.not.equal(first);
  });
});
