import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Recognition } from '../domain/recognition/recognition';
import { createLocalRecognizer } from '../recognizers/local-recognizer';
import { seededRandom, type Random } from '../recognizers/random';
import { type ProductText, type Recognizer, type RecognizerContent } from '../recognizers/recognizer';
import { percentiles } from './understanding-speed';

const FOLDER = join('test', 'data', 'understanding');
const NOW = '2026-11-22T03:00:00.000Z';
/** One question in so many is kept from the training to ask for it. */
const HELD_OUT = 4;
const CATALOGUE = 1_000;
const LARGE_CATALOGUE = 5_000;
const BINS = 10;
const ROUNDS = 3;

/** A line of `questions.jsonl`: any of the entries or products named is a right answer. */
interface Question {
  id: string;
  text: string;
  faq?: string[];
  products?: string[];
}

interface Ranked {
  id: string;
  score: number;
}

/** A message with what was found, best first, and what would have been right; nothing is right for small talk. */
interface Answered {
  found: Ranked[];
  right: readonly string[];
}

/**
 * Frequent questions and products found: held-out phrasings, customers' own words, certainty, time.
 * @param topics the intents that frequent questions answer.
 */
export async function examineRetrieval(
  source: RecognizerContent,
  topics: ReadonlySet<string | undefined>,
): Promise<void> {
  await examineHeldOut(source);
  const recognizer = await createLocalRecognizer(withInvented(source, CATALOGUE));
  await examineQuestions(recognizer, topics);
  await examineTime(source);
}

/** Frequent questions not trained on, and products by their name with a letter lost. */
async function examineHeldOut(source: RecognizerContent): Promise<void> {
  const isHeldOut = (_: unknown, place: number) => place % HELD_OUT === HELD_OUT - 1;
  const faq = source.faq.map((entry) => ({
    ...entry,
    questions: entry.questions.filter((question, place) => !isHeldOut(question, place)),
  }));
  const recognizer = await createLocalRecognizer({ ...source, faq });
  const asked: Answered[] = [];
  for (const { id, questions } of source.faq) {
    for (const question of questions.filter(isHeldOut))
      asked.push({ found: faqOf(await read(recognizer, question)), right: [id] });
  }
  printRecall('faq, phrasings held out', asked);
  const mistyped: Answered[] = [];
  for (const { sku, name } of source.products) {
    const text = `ada ${name.slice(0, 3)}${name.slice(4)} ga kak`;
    mistyped.push({ found: productsOf(await read(recognizer, text)), right: [sku] });
  }
  printRecall('products, a letter lost', mistyped);
}

/** `questions.jsonl`; even ids may be tuned on, odd ones are the examination. */
async function examineQuestions(
  recognizer: Recognizer,
  topics: ReadonlySet<string | undefined>,
): Promise<void> {
  const questions = linesOf<Question>('questions.jsonl');
  for (const parity of ['even', 'odd'] as const) {
    const asked = { faq: [] as Answered[], products: [] as Answered[] };
    for (const { text, faq, products } of questions.filter(({ id }) => parityOf(id) === parity)) {
      const reading = await read(recognizer, text);
      if (faq) asked.faq.push({ found: faqOf(reading), right: faq });
      if (products) asked.products.push({ found: productsOf(reading), right: products });
    }
    printRecall(`faq, customers' words, ${parity}`, asked.faq);
    printRecall(`products of ${CATALOGUE}, ${parity}`, asked.products);
    printRecall(`both, ${parity}`, [...asked.faq, ...asked.products]);
    const others = await unanswerable(recognizer, topics, parity);
    printReliability(`faq ${parity}, with ${others.length} messages that ask nothing of it`, [
      ...asked.faq,
      ...others,
    ]);
    printReliability(`products ${parity}`, asked.products);
  }
}

/** Messages about what no frequent question answers (thanks, a price, a complaint): the best entry is wrong. */
async function unanswerable(
  recognizer: Recognizer,
  topics: ReadonlySet<string | undefined>,
  parity: 'even' | 'odd',
): Promise<Answered[]> {
  const lines = linesOf<{ id: string; text: string; intents: string[] }>('fresh-1.jsonl');
  const others = lines.filter(
    ({ id, intents }) => parityOf(id) === parity && !intents.some((intent) => topics.has(intent)),
  );
  const answered: Answered[] = [];
  for (const { text } of others) answered.push({ found: faqOf(await read(recognizer, text)), right: [] });
  return answered;
}

/** A message of a customer of a shop with thousands of products; the best of some rounds, for a machine that does other things. */
async function examineTime(source: RecognizerContent): Promise<void> {
  const recognizer = await createLocalRecognizer(withInvented(source, LARGE_CATALOGUE));
  const texts = linesOf<Question>('questions.jsonl').map(({ text }) => text);
  for (const text of texts) await read(recognizer, text);
  const times = texts.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, text] of texts.entries()) {
      const started = performance.now();
      await read(recognizer, text);
      times[place] = Math.min(times[place] as number, performance.now() - started);
    }
  }
  const { p50, p99 } = percentiles(times);
  console.log(`a message at ${LARGE_CATALOGUE} products: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
}

function read(recognizer: Recognizer, text: string): Promise<Recognition> {
  return recognizer.recognize(text, { now: NOW, language: undefined });
}

const faqOf = ({ faq }: Recognition): Ranked[] => faq;
const productsOf = ({ products }: Recognition): Ranked[] =>
  products.map(({ sku, score }) => ({ id: sku, score }));

function linesOf<T>(name: string): T[] {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function parityOf(id: string): 'even' | 'odd' {
  return Number(id.replace(/\D/gu, '')) % 2 === 0 ? 'even' : 'odd';
}

function printRecall(what: string, asked: readonly Answered[]): void {
  const recall = (most: number) =>
    asked.filter(({ found, right }) => found.slice(0, most).some(({ id }) => right.includes(id))).length /
    asked.length;
  console.log(`${what} (${asked.length}): recall@1 ${recall(1).toFixed(3)}, @3 ${recall(3).toFixed(3)}`);
}

/** Stated and observed certainty of the best answer, in tenths, and the expected calibration error (P-5). */
function printReliability(what: string, asked: readonly Answered[]): void {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, right: 0 }));
  for (const { found, right } of asked) {
    const [best] = found;
    const bin = best && bins[Math.min(BINS - 1, Math.floor(best.score * BINS))];
    if (!best || !bin) continue;
    bin.count++;
    bin.said += best.score;
    if (right.includes(best.id)) bin.right++;
  }
  const gap = bins.reduce((sum, { said: claimed, right }) => sum + Math.abs(claimed - right), 0);
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  console.log(`${what}: calibration error ${(gap / Math.max(1, count)).toFixed(3)}`);
  console.table(
    bins
      .filter((bin) => bin.count > 0)
      .map((bin) => ({
        count: bin.count,
        said: (bin.said / bin.count).toFixed(2),
        right: (bin.right / bin.count).toFixed(2),
      })),
  );
}

const SYLLABLES = 'ka lo mi ra ten dor sa bu pri zen gal vor ne hu quo ja ril mo ti wex pa nu she kor'.split(
  ' ',
);
const KINDS =
  'Blender Timbangan Ketel Teko Rak Toples Kompor Panci Oven Kipas Lampu Meja Gelas Piring Sendok Botol Saringan Termos'.split(
    ' ',
  );
const SIZES = ['250 ml', '500 ml', '1 liter', '10 cm', '20 cm', 'isi 6', 'isi 12', 'Mini', 'Pro'];

/** The company's products among invented ones of a household shop, which share words with them. */
function withInvented(source: RecognizerContent, count: number): RecognizerContent {
  const random = seededRandom(count);
  const invented = Array.from({ length: count - source.products.length }, (_, place) =>
    inventedProduct(random, place),
  );
  return { ...source, hash: `${source.hash}:${count}`, products: [...source.products, ...invented] };
}

function inventedProduct(random: Random, place: number): ProductText {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const brand = pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.5 ? pick(SYLLABLES) : '');
  const kind = pick(KINDS);
  const name = `${kind} ${brand} ${pick(SIZES)}`;
  return {
    sku: `X${10_000 + place}`,
    name,
    aliases: [],
    category: 'rumah-tangga',
    description: `${name} untuk dapur dan meja makan, mudah dibersihkan, bergaransi satu tahun`,
    tags: ['dapur', kind.toLowerCase()],
  };
}
