import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../bot/content/load-content';
import { recognizerContent } from '../bot/content/recognizer-content';
import { type Entity } from '../domain/recognition/entities';
import { type Recognition } from '../domain/recognition/recognition';
import { createLocalRecognizer } from '../recognizers/local-recognizer';
import { type Recognizer } from '../recognizers/recognizer';
import {
  accuracyBy,
  entityTable,
  macroF1,
  overlap,
  type Asked,
  type EntityLine,
} from './understanding-exam-figures';
import { examineSlots } from './understanding-slots';
import { examineRetrieval } from './understanding-retrieval';
import { percentiles } from './understanding-speed';

const FOLDER = join('test', 'data', 'understanding');
/** The moment of the examination: Sunday 22 November 2026, 10:00 in Jakarta. */
const NOW = '2026-11-22T03:00:00.000Z';
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
  id: string;
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
  await examineSlots(recognizer, NOW);
  await examineEntities(recognizer);
  await examineRetrieval(source, new Set(content.faq.map(({ topic }) => topic)));
}

type Answer = Asked & IntentLine;

/** All lines of the development set, then those with an odd number, which nothing was fitted to; then the probe and the fresh lines. */
async function examineIntents(recognizer: Recognizer): Promise<void> {
  const times: number[] = [];
  const dev = await askedAll(recognizer, 'dev.jsonl', times);
  printFigures('all', dev);
  printFigures(
    'odd numbers',
    dev.filter(({ id }) => Number(id.slice(1)) % 2 === 1),
  );
  const single = dev.filter(({ intents }) => intents.length === 1);
  console.table(accuracyBy(single, ({ language }) => language));
  console.table(accuracyBy(single, ({ language, style }) => `${language} ${style}`));
  printFigures('all', await askedAll(recognizer, 'probe.jsonl', times));
  for (const name of ['fresh-1.jsonl', 'fresh-2.jsonl']) {
    printFigures('all', await askedAll(recognizer, name, times));
  }
  printTimes(times, await timesOfLongText(recognizer));
}

async function askedAll(recognizer: Recognizer, name: string, times: number[]): Promise<Answer[]> {
  const asked: Answer[] = [];
  for (const line of linesOf<IntentLine>(name)) {
    const started = performance.now();
    const reading = await recognizer.recognize(line.text, { now: NOW, language: undefined });
    times.push(performance.now() - started);
    asked.push({
      ...line,
      top: topOf(reading),
      acts: actsOf(reading),
      saidOutside: !reading.inScope,
      readLanguage: reading.language,
    });
  }
  return asked;
}

function printFigures(which: string, asked: readonly Answer[]): void {
  const single = asked.filter(({ intents }) => intents.length === 1);
  console.log(`${which}, top-1 of lines with one intent: ${accuracyBy(single, () => 'all')['all'] ?? '–'}`);
  console.log(`  macro-F1 of these: ${macroF1(single).toFixed(3)}`);
  console.log(`  acts: ${overlap(asked.map(({ acts, intents }) => [acts, intents]))}`);
  const outside = asked.map(
    ({ saidOutside, inScope }) => [saidOutside ? ['x'] : [], inScope ? [] : ['x']] as const,
  );
  console.log(`  out of scope: ${overlap(outside)}`);
  const named = asked.filter(
    ({ language, readLanguage }) => language !== 'mixed' && readLanguage !== undefined,
  );
  const right = named.filter(({ language, readLanguage }) => language === readLanguage).length;
  console.log(`  language: ${(right / named.length).toFixed(3)}`);
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

/** The sets by parity of the id: even lines may be tuned on, odd ones are the examination. */
async function examineEntities(recognizer: Recognizer): Promise<void> {
  for (const name of ['entities.jsonl', 'entities-more.jsonl']) {
    const lines = linesOf<EntityLine>(name);
    for (const rest of [0, 1]) {
      const read: Array<{ gold: EntityLine['entities']; found: Entity[] }> = [];
      for (const { id, text, now, entities } of lines) {
        if (Number(id.replace(/\D/gu, '')) % 2 !== rest) continue;
        const { entities: found } = await recognizer.recognize(text, { now, language: undefined });
        read.push({ gold: entities, found });
      }
      console.log(`${name}, ${rest === 0 ? 'even' : 'odd'} ids`);
      console.table(entityTable(read));
    }
  }
}
