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

describe('goods in dialogue acts', () => {
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await createLocalRecognizer(FIXTURE_CONTENT, { seed: 1 });
  });
  const readIn = (text: string) => recognizer.recognize(text, { now: SUNDAY, language: undefined });
  const goodsIn = async (text: string) =>
    (await readIn(text)).dialogueActs.flatMap((act) => ('about' in act ? act.about : []));

  it('a number goes to the noun behind it, else to the one right before', async () => {
    const told = async (text: string) => (await goodsIn(text)).map(({ span, count }) => [span.text, count]);
    expect(await told('berapa harga 2 M1 sama 1 E2')).to.deep.equal([
      ['M1', 2],
      ['E2', 1],
    ]);
    expect(await told('how much is the M1 and three units of the E2')).to.deep.equal([
      ['M1', undefined],
      ['E2', 3],
    ]);
  });

  it('what is to be left out is told so, in either language', async () => {
    for (const text of ['tanpa M1 ya', 'M1 tidak jadi', 'without the M1 please', 'keluarkan M1']) {
      const { dialogueActs } = await readIn(text);
      const excluded = dialogueActs
        .flatMap((act) => ('about' in act ? act.about : []))
        .map((goods) => goods.excluded);
      expect(excluded, text).to.satisfy((found: boolean[]) => found.length === 0 || found.every(Boolean));
    }
  });

  it('limits and superlatives are part of what is asked', async () => {
    const asked = async (text: string) =>
      (await readIn(text)).dialogueActs.flatMap((act) =>
        'about' in act ? [[act.limit, act.superlative]] : [],
      );
    expect(await asked('ada grinder di bawah 2 juta?')).to.deep.include([{ atMost: 2_000_000 }, undefined]);
    expect(await asked('berapa harga mesin paling murah?')).to.deep.include([undefined, 'cheapest']);
    expect(await asked('how much is the cheapest grinder?')).to.deep.include([undefined, 'cheapest']);
  });
});

describe('values in dialogue acts', () => {
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await createLocalRecognizer(FIXTURE_CONTENT, { seed: 1 });
  });
  const entitiesIn = async (text: string, expecting?: 'quantity') =>
    (await recognizer.recognize(text, { now: SUNDAY, language: undefined, expecting })).entities.map(
      ({ type, value }) => [type, value],
    );

  it('telephone numbers are heard digit by digit, with pauses, pairs and any hyphen', async () => {
    for (const text of [
      'kosong delapan satu dua, tiga tiga empat empat, 5566',
      'zero eight one two, double three, four four five five six six',
      '0812\u20113344\u20115566',
      '0812/3344/5566',
    ]) {
      expect(await entitiesIn(text), text).to.deep.equal([['phone', '+6281233445566']]);
    }
  });

  it('a day that no calendar has is no date', async () => {
    expect(await entitiesIn('31 april 1990')).to.deep.equal([['impossible_date', '31 april 1990']]);
    expect(await entitiesIn('born on february 30')).to.deep.equal([['impossible_date', 'february 30']]);
  });

  it('a grouped number where a count is asked is a count', async () => {
    expect(await entitiesIn('1.250', 'quantity')).to.deep.equal([['number', 1250]]);
  });

  it('of a value taken back and another the other stands', async () => {
    const { dialogueActs } = await recognizer.recognize('80 orang, bukan 60', {
      now: SUNDAY,
      language: undefined,
    });
    const [act] = dialogueActs.filter(({ kind }) => kind === 'correct');
    expect(act).to.deep.include({ from: { name: 'number', value: 60, role: undefined } });
  });
});
