import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../bot/content/load-content';
import { recognizerContent } from '../bot/content/recognizer-content';
import { type Entity, type Recognition } from '../domain/recognition';
import { createLocalRecognizer } from '../recognizers/local-recognizer';
import { type Recognizer, type RecognizerContent } from '../recognizers/recognizer';
import {
  accuracyBy,
  entityTable,
  macroF1,
  overlap,
  type Asked,
  type EntityLine,
} from './understanding-exam-figures';
import { percentiles } from './understanding-speed';

const FOLDER = join('test', 'data', 'understanding');
/** The moment of the examination: Sunday 22 November 2026, 10:00 in Jakarta. */
const NOW = '2026-11-22T03:00:00.000Z';
/** One question in so many is kept from the training to ask for it. */
const HELD_OUT = 4;
/** Repetitions of a sentence that make a text of 5,000 characters. */
const LONG_TEXT = 'kak mau tanya harga M1 sama E2, terus kiriman kemarin belum sampai juga. '
  .repeat(69)
  .slice(0, 5_000);

function linesOf<T>(name: string): T[] {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  console.log(`${name}: sha256 ${createHash('sha256').update(text).digest('hex')}`);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

interface IntentLine {
  text: string;
  language: string;
  style: string;
  intents: string[];
  inScope: boolean;
}

/** The examination of `test/data/understanding` with the example company: intents, scope, entities, retrieval, time. */
export async function examine(): Promise<void> {
  const content = loadContent(join('content', 'nusa-seduh'));
  const source = recognizerContent(content, content.products);
  const recognizer = await createLocalRecognizer(source, { timeZone: content.company.timeZone });
  await examineIntents(recognizer);
  await examineEntities(recognizer);
  await examineRetrieval(source);
}

async function examineIntents(recognizer: Recognizer): Promise<void> {
  const asked: Array<Asked & IntentLine> = [];
  const times: number[] = [];
  for (const line of linesOf<IntentLine>('dev.jsonl')) {
    const started = performance.now();
    const reading = await recognizer.recognize(line.text, { now: NOW, language: undefined });
    times.push(performance.now() - started);
    asked.push({
      ...line,
      top: topOf(reading),
      acts: actsOf(reading),
      saidOutside: !reading.inScope,
      told: reading.language,
    });
  }
  const single = asked.filter(({ intents }) => intents.length === 1);
  console.log(
    `top-1 of ${single.length} lines with one intent: ${accuracyBy(single, () => 'all')['all'] ?? '–'}`,
  );
  console.log(`macro-F1 of these: ${macroF1(single).toFixed(3)}`);
  console.log(`acts: ${overlap(asked.map(({ acts, intents }) => [acts, intents]))}`);
  const outside = asked.map(
    ({ saidOutside, inScope }) => [saidOutside ? ['x'] : [], inScope ? [] : ['x']] as const,
  );
  console.log(`out of scope: ${overlap(outside)}`);
  const told = asked.filter(({ language, told: read }) => language !== 'mixed' && read !== undefined);
  const right = told.filter(({ language, told: read }) => language === read).length;
  console.log(`language: ${(right / told.length).toFixed(3)}`);
  console.table(accuracyBy(single, ({ language }) => language));
  console.table(accuracyBy(single, ({ language, style }) => `${language} ${style}`));
  printTimes(times, await timesOfLongText(recognizer));
}

async function timesOfLongText(recognizer: Recognizer): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 100; round++) {
    const started = performance.now();
    await recognizer.recognize(LONG_TEXT, { now: NOW, language: undefined });
    times.push(performance.now() - started);
  }
  return times;
}

function printTimes(short: number[], long: number[]): void {
  const show = ({ p50, p99 }: { p50: number; p99: number }) =>
    `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
  console.log(`a message: ${show(percentiles(short))}; 5,000 characters: ${show(percentiles(long))}`);
}

function topOf({ inScope, intents }: Recognition): string {
  return inScope ? (intents.find(({ intent }) => intent !== 'none')?.intent ?? 'none') : 'none';
}

function actsOf({ inScope, acts }: Recognition): string[] {
  return acts.length > 0 || inScope ? acts : ['none'];
}

async function examineEntities(recognizer: Recognizer): Promise<void> {
  const read: Array<{ gold: EntityLine['entities']; found: Entity[] }> = [];
  for (const { text, now, entities } of linesOf<EntityLine>('entities.jsonl')) {
    const { entities: found } = await recognizer.recognize(text, { now, language: undefined });
    read.push({ gold: entities, found });
  }
  console.table(entityTable(read));
}

/** Frequent questions not trained on, and products by one of their other names with a letter lost. */
async function examineRetrieval(source: RecognizerContent): Promise<void> {
  const isHeldOut = (_: unknown, place: number) => place % HELD_OUT === HELD_OUT - 1;
  const faq = source.faq.map((entry) => ({
    ...entry,
    questions: entry.questions.filter((question, place) => !isHeldOut(question, place)),
  }));
  const recognizer = await createLocalRecognizer({ ...source, faq });
  const ranks = { faq: [] as number[], products: [] as number[] };
  for (const { id, questions } of source.faq) {
    for (const question of questions.filter(isHeldOut)) {
      const { faq: found } = await recognizer.recognize(question, { now: NOW, language: undefined });
      ranks.faq.push(found.findIndex((entry) => entry.id === id));
    }
  }
  for (const { sku, name } of source.products) {
    const asked = `ada ${name.slice(0, 3)}${name.slice(4)} ga kak`;
    const { products } = await recognizer.recognize(asked, { now: NOW, language: undefined });
    ranks.products.push(products.findIndex((product) => product.sku === sku));
  }
  for (const [kind, places] of Object.entries(ranks)) {
    const recall = (most: number) =>
      places.filter((place) => place >= 0 && place < most).length / places.length;
    console.log(`${kind} (${places.length}): recall@1 ${recall(1).toFixed(3)}, @3 ${recall(3).toFixed(3)}`);
  }
}
