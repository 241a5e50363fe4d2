import { expect } from 'chai';
import fc from 'fast-check';
import { asksBack } from '../../../recognizers/intents/asking-back';
import { type Classifier, type Prediction } from '../../../recognizers/intents/classifier';
import { readWordLists } from '../../../recognizers/data-files';
import { findActs } from '../../../recognizers/intents/find-acts';
import { intentWords } from '../../../recognizers/intents/intent-words';
import { yesReader } from '../../../recognizers/intents/plain-yes';
import { normalizeText } from '../../../recognizers/text/normalize';
import { shippedContent } from '../../shipped-content';

const RUNS = 2_500;
const { phrases } = shippedContent();
const shortcuts = readWordLists('shortcuts.txt');
const answers = readWordLists('answers.txt');

const wordsOf = (text: string): string[] =>
  intentWords(normalizeText(text)).filter((word) => /\p{L}/u.test(word));
const isOneWord = (text: string): boolean => /^\p{L}+$/u.test(text);
const yeses = (shortcuts.get('affirm') ?? []).filter(isOneWord);
const interrogatives = answers.get('interrogative') ?? [];
const fillers = (shortcuts.get('=fillers') ?? []).filter(
  (word) => isOneWord(word) && wordsOf(word)[0] === word && !interrogatives.includes(word),
);
const ofAYes = new Set([
  ...phrases.filter(({ intent }) => intent === 'affirm').flatMap(({ text }) => wordsOf(text)),
  ...(shortcuts.get('affirm') ?? []).flatMap(wordsOf),
  ...fillers,
]);
/** Words that no yes is made of. */
const others = [
  ...new Set(phrases.filter(({ intent }) => intent !== 'affirm').flatMap(({ text }) => wordsOf(text))),
].filter((word) => isOneWord(word) && word.length > 3 && wordsOf(word).length === 1 && !ofAYes.has(word));

/** A classifier that takes everything for a yes: what stands between it and a false one are the rules alone. */
const LABELS = ['affirm', 'ask_price', 'none'];
const gullible = {
  labels: LABELS,
  scopeThreshold: -Infinity,
  predict: (): Prediction => ({ odds: Float64Array.from([0.98, 0.01, 0.01]), best: 0, scope: 1 }),
} as unknown as Classifier;
const reader = { classifier: gullible, canBeYes: yesReader(phrases) };
const isYes = (text: string): boolean => findActs(normalizeText(text), reader, true).acts.includes('affirm');

const yes = fc.constantFrom(...yeses);
const filler = fc.constantFrom(...fillers);
const other = fc.constantFrom(...others);
const inAnyOrder = (words: fc.Arbitrary<readonly string[]>) =>
  words.chain((list) =>
    fc.shuffledSubarray([...list], { minLength: list.length }).map((all) => all.join(' ')),
  );

function never(what: string, texts: fc.Arbitrary<string>): void {
  it(what, () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isYes(text), text).to.equal(false);
      }),
      { numRuns: RUNS, seed: 12 },
    );
  });
}

describe('no yes from anything but a yes, whatever the classifier holds it for', () => {
  never(
    'not from a yes among other words',
    inAnyOrder(
      fc.tuple(yes, fc.array(other, { minLength: 1, maxLength: 6 })).map(([one, rest]) => [one, ...rest]),
    ),
  );
  never(
    'not from what asks',
    fc
      .tuple(yes, fc.array(fc.oneof(yes, filler, other), { maxLength: 4 }))
      .map(([one, rest]) => `${[one, ...rest].join(' ')}?`),
  );
  never(
    'not from what a no word stands in',
    fc
      .tuple(
        other,
        yes,
        fc.constantFrom('tidak', 'bukan', 'not', 'never', 'belum'),
        fc.array(filler, { maxLength: 2 }),
      )
      .map(([noun, one, no, rest]) => [one, no, noun, ...rest].join(' ')),
  );
  never(
    'not from somebody else’s yes, nor from a question without its mark',
    fc
      .tuple(
        fc.constantFrom(...(answers.get('questioning') ?? [])),
        yes,
        fc.array(filler, { maxLength: 2 }),
        fc.boolean(),
      )
      .map(([asks, one, rest, isFirst]) => (isFirst ? [asks, one, ...rest] : [one, asks, ...rest]).join(' ')),
  );
  never(
    'not from a word that only opens what is asked',
    fc
      .tuple(
        fc.constantFrom(...(shortcuts.get('=openers') ?? [])),
        fc.array(other, { minLength: 2, maxLength: 5 }),
      )
      .map(([opener, rest]) => `${opener}, ${rest.join(' ')}?`),
  );

  it('and every plain yes is one, with what people put around it', () => {
    fc.assert(
      fc.property(yes, fc.array(filler, { maxLength: 2 }), (one, rest) => {
        const text = [one, ...rest].join(' ');
        // "Iya kan" asks.
        fc.pre(!asksBack(wordsOf(text)));
        expect(isYes(text), text).to.equal(true);
      }),
      { numRuns: RUNS, seed: 12 },
    );
  });
});
