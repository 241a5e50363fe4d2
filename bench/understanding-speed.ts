import { createProductReader } from '../recognizers/entities/products';
import { Classifier } from '../recognizers/intents/classifier';
import { NO_KNOWLEDGE } from '../recognizers/intents/feature-bag';
import { intentWords } from '../recognizers/intents/intent-words';
import { decodeModel, encodeModel } from '../recognizers/intents/model-file';
import { seededRandom, type Random } from '../recognizers/random';
import { normalizeText } from '../recognizers/text/normalize';
import { banking, perIntent } from './understanding-sets';

/** The middle and the hundredth slowest of some milliseconds. */
export function percentiles(times: number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((first, second) => first - second);
  return { p50: sorted[sorted.length >> 1] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const started = performance.now();
  const value = work();
  return { value, ms: performance.now() - started };
}

/** Training, size, loading and prediction with 40 intents of 60 lines (BANKING77's first 40). */
export function measureSpeed(folder: string) {
  const intents = [...new Set(banking(folder, 'train').map(({ intent }) => intent))].sort().slice(0, 40);
  const ours = ({ intent }: { intent: string }) => intents.includes(intent);
  const lines = perIntent(banking(folder, 'train').filter(ours), 60, seededRandom(1));
  const training = timed(() => Classifier.train(lines, NO_KNOWLEDGE));
  const bytes = encodeModel(training.value.model, 'bench');
  const loading = timed(() => {
    const model = decodeModel(bytes, 'bench');
    return model && new Classifier(model, NO_KNOWLEDGE);
  });
  const asked = banking(folder, 'test').filter(ours);
  const predict = (text: string) => training.value.predict(intentWords(normalizeText(text)));
  for (const { text } of asked) predict(text);
  const times = asked.map(({ text }) => timed(() => predict(text)).ms);
  return { trainMs: training.ms, bytes: bytes.length, loadMs: loading.ms, predict: percentiles(times) };
}

const SYLLABLES =
  'ka lo mi ra ten dor sa bu pri zen gal vor ne hu quo ja ril mo ti wex pa nu she kor lim fer go din'.split(
    ' ',
  );

function inventedWord(random: Random): string {
  const pick = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  return pick() + pick() + (random() < 0.5 ? pick() : '');
}

/** One letter lost or wrong. */
function mistyped(name: string, random: Random): string {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const letter = random() < 0.5 ? '' : ('aeiou'[Math.floor(random() * 5)] ?? '');
  return name.slice(0, at) + letter + name.slice(at + 1);
}

/** Finding mistyped names in sentences, in a generated catalogue of 5,000. */
export function measureProducts(seed: number) {
  const random = seededRandom(seed);
  const words = Array.from({ length: 1_500 }, () => inventedWord(random));
  const word = () => words[Math.floor(random() * words.length)] ?? '';
  const names = [...new Set(Array.from({ length: 5_200 }, () => `${word()} ${word()} ${word()}`))].slice(
    0,
    5_000,
  );
  const products = names.map((name, index) => ({
    sku: `SKU${10_000 + index}`,
    name,
    aliases: [],
    category: 'c',
    description: '',
    tags: [],
  }));
  const read = createProductReader(
    products,
    () => false,
    () => true,
  );
  const asked = Array.from({ length: 500 }, () => Math.floor(random() * names.length));
  let right = 0;
  const times = asked.map((index) => {
    const name = names[index] ?? '';
    const normal = normalizeText(`kak mau tanya harga ${mistyped(name, random)} masih ada ga`);
    const input = {
      normal,
      language: 'id' as const,
      today: { year: 2026, month: 11, day: 22 },
      goods: new Set<number>(),
      expecting: undefined,
    };
    const found = timed(() => read(input));
    const [entity] = found.value;
    if (entity?.type === 'product' && entity.value.name === name) right++;
    return found.ms;
  });
  return { recall: right / asked.length, ...percentiles(times) };
}
