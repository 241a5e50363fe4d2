import { expect } from 'chai';
import { foundAlone } from '../../../recognizers/slots/found-alone';
import { type ReadSlot } from '../../../recognizers/slots/slot-reader';
import { normalizeText } from '../../../recognizers/text/normalize';

const ORDINARY = new Set(['bareng', 'deket', 'abang']);

/** The towns found where the tagger takes a word of a text for somebody's home. */
function townsAt(word: string, text: string): unknown[] {
  const start = text.indexOf(word);
  const slot: ReadSlot = {
    type: 'place',
    start,
    end: start + word.length,
    probability: 0.95,
    role: { role: 'home', probability: 0.95 },
    entity: undefined,
  };
  return foundAlone(slot, normalizeText(text), [], (one) => ORDINARY.has(one)).map(({ value }) => value);
}

describe('a place that only the tagger finds', () => {
  it('is none where a message begins with an ordinary word, which has its capital from there', () => {
    expect(townsAt('Bareng', 'Bareng tim saya')).to.deep.equal([]);
    expect(townsAt('deket', 'yang deket aja')).to.deep.equal([]);
  });

  it('is one where the capital is its own, or the word is no other', () => {
    expect(townsAt('Bareng', 'kantornya di Bareng')).to.deep.equal(['Bareng']);
    expect(townsAt('Jepara', 'Jepara kak')).to.deep.equal(['Jepara']);
  });
});
