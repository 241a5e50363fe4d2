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
  doubts,
  entityTable,
  lenientBy,
  macroF1,
  overlap,
  twoChoices,
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

/** Shares of the messages that may be asked back. */
const ASKED_BACK = [1 / 8, 1 / 5];

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

/** Fresh lines. Even-numbered ones are never looked at and are the measure; odd ones show where it fails. */
async function examineIntents(recognizer: Recognizer): Promise<void> {
  const times: number[] = [];
  for (const name of ['fresh-1.jsonl', 'fresh-2.jsonl']) {
    const asked = await askedAll(recognizer, name, times);
    printFigures('all', asked);
    const even = asked.filter(({ id }) => Number(id.slice(1)) % 2 === 0);
    printFigures('even numbers', even);
    console.table(lenientBy(even, ({ language }) => language));
    console.table(lenientBy(even, ({ style }) => style));
    printYes(even);
    for (const share of ASKED_BACK) printTwoChoices(even, share);
    printDoubts(even);
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
      sure: certaintyOf(reading),
      likeliest: reading.intents.slice(0, 2).map(({ intent }) => labelOf(intent)),
      doubt: reading.doubt,
      acts: actsOf(reading).map(labelOf),
      saidOutside: !reading.inScope || reading.acts.some((act) => act === 'tamper'),
      readLanguage: reading.language,
    });
  }
  return asked;
}

function printFigures(which: string, asked: readonly Answer[]): void {
  const single = asked.filter(({ intents }) => intents.length === 1);
  console.log(
    `${which}, the best reading is one of those labelled: ${lenientBy(asked, () => 'all')['all'] ?? '–'}`,
  );
  console.log(`  top-1 of lines with one intent: ${lenientBy(single, () => 'all')['all'] ?? '–'}`);
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

/** How often a yes is one: as the best reading, and among all acts. */
function printYes(asked: readonly Answer[]): void {
  const share = (said: readonly Answer[]) => {
    const right = said.filter(({ intents }) => intents.includes('affirm')).length;
    return `${(right / (said.length || 1)).toFixed(3)} of ${said.length}`;
  };
  const best = asked.filter(({ top }) => top === 'affirm');
  const among = asked.filter(({ acts }) => acts.includes('affirm'));
  console.log(`  a yes is one: ${share(best)}; among all acts ${share(among)}`);
}

/** What is left when the least sure are asked which of two readings they mean, and how often theirs is among the two. */
function printTwoChoices(asked: readonly Answer[], share: number): void {
  const { below, rest, among } = twoChoices(asked, share);
  console.log(
    `  asked back ${share.toFixed(3)} (less sure than ${below.toFixed(2)}): right of the rest ${rest.toFixed(3)}, ` +
      `the right one among the two ${among.toFixed(3)}`,
  );
}

/** The same for those that the recognizer itself would ask about, where "neither" is a third button. */
function printDoubts(asked: readonly Answer[]): void {
  const { share, rest, among, orNeither } = doubts(asked);
  console.log(
    `  asked about by itself ${share.toFixed(3)}: right of the rest ${rest.toFixed(3)}, the right one among the two ` +
      `${among.toFixed(3)}, or neither said truly ${orNeither.toFixed(3)}`,
  );
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

/** To the labels tampering with the bot is nothing we deal with; it became an intent of its own after them. */
function labelOf(intent: string): string {
  return intent === 'tamper' ? 'none' : intent;
}

function topOf({ inScope, intents }: Recognition): string {
  return labelOf(bestOf({ inScope, intents }));
}

function bestOf({ inScope, intents }: Pick<Recognition, 'inScope' | 'intents'>): string {
  return inScope ? (intents.find(({ intent }) => intent !== 'none')?.intent ?? 'none') : 'none';
}

/** The probability of the reading that is acted on. */
function certaintyOf({ inScope, intents }: Recognition): number {
  return intents.find(({ intent }) => (intent === 'none') !== inScope)?.score ?? 0;
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
