import { expect } from 'chai';
import { actsOfKind, type DialogueAct } from '../../../domain/recognition/acts';
import { createLocalRecognizer } from '../../../recognizers/local-recognizer';
import { type Recognizer } from '../../../recognizers/recognizer';
import { FIXTURE_CONTENT, SUNDAY } from './fixture-content';

describe('dialogue acts', () => {
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await createLocalRecognizer(FIXTURE_CONTENT, { seed: 1 });
  });
  const actsIn = async (text: string): Promise<DialogueAct[]> =>
    (await recognizer.recognize(text, { now: SUNDAY, language: undefined })).dialogueActs;

  it('stand in order, are numbered, and point into the text', async () => {
    const text = 'berapa harga 2 M1? nama saya Rina, 0812 3456 7890';
    const acts = await actsIn(text);
    expect(acts.map(({ id }) => id)).to.deep.equal([...acts.keys()]);
    const starts = acts.map(({ span }) => span.start);
    expect(starts).to.deep.equal([...starts].sort((first, second) => first - second));
    for (const { span } of acts) expect(text.slice(span.start, span.end)).to.equal(span.text);
  });

  it('a question has the goods it is about, each with its count', async () => {
    const [ask] = actsOfKind(await actsIn('berapa harga 2 M1?'), 'ask');
    expect(ask?.intent).to.equal('ask_price');
    expect(ask?.about.map(({ count }) => count)).to.deep.equal([2]);
  });

  it('values are told beside what is asked', async () => {
    const told = actsOfKind(await actsIn('harga M1 berapa? nama saya Rina, 0812 3456 7890'), 'inform');
    expect(told.map(({ slot, whose }) => [slot.name, slot.value, whose])).to.deep.equal([
      ['name', 'Rina', 'self'],
      ['phone', '+6281234567890', 'self'],
    ]);
  });

  it('what fits no kind is unread, and no part is lost', async () => {
    const acts = await actsIn('blorp zamzam kwiik');
    expect(acts.map(({ kind, span }) => [kind, span.text])).to.deep.equal([['unread', 'blorp zamzam kwiik']]);
  });
});
