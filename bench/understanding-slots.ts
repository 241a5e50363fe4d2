import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entity } from '../domain/recognition/entities';
import { seededRandom } from '../recognizers/random';
import { type Recognizer } from '../recognizers/recognizer';
import { SequenceTagger } from '../recognizers/slots/sequence-tagger';
import { slotFeatures } from '../recognizers/slots/slot-features';
import { type SlotToken } from '../recognizers/slots/slot-tokens';
import { trainSequence } from '../recognizers/slots/train-sequence';

/** Right, wrongly found, missed. */
type Counts = [right: number, wrong: number, missed: number];

function f1([right, wrong, missed]: Counts): string {
  return ((2 * right) / (2 * right + wrong + missed || 1)).toFixed(3);
}

interface SlotLine {
  id: string;
  text: string;
  slots: Array<{ type: string; text: string; whose: string }>;
}

/** The set's names of types that entities call otherwise. */
const ENTITY: Record<string, string> = {
  person: 'name',
  place: 'city',
  order: 'order_no',
  tracking: 'tracking_no',
};
const JUDGED = new Set([
  'name',
  'phone',
  'email',
  'company',
  'city',
  'address',
  'date',
  'order_no',
  'tracking_no',
  'money',
  'quantity',
]);
/** From here on a value of the writer's is acted on without asking (reading.md §6). */
const SURE = 0.9;

/** Slots of fresh lines by type and overlap, whose they are, and how often what is acted on as the writer's is. */
export async function examineSlots(recognizer: Recognizer, now: string): Promise<void> {
  const file = join('test', 'data', 'understanding', 'fresh-1.jsonl');
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SlotLine);
  const counts = new Map<string, Counts>();
  const owners = { all: 0, right: 0, acted: 0, actedRight: 0 };
  const count = (type: string, place: 0 | 1 | 2) => {
    const found = counts.get(type) ?? [0, 0, 0];
    found[place]++;
    counts.set(type, found);
  };
  for (const { text, slots } of lines) {
    const { entities } = await recognizer.recognize(text, { now, language: undefined });
    const left = entities.filter(({ type }) => JUDGED.has(type));
    for (const slot of slots) {
      const type = ENTITY[slot.type] ?? slot.type;
      const start = text.indexOf(slot.text);
      const at = left.findIndex(
        (entity) => entity.type === type && entity.start < start + slot.text.length && start < entity.end,
      );
      count(type, at < 0 ? 2 : 0);
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (found && type !== 'quantity') countOwner(found, slot.whose, owners);
    }
    for (const { type } of left) count(type, 1);
  }
  const all = [...counts.values()].reduce<Counts>(
    (sum, one) => [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]],
    [0, 0, 0],
  );
  console.log(
    `fresh-1.jsonl, slots F1 ${f1(all)}: ${[...counts].map(([type, one]) => `${type} ${f1(one)}`).join(', ')}`,
  );
  const share = (part: number, whole: number) => (part / (whole || 1)).toFixed(3);
  console.log(
    `  whose: ${share(owners.right, owners.all)} of ${owners.all}; acted on as the writer's ${owners.acted}, of these right ${share(owners.actedRight, owners.acted)}`,
  );
}

function countOwner(
  { whose = 'self', sure = 1 }: Entity,
  gold: string,
  owners: { all: number; right: number; acted: number; actedRight: number },
): void {
  owners.all++;
  if (whose === gold) owners.right++;
  if (whose !== 'self' || sure < SURE) return;
  owners.acted++;
  if (gold === 'self') owners.actedRight++;
}

interface TaggedLine {
  words: string[];
  labels: string[];
}

const FOLDS = 5;

/** xSID's validation lines (exact spans, 5-fold), the tagger beside the most frequent label of each word. */
export function examineXsid(folder: string): void {
  for (const language of ['id', 'en']) {
    const lines = readXsid(join(folder, 'xsid', `${language}.valid.conll`));
    const ours: Counts = [0, 0, 0];
    const plain: Counts = [0, 0, 0];
    for (let fold = 0; fold < FOLDS; fold++) {
      const train = lines.filter((_, index) => index % FOLDS !== fold);
      const test = lines.filter((_, index) => index % FOLDS === fold);
      const tag = taggerOf(train);
      const usual = usualLabels(train);
      for (const { words, labels } of test) {
        addSpans(ours, labels, tag(words));
        addSpans(
          plain,
          labels,
          words.map((word) => usual.get(word.toLowerCase()) ?? 'O'),
        );
      }
    }
    console.log(`xSID ${language}, slots exact F1, ${FOLDS}-fold: ${f1(ours)} (by word ${f1(plain)})`);
  }
}

function readXsid(file: string): TaggedLine[] {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/u)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => /^\d/u.test(line))
        .map((line) => line.split('\t')),
    )
    .filter((rows) => rows.length > 0)
    .map((rows) => ({
      words: rows.map(([, word = '']) => word),
      labels: rows.map((row) => row.at(-1) ?? 'O'),
    }));
}

function taggerOf(lines: readonly TaggedLine[]): (words: readonly string[]) => string[] {
  const names = ['O', ...new Set(lines.flatMap(({ labels }) => labels).filter((label) => label !== 'O'))];
  const featuresOf = (words: readonly string[]) => slotFeatures(words.map(tokenOf), undefined);
  const rows = lines.map(({ words, labels }) => ({
    features: featuresOf(words),
    labels: labels.map((label) => names.indexOf(label)),
  }));
  const tagger = new SequenceTagger(trainSequence(rows, names, seededRandom(1)));
  return (words) => tagger.tag(featuresOf(words)).labels;
}

function tokenOf(word: string): SlotToken {
  const written = word.toLowerCase();
  const shape = word
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\d+/gu, '9');
  return { form: written, written, shape, tags: [], start: 0, end: 0 };
}

function usualLabels(lines: readonly TaggedLine[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { words, labels } of lines) {
    words.forEach((word, at) => {
      const of = counts.get(word.toLowerCase()) ?? new Map<string, number>();
      of.set(labels[at] ?? 'O', (of.get(labels[at] ?? 'O') ?? 0) + 1);
      counts.set(word.toLowerCase(), of);
    });
  }
  return new Map([...counts].map(([word, of]) => [word, [...of].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'O']));
}

function addSpans(counts: Counts, gold: readonly string[], found: readonly string[]): void {
  const [wanted, foundSpans] = [spansOf(gold), spansOf(found)];
  const right = foundSpans.filter((span) => wanted.includes(span)).length;
  counts[0] += right;
  counts[1] += foundSpans.length - right;
  counts[2] += wanted.length - right;
}

function spansOf(labels: readonly string[]): string[] {
  const spans: string[] = [];
  labels.forEach((label, at) => {
    if (label === 'O' || (label.startsWith('I-') && labels[at - 1]?.slice(2) === label.slice(2))) return;
    let to = at + 1;
    while (labels[to] === `I-${label.slice(2)}`) to++;
    spans.push(`${at}-${to} ${label.slice(2)}`);
  });
  return spans;
}
