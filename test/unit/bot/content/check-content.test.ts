import { expect } from 'chai';
import { checkContent, type CheckOptions } from '../../../../bot/content/check-content';
import { runContentCheck } from '../../../../bot/commands/check-content';
import { formatProblem } from '../../../../bot/content/content-problem';
import { loadContent } from '../../../../bot/content/load-content';
import { type Edits, lineWith, SHIPPED, withEdited } from './company-folder';

function problemsAfter(edits: Edits, options?: CheckOptions): string[] {
  return withEdited(edits, (folder) => checkContent(loadContent(folder), options).map(formatProblem));
}

const LOCALES: Edits = {
  'locales/id.json': () =>
    '{\n  "a": "Halo {name}",\n  "b": "ada {n, plural, other {# buah}}",\n  "c": "ya"\n}',
  'locales/en.json': () =>
    '{\n  "a": "Hello {nama}",\n  "b": "{n, plural, one {# piece} other {# pieces}"\n}',
};

describe('checkContent', () => {
  it('finds texts that are missing, unreadable or have other placeholders', () => {
    const found = problemsAfter(LOCALES);
    expect(found).to.have.length(3);
    expect(found[0]).to.equal(
      'locales/en.json:2: Text "a" has {nama}, but {name} in id.json; make them alike.',
    );
    expect(found[1]).to.match(/^locales\/en\.json:3: Text "b" cannot be read \(/u);
    expect(found[2]).to.equal('locales/en.json: Text "c" is missing in this language; add it.');
  });

  it('finds an intent without phrases in one language', () => {
    const line = lineWith('intents.yaml', 'id: ladder_status');
    const found = problemsAfter({
      'phrases/en/people.lu': (text) => text.replace(/# ladder_status\n(?:[^#\n].*\n|\n)*/u, ''),
    });
    expect(found).to.deep.equal([
      `intents.yaml:${line}: Intent "ladder_status" has no phrases in phrases/en; add "# ladder_status" and some lines there.`,
    ]);
  });

  it('finds phrases of an unknown intent, once a heading', () => {
    const line = lineWith('phrases/id/orders.lu', '# wait') + 1;
    const found = problemsAfter({
      'phrases/id/orders.lu': (text) => text.replace('# wait', '# hold_on'),
    });
    const unknown = found.filter((problem) => problem.includes('is no intent'));
    expect(unknown).to.have.length(1);
    expect(unknown[0]).to.match(new RegExp(`^phrases/id/orders\\.lu:${line}: "# hold_on" is no intent`, 'u'));
  });

  it('finds one phrase under two intents, whatever its case and punctuation', () => {
    const line = lineWith('phrases/id/courtesy.lu', '- halo kak');
    const edit = (text: string): string => `${text.trimEnd()}\n- Halo,  KAK!\n`;
    const found = problemsAfter({ 'phrases/id/none.lu': edit });
    expect(found).to.have.length(1);
    expect(found[0]).to.match(
      /^phrases\/id\/none\.lu:\d+: "Halo, {2}KAK!" stands under "none" and under "greet"/u,
    );
    expect(found[0]).to.contain(`(phrases/id/courtesy.lu:${line})`);
  });

  it('finds dead ends and dialogs that start on nothing', () => {
    const { intents } = loadContent(SHIPPED);
    const handledIntents = [...intents.map(({ id }) => id).filter((id) => id !== 'bargain'), 'haggle'];
    const line = lineWith('intents.yaml', 'id: bargain');
    expect(problemsAfter({}, { handledIntents })).to.deep.equal([
      `intents.yaml:${line}: Nothing answers intent "bargain"; give it to a dialog (startsOn) or remove it.`,
      'intents.yaml: A dialog starts on "haggle", which is not here; add it.',
    ]);
  });

  it('finds an intent whose columns the dialogs were not compiled with', () => {
    const handledIntents = loadContent(SHIPPED).intents.map(({ id }) => id);
    const edit = (text: string): string => text.replace('id: buy, kind: want', 'id: buy, kind: ask');
    expect(problemsAfter({ 'intents.yaml': edit }, { handledIntents })).to.deep.equal([
      `intents.yaml:${lineWith('intents.yaml', 'id: buy')}: Intent "buy" is not as the dialogs know it; run \`npm run intents\`.`,
    ]);
  });

  it('finds a kind or a trait that there is not', () => {
    const edits = ['kind: want, traits: [goods]', 'kind: wish, traits: [urgnt]'];
    const edit = (text: string): string => text.replace(edits[0] ?? '', edits[1] ?? '');
    expect(() => problemsAfter({ 'intents.yaml': edit })).to.throw(/wish.*write one of: ask, want[^]*urgnt/u);
  });

  const broken: Array<[string, string, (text: string) => string, RegExp]> = [
    [
      'an intent twice',
      'intents.yaml',
      (text) => `${text}\n- { id: buy, kind: want, traits: [goods], meaning: x, example: x }\n`,
      /^intents\.yaml:\d+: Intent "buy" stands twice/u,
    ],
    [
      'a relation to an unknown sku',
      'catalogue-extra.yaml',
      (text) => text.replace('cross: [SCALE-1]', 'cross: [SCALE-9]'),
      /^catalogue-extra\.yaml:\d+: M1: relation cross leads to "SCALE-9"/u,
    ],
    [
      'a relation to itself',
      'catalogue-extra.yaml',
      (text) => text.replace('cross: [SCALE-1]', 'cross: [M1]'),
      /relation cross leads to "M1", which is itself/u,
    ],
    [
      'extras of no product',
      'catalogue-extra.yaml',
      (text) => text.replace('\nTUMBLER-350:', '\nTUMBLER:'),
      /^catalogue-extra\.yaml:\d+: "TUMBLER" is no sku/u,
    ],
    [
      'a spec without a name',
      'catalogue.csv',
      (text) => text.replace('isi biji=25', 'muatan=25'),
      /^catalogue\.csv:2: Column specs: "muatan" has no name/u,
    ],
    [
      'a FAQ id twice',
      'faq.id.yaml',
      (text) => text.replace('id: delivery-free', 'id: delivery-cost'),
      /^faq\.id\.yaml:\d+: Question "delivery-cost" stands twice/u,
    ],
    [
      'a FAQ of one language',
      'faq.en.yaml',
      (text) => text.replace('id: halal', 'id: halal-en'),
      /^faq\.id\.yaml:\d+: Question "halal" is not in faq\.en\.yaml/u,
    ],
    [
      'a topic that is no intent',
      'faq.en.yaml',
      (text) => text.replace('topic: ask_delivery', 'topic: shipping'),
      /^faq\.en\.yaml:\d+: Topic "shipping" of "delivery-cost" is no intent/u,
    ],
    [
      'a city nobody knows',
      'company.yaml',
      (text) => text.replace('- Cimahi', '- Cimahii'),
      /^company\.yaml: City "Cimahii" is not in cities\.yaml/u,
    ],
    [
      'a product line nobody knows',
      'reps.yaml',
      (text) => text.replace('[mesin-kantor, langganan]', '[mesin]'),
      /^reps\.yaml: Category "mesin" is not in/u,
    ],
    [
      'a segment nobody knows',
      'target-market.yaml',
      (text) => text.replace('match: [office,', 'match: [offices,'),
      /^target-market\.yaml: Segment "offices"/u,
    ],
  ];
  for (const [name, file, edit, message] of broken) {
    it(`finds ${name}`, () => {
      expect(problemsAfter({ [file]: edit }).filter((problem) => message.test(problem))).to.have.length(1);
    });
  }
});

describe('check:content', () => {
  it('exits 0 on the shipped content and 1 on mistakes', () => {
    const lines: string[] = [];
    const run = (folder: string): number => runContentCheck(folder, {}, (line) => lines.push(line));
    expect(run(SHIPPED)).to.equal(0);
    const broken: Edits = { 'rules.yaml': (text) => text.replace('answer: 0.75', 'answer: 75') };
    expect(withEdited(broken, run)).to.equal(1);
    expect(lines[1]).to.match(/rules\.yaml:\d+: "product\.answer" is a share/u);
  });
});
