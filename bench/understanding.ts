import { Classifier } from '../recognizers/intents/classifier';
import { NO_KNOWLEDGE } from '../recognizers/intents/feature-bag';
import { LanguageIdentifier, trainLanguageModel } from '../recognizers/intents/language-id';
import { seededRandom } from '../recognizers/random';
import { normalizeText } from '../recognizers/text/normalize';
import { examine } from './understanding-exam';
import { ask, auroc } from './understanding-figures';
import * as sets from './understanding-sets';
import { measureProducts, measureSpeed } from './understanding-speed';

/** A figure of design/nlu.md §5: what it must reach, what was measured, what others published. */
interface Row {
  figure: string;
  must: string;
  stretch: string;
  measured: string;
  others: string;
}

const SEEDS = [1, 2, 3];
const rows: Row[] = [];

function row(figure: string, must: string, stretch: string, measured: string, others = '–'): void {
  rows.push({ figure, must, stretch, measured, others });
  console.log(`${figure}: ${measured} (must ${must}, stretch ${stretch}; others ${others})`);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const overSeeds = (measure: (seed: number) => number) => mean(SEEDS.map(measure));
const train = (lines: sets.LabelledSet['train'], seed: number) =>
  Classifier.train(lines, NO_KNOWLEDGE, { seed });

function braun(folder: string): void {
  const names = ['Chatbot', 'AskUbuntu', 'WebApplications'] as const;
  const parts = names.map((name) => {
    const set = sets.braun(folder, name);
    return {
      accuracy: overSeeds((seed) => ask(train(set.train, seed), set.test).accuracy),
      count: set.test.length,
    };
  });
  const all = parts.reduce((sum, { accuracy, count }) => sum + accuracy * count, 0);
  const each = parts.map(({ accuracy }) => accuracy.toFixed(1)).join(' / ');
  const total = (all / parts.reduce((sum, { count }) => sum + count, 0)).toFixed(1);
  row(
    'Braun micro-F1 (chatbot / ubuntu / webapps)',
    '92.5',
    '94',
    `${total} (${each})`,
    'LUIS 91.2, nlp.js 93.5',
  );
}

function corpus50(folder: string): void {
  for (const language of ['id', 'en'] as const) {
    const set = sets.corpus50(folder, language);
    const models = SEEDS.map((seed) => train(set.train, seed));
    const kinds = ['typo', 'vowel', 'repeat', ...(language === 'id' ? ['slang'] : [])];
    const tests = [set.test, ...kinds.map((kind) => sets.corpus50Noisy(folder, language, kind))];
    const measured = tests.map((test) => mean(models.map((model) => ask(model, test).accuracy)).toFixed(1));
    const [must, stretch, others] =
      language === 'id'
        ? ['87/79/77/87/79', '90/85/84/89/85', 'nlp.js 86.7/55/66/64/70']
        : ['–', '–', 'nlp.js 97.3'];
    row(`corpus50 ${language} clean/${kinds.join('/')}`, must, stretch, measured.join('/'), others);
  }
}

function bankingFewShot(folder: string): void {
  const test = sets.banking(folder, 'test');
  const figures = SEEDS.map((seed) =>
    ask(train(sets.perIntent(sets.banking(folder, 'train'), 10, seededRandom(seed)), seed), test),
  );
  row(
    'BANKING77 10-shot',
    '75',
    '79',
    mean(figures.map(({ accuracy }) => accuracy)).toFixed(1),
    'nlp.js 63.3',
  );
  row('  calibration error', '.05', '.03', mean(figures.map(({ ece }) => ece)).toFixed(3), 'nlp.js .235');
}

function clincFewShot(folder: string): void {
  const { train: lines, test, outside } = sets.clinc(folder);
  const figures = SEEDS.map((seed) =>
    clincFigures(train(sets.perIntent(lines, 10, seededRandom(seed)), seed), test, outside),
  );
  row('CLINC150 10-shot', '82.5', '86', mean(figures.map(({ accuracy }) => accuracy)).toFixed(1));
  row('  out-of-scope AUROC', '.93', '.95', mean(figures.map(({ area }) => area)).toFixed(3));
}

function clincFigures(model: Classifier, test: sets.LabelledSet['test'], outside: readonly string[]) {
  const inside = ask(model, test);
  const foreign = ask(
    model,
    outside.map((text) => ({ text, intent: '' })),
  );
  return { accuracy: inside.accuracy, area: auroc(inside.scopes, foreign.scopes) };
}

function fullSets(folder: string): void {
  const full = ask(train(sets.banking(folder, 'train'), 1), sets.banking(folder, 'test'));
  row('BANKING77 full', '91.0', '92.5', full.accuracy.toFixed(1), 'nlp.js 50.6, fastText 89.2');
  row('  calibration error', '.05', '.03', full.ece.toFixed(3), 'nlp.js .362');
  const { train: lines, test, outside } = sets.clinc(folder);
  const { accuracy, area } = clincFigures(train(lines, 1), test, outside);
  row('CLINC150 full', '93', '94.5', accuracy.toFixed(1));
  row('  out-of-scope AUROC', '.96', '.975', area.toFixed(3));
}

function languages(folder: string): void {
  const identifier = new LanguageIdentifier(trainLanguageModel([], 1));
  const shares = sets.languageSets(folder).map(({ name, language, lines }) => {
    const right = lines.filter((text) => identifier.read(normalizeText(text)).language === language).length;
    return { name, share: right / lines.length };
  });
  const each = shares.map(({ name, share }) => `${name} ${share.toFixed(3)}`).join(', ');
  row(
    'language id (word lists only)',
    '.97',
    '.99',
    `${mean(shares.map(({ share }) => share)).toFixed(3)} (${each})`,
  );
}

function speed(folder: string): void {
  const { trainMs, bytes, loadMs, predict } = measureSpeed(folder);
  row('train 40 × 60 with calibration', '8 s', '3 s', `${(trainMs / 1000).toFixed(1)} s`);
  row(
    'predict p50 / p99',
    '100 µs / 1 ms',
    '50 / 250 µs',
    `${(predict.p50 * 1000).toFixed(0)} / ${(predict.p99 * 1000).toFixed(0)} µs`,
  );
  row(
    'model file / load',
    '10 MB / 50 ms',
    '4 MB / 10 ms',
    `${(bytes / 1e6).toFixed(1)} MB / ${loadMs.toFixed(1)} ms`,
  );
  const products = SEEDS.map(measureProducts);
  const recall = mean(products.map((figure) => figure.recall)).toFixed(3);
  row(
    'mistyped product of 5,000: recall@1 / p50',
    '.98 / 2 ms',
    '–',
    `${recall} / ${mean(products.map(({ p50 }) => p50)).toFixed(2)} ms`,
  );
}

/** `npm run bench:understanding -- [DATASETS [--quick]]`; `--quick` leaves out the two large sets, no folder all public ones. */
async function main([folder, flag]: string[]): Promise<void> {
  await examine();
  if (folder === undefined) return;
  speed(folder);
  braun(folder);
  corpus50(folder);
  languages(folder);
  bankingFewShot(folder);
  clincFewShot(folder);
  if (flag !== '--quick') fullSets(folder);
  console.table(rows);
}

void main(process.argv.slice(2));
